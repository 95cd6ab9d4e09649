//! Renders a page: the document around the charts.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::{
    super::{Chart, Key, Page, Report, SafeText, Section, Table, Tone},
    STYLE,
    bars::bars,
    cells::drawn,
    diverging_bars::spread,
    drawing::TALL,
    histogram::columns,
    trend::trend,
    week::week,
};

/// The longest cell of a column that is no prose.
const LONG_CELL: usize = 40;
/// The most rows of a table that are shown at once; more are folded.
const LONG: usize = 14;

/// Renders a page as one HTML file.
#[must_use]
pub(crate) fn html(page: &Page) -> SafeText {
    let first = page.sections.first().filter(|part| part.is_half);
    let document = markup! {
        (DOCTYPE)
        html lang="en" {
            (head(&page.title))
            body {
                (header(page))
                main {
                    @if !page.notes.is_empty() { (notes(&page.notes, first.is_some())) }
                    @if let Some(first) = first { (section(0, first)) }
                    @if !page.legend.is_empty() { (legend(&page.legend)) }
                    @for (at, part) in page.sections.iter().enumerate().skip(first.iter().len()) { (section(at, part)) }
                }
                footer {
                    @if !page.facts.is_empty() {
                        h2 { "Further figures" }
                        dl.facts { @for (name, value) in &page.facts { dt { (name) } dd { (value) } } }
                    }
                    h2 { "Where the numbers come from" }
                    dl.sources { @for (name, value) in &page.footer { dt { (name) } dd { (value) } } }
                }
            }
        }
    };
    // The page's own markup has no hidden characters, so all of it can be made safe.
    SafeText::of(&(document.into_string() + "\n"))
}

/// Renders the picture of a report as a small page: the picture, and all of its tables.
#[must_use]
pub(crate) fn picture_page(report: &Report) -> Option<SafeText> {
    let picture = report.picture.as_ref()?;
    let document = markup! {
        (DOCTYPE)
        html lang="en" {
            (head(&report.headline))
            body {
                header {
                    h1 { (report.headline) }
                    @for line in &report.caveats { p { (line) } }
                }
                main {
                    div.scroll tabindex="0" role="region" aria-label="Picture" { (drawn(picture, &report.headline)) }
                    @for (at, rows) in report.tables.iter().enumerate() {
                        section aria-labelledby=(format!("heading{at}")) {
                            h2 id=(format!("heading{at}")) { (rows.title) }
                            (table(rows, &rows.title))
                        }
                    }
                }
                footer {
                    dl { @for (name, value) in &report.facts { dt { (name) } dd { (value) } } }
                    @for note in &report.notes { p.note { (note) } }
                }
            }
        }
    };
    Some(SafeText::of(&(document.into_string() + "\n")))
}

