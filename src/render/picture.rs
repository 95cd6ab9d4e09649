//! The neutral form of a picture: cells in rows. What a cell stands for, an hour or a day, is not
//! known here.

use std::ops::Range;

/// Rows of cells in blocks, and what the cells mean.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// Whether cells stand apart, each a thing of its own, or make up a bar.
    pub apart: bool,
    /// Blocks, with a blank line between them.
    pub blocks: Vec<PictureBlock>,
    /// Cells and what they mean.
    pub legend: Vec<(Vec<PictureCell>, String)>,
}

/// Rows under one ruler.
#[derive(Clone, Debug, Default)]
pub struct PictureBlock {
    /// What stands over the cells: the number of the cell above whose beginning it starts, and the
    /// text.
    pub ruler: Vec<(usize, String)>,
    /// The rows.
    pub strips: Vec<PictureRow>,
}

/// A row of cells.
#[derive(Clone, Debug, Default)]
pub struct PictureRow {
    /// Before the cells.
    pub label: String,
    /// The cells.
    pub cells: Vec<PictureCell>,
    /// A figure behind the cells.
    pub figure: String,
    /// Words behind that, or beneath if there is no room.
    pub remark: String,
    /// Beneath.
    pub pointers: Vec<Annotation>,
}

/// Words that are about some of the cells above.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// Which cells.
    pub cells: Range<usize>,
    /// The words.
    pub says: String,
}

/// What a cell shows.
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
    /// There is no such cell on this row.
    Skipped,
    /// It is outside of the picture.
    Outside,
    /// Something is to be seen in the column above.
    Mark,
}
