//! One row a ticket out of a log of events: the last row of each ticket, in the place of its first.

use std::collections::BTreeMap;

use csv::ByteRecord;

use super::{
    Input, Layout,
    blocks::{Blocks, Limits},
};
use crate::{
    text::{counted, grouped},
    tickets::{Extra, StreamError, TableForm, table_choices::TableChoices},
};

/// Keeps the last row of each ticket, by a column with its id. Rows without an id stay. All rows
/// are held in memory.
pub(super) fn last_rows(
    mut blocks: Blocks,
    layout: &Layout,
    id: Extra,
    choices: &TableChoices,
) -> Result<Blocks, StreamError> {
    let (mut rows, mut places) = (Vec::<Vec<u8>>::new(), BTreeMap::<Vec<u8>, usize>::new());
    let (mut record, mut number, mut left_out, mut lost) = (ByteRecord::new(), 0_u64, 0_u64, None);
    while let Some(block) = blocks.next()? {
        layout.each(&block, &mut record, |row| {
            number += 1;
            if row.text.is_empty() {
                lost = lost.take().or_else(|| Some((number, row.fault.clone()?)));
            }
            let key = row.extra(id).trim_ascii();
            if let Some(place) = places.get(key).filter(|_| !key.is_empty()) {
                rows[*place] = row.text.to_vec();
                left_out += 1;
            } else {
                places.insert(key.to_vec(), rows.len());
                rows.push(row.text.to_vec());
            }
        });
    }
    if let Some((row, fault)) = lost {
        return Err(StreamError::Column(format!("--one-row: row {row}: {fault}")));
    }
    if left_out > 0 {
        choices.add(format!(
            "Of each ticket only the last row counts (--one-row): {} of {} {} left out.",
            grouped(left_out),
            counted(number, "row"),
            if left_out == 1 { "is" } else { "are" },
        ));
    }
    let mut bytes = rows.join(&b'\n');
    bytes.push(b'\n');
    let delimiter = match layout.form() {
        TableForm::Csv { delimiter } => Some(delimiter),
        TableForm::Json => None,
    };
    let input = Input::of_bytes(blocks.input().name(), bytes);
    Ok(Blocks::new(input, delimiter, Limits::default()))
}
