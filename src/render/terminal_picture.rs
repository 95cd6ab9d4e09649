//! Draws pictures for a terminal. Colours only repeat the shapes.

use anstyle::{AnsiColor, Style};

use super::{
    columns::indented,
    fitted_picture::fitted,
    picture::{Annotation, Picture, PictureBlock, PictureCell, PictureRow},
};

/// The blanks between the parts of a row.
const GAP: usize = 2;

/// Draws a picture as lines of a width, with escape codes for colour.
#[must_use]
pub(crate) fn drawing(picture: &Picture, page: usize) -> String {
    let strips = || picture.blocks.iter().flat_map(|block| &block.strips);
    let widest = |text: fn(&PictureRow) -> &str| {
        strips().map(|strip| text(strip).chars().count()).max().unwrap_or(0)
    };
    let (label, figure) = (widest(|strip| &strip.label), widest(|strip| &strip.figure));
    let beside = label + GAP + if figure > 0 { figure + GAP } else { 0 };
    let picture = &fitted(picture, page.saturating_sub(beside));
    let strips = picture.blocks.iter().flat_map(|block| &block.strips);
    let cells = strips.map(|strip| strip.cells.len()).max().unwrap_or(0);
    let step = if picture.apart { 2 } else { 1 };
    let frame = Frame { label, figure, cells, step, page };
    let mut blocks: Vec<String> = picture.blocks.iter().map(|block| frame.block(block)).collect();
    if !picture.legend.is_empty() {
        blocks.push(frame.legend(&picture.legend));
    }
    blocks.join("\n")
}

/// The widths of the parts of a row.
struct Frame {
    label: usize,
    figure: usize,
    cells: usize,
    /// Columns from one cell to the next.
    step: usize,
    /// The width of the page.
    page: usize,
}

impl Frame {
    /// Returns the column of the first cell.
    fn left(&self) -> usize {
        self.label + GAP
    }

    /// Returns the width of a number of cells.
    fn width(&self, cells: usize) -> usize {
        (cells * self.step).saturating_sub(self.step - 1)
    }

    fn block(&self, block: &PictureBlock) -> String {
        let mut lines = Vec::new();
        if !block.ruler.is_empty() {
            let mut ruler = " ".repeat(self.left());
            for (cell, text) in &block.ruler {
                let column = self.left() + cell * self.step;
                let width = ruler.chars().count();
                let is_apart = column > width || *cell == 0;
                if is_apart && column + text.chars().count() <= self.page {
                    ruler.push_str(&" ".repeat(column - width));
                    ruler.push_str(text);
                }
            }
            lines.push(painted(faint(), &ruler));
        }
        for strip in &block.strips {
            self.strip(strip, &mut lines);
        }
        lines.concat()
    }

    fn strip(&self, strip: &PictureRow, lines: &mut Vec<String>) {
        let last = strip.cells.iter().rposition(|cell| *cell != PictureCell::Outside);
        let cells = &strip.cells[..last.map_or(0, |last| last + 1)];
        let missing = self.width(self.cells) - self.width(cells.len()) + GAP;
        let column = self.left() + self.width(self.cells) + GAP;
        let figure = match strip.figure.as_str() {
            "" => String::new(),
            figure => format!("{figure:<width$}  ", width = self.figure),
        };
        let fits = column + figure.chars().count() + strip.remark.chars().count() <= self.page;
        let beside = if fits { strip.remark.as_str() } else { "" };
        let (label, cells) = (&strip.label, self.cells(cells));
        let line = format!(
            "{label:<width$}  {cells}{}{figure}{beside}",
            " ".repeat(missing),
            width = self.label
        );
        lines.push(format!("{}\n", line.trim_end()));
        if !fits {
            lines.push(self.beneath(&strip.remark));
        }
        lines.extend(
            strip
                .pointers
                .iter()
                .map(|pointer| painted(AnsiColor::Cyan.on_default(), &self.pointer(pointer))),
        );
    }

