//! Pictures: the neutral form of an answer as rows of cells, each an hour, a day or the like.

use std::ops::Range;

/// Rows of cells in blocks, and a legend.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// True if cells stand apart; else they make up a bar.
    pub apart: bool,
    /// Blocks, with a blank line between them.
    pub blocks: Vec<PictureBlock>,
    /// Cells and their meaning.
    pub legend: Vec<(Vec<PictureCell>, String)>,
}

/// Rows under one ruler.
#[derive(Clone, Debug, Default)]
pub struct PictureBlock {
    /// Texts above the cells, each with the number of the cell above which it starts.
    pub ruler: Vec<(usize, String)>,
    /// The rows.
    pub strips: Vec<PictureRow>,
}

/// A row of cells.
#[derive(Clone, Debug, Default)]
pub struct PictureRow {
    /// The label before the cells.
    pub label: String,
    /// The cells.
    pub cells: Vec<PictureCell>,
    /// A figure behind the cells.
    pub figure: String,
    /// Words behind that, or beneath if there is no room.
    pub remark: String,
    /// Words beneath the cells.
    pub pointers: Vec<Annotation>,
}

/// Words that are about some of the cells above.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The cells.
    pub cells: Range<usize>,
    /// The words.
    pub says: String,
}

/// The content of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureCell {
    /// All of it.
    Full,
    /// Its beginning.
    Start,
    /// Its end.
    End,
    /// Some part of it, or several.
    Part,
    /// Nothing.
    Empty,
    /// Nothing, where there ordinarily is something.
    Lost,
    /// No such cell on this row.
    Skipped,
    /// Outside of the picture.
    Outside,
    /// A mark for the column above.
    Mark,
}
