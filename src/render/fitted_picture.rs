//! Fits pictures to a narrow page: bars get coarser cells, cells that stand apart go into more
//! blocks.

use super::picture::{Annotation, Picture, PictureBlock, PictureCell, PictureRow};

/// Returns a picture whose cells take no more than some columns.
pub(super) fn fitted(picture: &Picture, room: usize) -> Picture {
    let strips = || picture.blocks.iter().flat_map(|block| &block.strips);
    let widest = strips().map(|strip| strip.cells.len()).max().unwrap_or(0);
    if picture.apart {
        let most = room.div_ceil(2).max(1);
        let blocks = picture.blocks.iter().flat_map(|block| split(block, most)).collect();
        return Picture { blocks, ..picture.clone() };
    }
    let factor = widest.div_ceil(room.max(1)).max(1);
    if factor == 1 {
        return picture.clone();
    }
    let blocks: Vec<PictureBlock> =
        picture.blocks.iter().map(|block| coarser(block, factor)).collect();
    let mut legend = picture.legend.clone();
    let has_part = |cells: &Vec<PictureCell>| cells.contains(&PictureCell::Part);
    let all = blocks.iter().flat_map(|block| &block.strips);
    if all.map(|strip| &strip.cells).any(has_part) && !legend.iter().any(|(it, _)| has_part(it)) {
        legend.push((vec![PictureCell::Part], "partly covered".to_owned()));
    }
    Picture { blocks, legend, ..*picture }
}

/// Cuts a block into several, each with its part of the ruler.
fn split(block: &PictureBlock, most: usize) -> Vec<PictureBlock> {
    let widest = block.strips.iter().map(|strip| strip.cells.len()).max().unwrap_or(0);
    let starts = (0..widest.max(1)).step_by(most);
    let part = |start: usize| {
        let here = start..start + most;
        let ruler = block.ruler.iter().filter(|(at, _)| here.contains(at));
        let strip = |strip: &PictureRow| PictureRow {
            cells: strip.cells.iter().copied().skip(start).take(most).collect(),
            ..strip.clone()
        };
        PictureBlock {
            ruler: ruler.map(|(at, text)| (at - start, text.clone())).collect(),
            strips: block.strips.iter().map(strip).collect(),
        }
    };
    starts.map(part).collect()
}

/// Joins as many neighbours as the factor says into one cell each.
fn coarser(block: &PictureBlock, factor: usize) -> PictureBlock {
    let pointer = |pointer: &Annotation| Annotation {
        cells: pointer.cells.start / factor..pointer.cells.end.div_ceil(factor),
        says: pointer.says.clone(),
    };
    let strip = |strip: &PictureRow| PictureRow {
        cells: strip.cells.chunks(factor).map(joined).collect(),
        pointers: strip.pointers.iter().map(pointer).collect(),
        ..strip.clone()
    };
    PictureBlock {
        ruler: block.ruler.iter().map(|(at, text)| (at / factor, text.clone())).collect(),
        strips: block.strips.iter().map(strip).collect(),
    }
}

/// Returns the cell for several neighbours.
fn joined(cells: &[PictureCell]) -> PictureCell {
    let first = cells[0];
    if cells.iter().all(|cell| *cell == first) {
        return first;
    }
    let covers = |cell: &PictureCell| {
        matches!(
            cell,
            PictureCell::Full | PictureCell::Start | PictureCell::End | PictureCell::Part
        )
    };
    let marks = [PictureCell::Mark, PictureCell::Lost, PictureCell::Skipped, PictureCell::Empty];
    let mut others = marks.into_iter().filter(|mark| cells.contains(mark));
    if cells.iter().any(covers) {
        PictureCell::Part
    } else {
        others.next().unwrap_or(PictureCell::Outside)
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, PictureBlock, PictureCell, PictureRow, fitted};

    fn of(apart: bool, cells: Vec<PictureCell>) -> Picture {
        let strips = vec![PictureRow { cells, ..PictureRow::default() }];
        let ruler = vec![(0, "00".to_owned()), (4, "02".to_owned())];
        Picture { apart, blocks: vec![PictureBlock { ruler, strips }], legend: Vec::new() }
    }

    #[test]
    fn bars_get_coarser_and_say_what_is_only_partly_covered() {
        use PictureCell::{Empty, Full, Lost, Part};
        let cells = vec![Full, Full, Full, Empty, Empty, Lost, Empty, Empty];
        let narrow = fitted(&of(false, cells.clone()), 4);
        assert_eq!(narrow.blocks[0].strips[0].cells, [Full, Part, Lost, Empty]);
        assert_eq!(narrow.blocks[0].ruler[1], (2, "02".to_owned()));
        assert_eq!(narrow.legend.len(), 1);
        assert_eq!(fitted(&of(false, cells.clone()), 8).blocks[0].strips[0].cells, cells);
    }

    #[test]
    fn cells_apart_go_into_more_blocks() {
        let narrow = fitted(&of(true, vec![PictureCell::Full; 6]), 7);
        let lengths: Vec<usize> =
            narrow.blocks.iter().map(|block| block.strips[0].cells.len()).collect();
        assert_eq!(lengths, [4, 2]);
        assert_eq!(narrow.blocks[1].ruler, [(0, "02".to_owned())]);
    }
}