    /// Draws words under a row, tied to its label.
    fn beneath(&self, words: &str) -> String {
        let indent = format!("\n{}", " ".repeat(self.left()));
        format!(
            "{}└ {}\n",
            " ".repeat(self.label),
            wrapped(&[words], " ", self.page.saturating_sub(self.left())).join(&indent)
        )
    }

    /// Draws a bracket under cells with words behind it, or before or in it where they would leave
    /// the page.
    fn pointer(&self, pointer: &Annotation) -> String {
        let from = self.left() + pointer.cells.start * self.step;
        let width = self.width(pointer.cells.len()).max(1);
        let bracket = if width == 1 {
            "└".to_owned()
        } else {
            format!("└{}┘", "─".repeat(width - 2))
        };
        let (words, length) = (&pointer.says, pointer.says.chars().count());
        if from + width + 1 + length <= self.page {
            format!("{}{bracket} {words}", " ".repeat(from))
        } else if length < from {
            format!("{words:>end$} {bracket}", end = from - 1)
        } else if length + 4 <= width {
            format!("{}└{:─^inside$}┘", " ".repeat(from), format!(" {words} "), inside = width - 2)
        } else {
            self.beneath(words)
        }
    }

    /// Draws cells; neighbours that look the same are painted at once.
    fn cells(&self, cells: &[PictureCell]) -> String {
        let gap = if self.step == 2 { " " } else { "" };
        let stroke = |run: &[PictureCell]| {
            let shapes: Vec<String> =
                run.iter().map(|cell| self.glyph(*cell).to_string()).collect();
            let style = style(run[0]);
            format!("{style}{}{style:#}", shapes.join(gap))
        };
        cells
            .chunk_by(|one, next| style(*one) == style(*next))
            .map(stroke)
            .collect::<Vec<_>>()
            .join(gap)
    }

    fn glyph(&self, cell: PictureCell) -> char {
        match (cell, self.step == 2) {
            (PictureCell::Full, false) => '█',
            (PictureCell::Full, true) => '■',
            (PictureCell::Start, false) => '▌',
            (PictureCell::End, false) => '▐',
            (PictureCell::Part, false) => '▒',
            (PictureCell::Start | PictureCell::End | PictureCell::Part, true) => '▪',
            (PictureCell::Lost, false) => '░',
            (PictureCell::Lost, true) => 'H',
            (PictureCell::Empty, _) => '·',
            (PictureCell::Skipped, _) => '>',
            (PictureCell::Outside, _) => ' ',
            (PictureCell::Mark, _) => '^',
        }
    }

    fn legend(&self, legend: &[(Vec<PictureCell>, String)]) -> String {
        let glyphs =
            |cells: &[PictureCell]| cells.iter().map(|cell| self.glyph(*cell)).collect::<String>();
        let room = self.page.saturating_sub(self.left());
        let mut lines: Vec<String> = Vec::new();
        // An entry that is longer than a line has its lines to itself.
        let mut is_open = false;
        for (cells, says) in legend {
            let shapes = glyphs(cells);
            let entry = format!("{shapes} {says}");
            let length = entry.chars().count();
            match lines.last_mut() {
                Some(line) if is_open && line.chars().count() + 3 + length <= room => {
                    line.extend(["   ", &entry]);
                }
                _ => lines.extend(indented(&entry, 0, shapes.chars().count() + 1, room)),
            }
            is_open = length <= room;
        }
        lines
            .iter()
            .map(|line| painted(faint(), &format!("{}{line}", " ".repeat(self.left()))))
            .collect()
    }
}

fn faint() -> Style {
    Style::new().dimmed()
}

fn style(cell: PictureCell) -> Style {
    match cell {
        PictureCell::Full | PictureCell::Start | PictureCell::End | PictureCell::Part => {
            AnsiColor::Green.on_default()
        }
        PictureCell::Lost => AnsiColor::Yellow.on_default(),
        PictureCell::Skipped | PictureCell::Mark => AnsiColor::Cyan.on_default(),
        PictureCell::Empty | PictureCell::Outside => faint(),
    }
}