fn head(title: &str) -> Markup {
    markup! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            // Nothing may be loaded, whatever stands in the page.
            meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
            link rel="icon" href="data:,";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

fn header(page: &Page) -> Markup {
    markup! {
        header {
            h1 { (page.title) }
            @if !page.subtitle.is_empty() { p.subtitle { (page.subtitle) } }
            div.summary {
                @if let Some(figure) = &page.figure {
                    div class=(format!("figure {}", tone(page.tone))) {
                        p.value { (figure.value) }
                        @for line in &figure.beside { p.beside { (line) } }
                    }
                }
                dl.counts { @for (name, value) in &page.counts { div { dt { (name) } dd { (value) } } } }
            }
            p class=(format!("headline {}", tone(page.tone))) { (page.headline) }
        }
    }
}

fn notes(notes: &[String], is_half: bool) -> Markup {
    markup! {
        section.half[is_half] aria-labelledby="notes" {
            h2 id="notes" { "How these numbers count" }
            @for note in notes { p.note { (note) } }
        }
    }
}

fn legend(entries: &[(Key, String)]) -> Markup {
    let class = |key: Key| match key {
        Key::Met => "good",
        Key::Missed => "bad",
        Key::Goal => "goal-line",
    };
    markup! {
        ul.legend.of-page aria-label="Legend" {
            @for (key, says) in entries { li { span.key.(class(*key)) {} (says) } }
        }
    }
}

fn section(at: usize, part: &Section) -> Markup {
    let id = format!("chart{at}");
    let table_here = part.table.as_ref().filter(|table| !table.rows.is_empty());
    let is_folded = part.folded
        || table_here.is_some_and(|table| part.chart.is_some() && table.rows.len() > LONG);
    let is_half =
        part.is_half || part.chart.as_ref().is_some_and(|chart| !is_tall(chart)) && is_folded;
    let is_long = table_here.is_some_and(|table| table.rows.len() > LONG);
    let is_beside =
        part.chart.as_ref().is_some_and(|chart| !is_tall(chart)) && table_here.is_some();
    markup! {
        section.half[is_half].long[is_long] aria-labelledby=(format!("heading{at}")) {
            h2 id=(format!("heading{at}")) { (part.title) }
            @if !part.says.is_empty() { p { (part.says) } }
            div.beside-table[is_beside && !is_folded] {
                @if let Some(chart) = &part.chart { div.chart { (chart_of(&id, &part.title, chart)) } }
                @if let Some(rows) = table_here {
                    @if is_folded {
                        details { summary { "The numbers" } (table(rows, &part.title)) }
                    } @else {
                        (table(rows, &part.title))
                    }
                }
            }
        }
    }
}

fn chart_of(id: &str, title: &str, chart: &Chart) -> Markup {
    match chart {
        Chart::Trend(chart) => trend(id, title, chart),
        Chart::Shares(chart) => bars(id, title, chart),
        Chart::Columns(chart) => columns(id, title, chart),
        Chart::Spread(chart) => spread(id, title, chart),
        Chart::Week(chart) => week(id, title, chart),
    }
}

/// Returns true if a chart is drawn in two halves.
fn is_tall(chart: &Chart) -> bool {
    match chart {
        Chart::Shares(chart) => chart.bars.len() > TALL,
        Chart::Spread(chart) => chart.rows.len() > TALL,
        Chart::Columns(_) | Chart::Week(_) | Chart::Trend(_) => false,
    }
}

fn table(table: &Table, title: &str) -> Markup {
    // A column is numeric if all its cells are numbers or empty.
    let is_number = |at: usize| {
        table.rows.iter().all(|row| {
            row.get(at).is_none_or(|cell| {
                ["", "-", "none"].contains(&cell.as_str()) || is_number_cell(cell)
            })
        })
    };
    let is_prose = |at: usize| {
        table.rows.iter().any(|row| row.get(at).is_some_and(|cell| cell.len() > LONG_CELL))
    };
    let class = |at: usize| match at {
        0 => None,
        at if is_number(at) => Some("number"),
        at => is_prose(at).then_some("prose"),
    };
    markup! {
        div.scroll tabindex="0" role="region" aria-label=(format!("{title}: table")) {
            table {
                caption { (title) }
                @if table.header.iter().any(|name| !name.is_empty()) { thead { tr { @for (at, name) in table.header.iter().enumerate() { th scope="col" class=[class(at)] { (name) } } } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td class=[class(at)] { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns true for `1,234`, `92.01%` or `1h45m`; no time, and nothing in words.
fn is_number_cell(cell: &str) -> bool {
    let cell = cell.trim_start_matches('~');
    cell.starts_with(|letter: char| letter.is_ascii_digit())
        && !cell.trim_end_matches('%').contains([' ', 'T'])
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "yes",
        Tone::Bad => "no",
        Tone::Unsure => "unsure",
    }
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::render::{Bar, Chart, DivergingBars, DivergingRow, Page, Section, Shares, Table};

    #[test]
    fn whatever_comes_in_stays_text() {
        let evil = "</title></style></svg><script>alert(\"1\")</script>&<img src=x onerror='x'>";
        let text = || evil.to_owned();
        let mut table = Table::new(evil, &[evil]);
        table.rows.push(vec![text()]);
        let bar = Bar { label: text(), good: 50.0, bad: 50.0, value: text() };
        let spread = DivergingBars {
            parts: vec![text()],
            left: 0,
            rows: vec![DivergingRow { label: text(), counts: vec![1] }],
        };
        let charts =
            [Chart::Shares(Shares { bars: vec![bar], line: Some(95.0) }), Chart::Spread(spread)];
        let section = |chart| Section {
            title: text(),
            says: text(),
            chart: Some(chart),
            table: Some(table.clone()),
            ..Section::default()
        };
        let page = Page {
            title: text(),
            headline: text(),
            facts: vec![(text(), text())],
            sections: charts.into_iter().map(section).collect(),
            footer: vec![(text(), text())],
            ..Page::default()
        };
        let html = html(&page);
        assert!(html.matches("&lt;script&gt;").count() > 10);
        for wrong in ["<script", "<img", "\"1\"", "onerror='"] {
            let inside = if wrong.starts_with('<') {
                html.contains(wrong)
            } else {
                html.contains(&format!("({wrong}"))
            };
            assert!(!inside, "{wrong}");
        }
        assert_eq!(html.matches("</title>").count(), html.matches("<title").count());
    }
}
