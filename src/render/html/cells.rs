//! Draws a picture of rows of cells as SVG, which stands alone: a light ground, a title, and the
//! rows in words.

use maud::{Markup, html as markup};

use super::super::{Picture, PictureBlock, PictureCell, PictureRow, Report, SafeText};

/// The width of a letter of 12 pixels, rather too wide than too narrow.
const LETTER: usize = 7;
const MARGIN: usize = 16;
const GAP: usize = 10;
/// The height of the line of a ruler, of words and of the legend.
const LINE: usize = 18;
/// The narrowest drawing, so that its heading has room.
const NARROWEST: usize = 480;

const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#1b1f24}.head{font-weight:600;font-size:14px}\
                     .soft{fill:#57606a}.end{text-anchor:end}.paper{fill:#fff}.full{fill:#2a6fbb}\
                     .part{fill:#b9d4f1;stroke:#2a6fbb;stroke-width:.7}.none{fill:#f0f2f5;stroke:#d0d7de;stroke-width:.7}\
                     .lost{fill:#f3b48b}.cross{stroke:#8f3410;stroke-width:1.2}\
                     .gone{fill:#fff;stroke:#57606a;stroke-width:.7;stroke-dasharray:2 2}.mark{fill:#6e2fa0}";

/// The places of the parts of all rows.
struct CellFrame {
    left: usize,
    step: usize,
    size: (usize, usize),
    figure: usize,
    remark: usize,
    width: usize,
}

/// Returns the picture of a report as a file of its own.
pub(crate) fn svg(report: &Report) -> Option<SafeText> {
    let picture = report.picture.as_ref()?;
    Some(SafeText::of(&(drawn(picture, &report.headline).into_string() + "\n")))
}

/// Draws a picture under its heading.
pub(super) fn drawn(picture: &Picture, heading: &str) -> Markup {
    let frame = CellFrame::of(picture, heading);
    let mut y = MARGIN + 2 * LINE;
    let mut blocks = Vec::new();
    for block in &picture.blocks {
        blocks.push(frame.block(block, y));
        y += frame.height_of(block) + GAP;
    }
    let (legend, end) = frame.legend(&picture.legend, y);
    let height = end + MARGIN;
    markup! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {height}", frame.width)) width=(frame.width) height=(height) role="img" aria-labelledby="picture-title picture-text" {
            title id="picture-title" { (heading) }
            desc id="picture-text" { (in_words(picture)) }
            style { (maud::PreEscaped(STYLE)) }
            rect.paper x="0" y="0" width=(frame.width) height=(height) {}
            text.head x=(MARGIN) y=(MARGIN + 12) { (heading) }
            @for block in &blocks { (block) }
            (legend)
        }
    }
}

impl CellFrame {
    fn of(picture: &Picture, heading: &str) -> Self {
        let rows = || picture.blocks.iter().flat_map(|block| &block.strips);
        let widest = |text: fn(&PictureRow) -> &str| {
            rows().map(|row| text(row).chars().count()).max().unwrap_or(0) * LETTER
        };
        let cells = rows().map(|row| row.cells.len()).max().unwrap_or(0);
        let step = if picture.apart { 16 } else { (480 / cells.max(1)).max(4) };
        let size = if picture.apart { (13, 13) } else { (step, 16) };
        let left = MARGIN + widest(|row| &row.label) + GAP;
        let after = left + cells * step + GAP;
        let figure = after + widest(|row| &row.figure);
        let remark = figure + GAP;
        let end = remark + widest(|row| &row.remark);
        let heading = heading.chars().count() * (LETTER + 1);
        let width = (end.max(heading).max(NARROWEST) + MARGIN).min(1_600);
        Self { left, step, size, figure, remark, width }
    }

    fn height_of(&self, block: &PictureBlock) -> usize {
        let pointers: usize = block.strips.iter().map(|row| row.pointers.len()).sum();
        let ruler = usize::from(!block.ruler.is_empty());
        block.strips.len() * (self.size.1 + 4) + (pointers + ruler) * LINE
    }

    fn block(&self, block: &PictureBlock, top: usize) -> Markup {
        let mut y = top + if block.ruler.is_empty() { 0 } else { LINE };
        let mut rows = Vec::new();
        for row in &block.strips {
            rows.push(self.row(row, y));
            y += self.size.1 + 4 + row.pointers.len() * LINE;
        }
        markup! {
            @for (cell, text) in &block.ruler {
                text.soft x=(self.left + cell * self.step) y=(top + 12) { (text) }
            }
            @for row in &rows { (row) }
        }
    }

    fn row(&self, row: &PictureRow, y: usize) -> Markup {
        let base = y + self.size.1 - 3;
        markup! {
            text.soft x=(MARGIN) y=(base) { (row.label) }
            @for (at, content) in row.cells.iter().enumerate() {
                (cell(*content, (self.left + at * self.step, y), self.size))
            }
            @if !row.figure.is_empty() { text.end x=(self.figure) y=(base) { (row.figure) } }
            @if !row.remark.is_empty() { text x=(self.remark) y=(base) { (row.remark) } }
            @for (at, pointer) in row.pointers.iter().enumerate() {
                @let x = self.left + pointer.cells.start * self.step;
                @let below = y + self.size.1 + LINE * at + 14;
                // Words that have no room to the right stand to the left of their arrow.
                @if x + (pointer.says.chars().count() + 2) * LETTER < self.width {
                    text.soft x=(x) y=(below) { "↑ " (pointer.says) }
                } @else {
                    text.soft.end x=(x + self.step) y=(below) { (pointer.says) " ↑" }
                }
            }
        }
    }

    /// Draws the legend in as many lines as it needs, and returns the end of it.
    fn legend(&self, entries: &[(Vec<PictureCell>, String)], top: usize) -> (Markup, usize) {
        let (mut x, mut y) = (MARGIN, top + 4);
        let mut placed = Vec::new();
        for (cells, says) in entries {
            let length = cells.len() * 18 + says.chars().count() * LETTER + 2 * GAP;
            if x > MARGIN && x + length > self.width {
                (x, y) = (MARGIN, y + LINE + 4);
            }
            placed.push((x, y, cells, says));
            x += length;
        }
        let drawn = markup! {
            @for (x, y, cells, says) in &placed {
                @for (at, content) in cells.iter().enumerate() { (cell(*content, (x + at * 18, *y), (14, 14))) }
                text x=(x + cells.len() * 18 + 2) y=(y + 12) { (says) }
            }
        };
        (drawn, y + LINE)
    }
}

fn cell(content: PictureCell, (x, y): (usize, usize), (width, height): (usize, usize)) -> Markup {
    let area = |class: &str, x: usize, width: usize| {
        markup! { rect class=(class) x=(x) y=(y) width=(width) height=(height) {} }
    };
    let half = width / 2;
    markup! {
        @match content {
            PictureCell::Full => (area("full", x, width)),
            PictureCell::Part => (area("part", x, width)),
            PictureCell::Empty => (area("none", x, width)),
            PictureCell::Start => { (area("none", x, width)) (area("full", x, half)) }
            PictureCell::End => { (area("none", x, width)) (area("full", x + half, width - half)) }
            PictureCell::Lost => {
                (area("lost", x, width))
                line.cross x1=(x + 1) y1=(y + height - 3) x2=(x + width - 1) y2=(y + 3) {}
            }
            PictureCell::Skipped => (area("gone", x, width)),
            PictureCell::Mark => {
                path.mark d=(format!("M{} {} l5 8 h-10 z", x + half, y + 1)) {}
            }
            PictureCell::Outside => {}
        }
    }
}

/// Returns the rows in words.
fn in_words(picture: &Picture) -> String {
    let rows = picture.blocks.iter().flat_map(|block| &block.strips);
    let says = |row: &PictureRow| {
        let covered = match row.figure.as_str() {
            _ if picture.apart => count(row),
            "" => "closed".to_owned(),
            figure => figure.to_owned(),
        };
        let remark =
            if row.remark.is_empty() { String::new() } else { format!(", {}", row.remark) };
        format!("{}: {covered}{remark}", row.label)
    };
    let rows: Vec<String> = rows.filter(|row| !row.label.is_empty()).map(says).collect();
    rows.join("; ")
}

/// Counts the days of a row of a year.
fn count(row: &PictureRow) -> String {
    let of = |wanted: &[PictureCell]| row.cells.iter().filter(|cell| wanted.contains(cell)).count();
    let (open, closed) =
        (of(&[PictureCell::Full, PictureCell::Part]), of(&[PictureCell::Empty, PictureCell::Lost]));
    format!("{open} days covered, {closed} closed")
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::render::{Picture, PictureBlock, PictureCell, PictureRow, Report};

    #[test]
    fn whatever_comes_in_stays_text() {
        let evil = "</title><script>alert(1)</script>&";
        let row = PictureRow {
            label: evil.to_owned(),
            remark: evil.to_owned(),
            cells: vec![PictureCell::Full, PictureCell::Lost, PictureCell::Mark],
            ..PictureRow::default()
        };
        let blocks = vec![PictureBlock { ruler: vec![(0, evil.to_owned())], strips: vec![row] }];
        let picture = Picture { blocks, ..Picture::default() };
        let report =
            Report { headline: evil.to_owned(), picture: Some(picture), ..Report::default() };
        let drawn = svg(&report).unwrap();
        assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;"));
        assert_eq!(drawn.matches("<title").count(), drawn.matches("</title>").count());
        assert_eq!(svg(&Report::default()), None);
    }
}