fn painted(style: Style, line: &str) -> String {
    format!("{style}{}{style:#}\n", line.trim_end())
}

/// Wraps texts. One that fits on a line of its own is not broken.
fn wrapped(texts: &[&str], between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut add = |part: &str, between: &str| match lines.last_mut() {
        Some(line) if line.chars().count() + between.len() + part.chars().count() <= width => {
            line.extend([between, part]);
        }
        _ => lines.push(part.to_owned()),
    };
    for text in texts {
        if text.chars().count() <= width {
            add(text, between);
        } else {
            text.split_whitespace().for_each(|word| add(word, " "));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Annotation, Picture, PictureBlock, PictureCell, PictureRow, drawing, wrapped};

    fn shown(drawn: &Picture) -> Vec<String> {
        let text = drawing(drawn, 80);
        let mut plain = String::new();
        let mut escape = false;
        for c in text.chars() {
            escape = escape || c == '\u{1b}';
            if !escape {
                plain.push(c);
            }
            escape = escape && c != 'm';
        }
        plain.lines().map(str::to_owned).collect()
    }

    fn strip(cells: Vec<PictureCell>, remark: &str, pointers: Vec<Annotation>) -> PictureRow {
        PictureRow {
            label: "Mon".to_owned(),
            cells,
            figure: "1 h".to_owned(),
            remark: remark.to_owned(),
            pointers,
        }
    }

    #[test]
    fn every_cell_has_its_shape() {
        let cells = vec![
            PictureCell::Full,
            PictureCell::Start,
            PictureCell::End,
            PictureCell::Part,
            PictureCell::Empty,
            PictureCell::Lost,
            PictureCell::Skipped,
            PictureCell::Outside,
            PictureCell::Mark,
        ];
        let block = PictureBlock {
            ruler: vec![(0, "00".to_owned()), (4, "02".to_owned())],
            strips: vec![strip(cells, "Holiday", Vec::new())],
        };
        let mut drawn = Picture {
            apart: false,
            blocks: vec![block],
            legend: vec![(vec![PictureCell::Start, PictureCell::End], "part".to_owned())],
        };
        assert_eq!(
            shown(&drawn),
            ["     00  02", "Mon  █▌▐▒·░> ^  1 h  Holiday", "", "     ▌▐ part"]
        );
        drawn.apart = true;
        assert_eq!(shown(&drawn)[..2], ["     00      02", "Mon  ■ ▪ ▪ ▪ · H >   ^  1 h  Holiday"]);
    }

    #[test]
    fn words_stay_on_the_page() {
        let long = "A holiday whose name is a long one, so that it goes beneath the cells and \
                    even over two lines of the page";
        let pointer = |cells, says: &str| Annotation { cells, says: says.to_owned() };
        let left = "left, as there is no room on the right";
        let pointers = vec![
            pointer(2..4, "right"),
            pointer(47..48, left),
            pointer(0..48, "a whole row of cells, with many more words"),
            pointer(0..48, "a whole row of cells, with words for a second row"),
        ];
        let block = PictureBlock {
            ruler: Vec::new(),
            strips: vec![strip(vec![PictureCell::Empty; 48], long, pointers)],
        };
        let lines = shown(&Picture { apart: false, blocks: vec![block], legend: Vec::new() });
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{lines:#?}");
        let cells = "·".repeat(48);
        let expected = [
            format!("Mon  {cells}  1 h"),
            "   └ A holiday whose name is a long one, so that it goes beneath the cells and"
                .to_owned(),
            "     even over two lines of the page".to_owned(),
            "       └┘ right".to_owned(),
            format!("{left:>51} └"),
            "     └─ a whole row of cells, with many more words ─┘".to_owned(),
            "   └ a whole row of cells, with words for a second row".to_owned(),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn texts_are_broken_between_words_only_if_they_must() {
        assert_eq!(wrapped(&["a b", "c d", "e"], "   ", 9), ["a b   c d", "e"]);
        assert_eq!(wrapped(&["one two three"], " ", 7), ["one two", "three"]);
    }
}
