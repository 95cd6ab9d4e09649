//! Watches columns that have the name of a field and may hold something of another kind: the
//! `vendor` of a help desk sells disks.
//!
//! Such a column does not override the options, row by row, without a word. The first cell that
//! names nothing known stops the table; where all cells are known, the answer says that they
//! override the options.

use std::sync::atomic::Ordering;

use crate::{
    answer::known_vendor,
    policy::{HolidayCatalog, HolidayError, LibraryError, normalized},
    sla::QuestionError,
    text::printable,
    tickets::{Field, Row, TicketContext},
    times::{place, with_suggestion},
};

/// The most letters of a cell that are shown.
const LONGEST: usize = 60;

/// A cell of another kind, in a column that holds a field by its name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct ForeignCell {
    field: Field,
    /// The cell and its fault.
    says: String,
}

/// The columns that hold a field by their names alone.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct GuessedColumns {
    pub(in super::super) fields: Vec<Field>,
    /// True if a preset says that the table is an export of a help desk.
    pub(in super::super) of_export: bool,
}

impl ForeignCell {
    pub(in super::super) fn field(&self) -> Field {
        self.field
    }

    /// Returns the fault of the table, and how to mend it. Rows are counted from 1.
    pub(in super::super) fn says(&self, row: u64, column: &str) -> String {
        let field = self.field.name();
        let is_plain =
            column.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
        let quoted = if is_plain { column.to_owned() } else { format!("'{column}'") };
        format!(
            "the column '{column}' is taken for the field '{field}' because of its name, \
             but in row {row} {}; \
             --map {field}= leaves the column out, \
             --map {field}={quoted} keeps it and gives such rows an error",
            self.says
        )
    }
}

impl TicketContext<'_> {
    /// Returns the cell of a row with an error whose column has the name of a field and holds
    /// something else.
    pub(in super::super) fn foreign_cell(
        &self,
        row: &Row<'_>,
        by_name: &GuessedColumns,
        error: &QuestionError,
    ) -> Option<ForeignCell> {
        let is_strange = |field: &Field| {
            !row.cell(*field).is_empty()
                && self.is_settled(*field, by_name)
                && self.is_strange(row, *field, error)
        };
        let field = by_name.fields.iter().copied().find(is_strange)?;
        Some(ForeignCell {
            field,
            says: Self::wrong_with(field, &String::from_utf8_lossy(row.cell(field))),
        })
    }

    /// Shows a cell and explains that it is not of the kind of its field.
    fn wrong_with(field: Field, cell: &str) -> String {
        let cell = printable(cell, LONGEST);
        match field {
            Field::Timezone => match place(&cell) {
                Ok(zone) => format!("'{cell}' is {zone}"),
                Err(error) => with_suggestion(&error),
            },
            Field::Contract => format!("'{cell}' names no contract"),
            Field::Holidays => format!("'{cell}' is no holiday list"),
            _ => format!("'{cell}' is no {} of the policies here", field.name()),
        }
    }

    /// Returns true if rows need not state a field: an option states it, a policy or contract is
    /// named to which it may not matter, or the table is the export of a help desk, which has no
    /// policies.
    fn is_settled(&self, field: Field, by_name: &GuessedColumns) -> bool {
        let said = &self.defaults;
        if self.meanings().maps(field)
            || (field == Field::Contract && self.has_contracts_for_rows())
        {
            return false;
        }
        let names_policy = said.vendor.is_some() || said.policy.is_some();
        let names_plan = said.asked.plan.is_some();
        by_name.of_export
            || said.contract.is_some()
            || match field {
                Field::Vendor | Field::Policy => names_policy,
                Field::Plan => names_plan,
                Field::Timezone => said.asked.timezone.is_some() || names_policy || names_plan,
                _ => names_policy || names_plan,
            }
    }

    /// Returns true if a cell names nothing that is known, and is no slip of a name that is.
    fn is_strange(&self, row: &Row<'_>, field: Field, error: &QuestionError) -> bool {
        let Ok(cell) = self.cell(row, field) else { return true };
        match field {
            Field::Vendor => matches!(
                known_vendor(self.library, cell),
                Err(QuestionError::Unknown { nearest: None, .. })
            ),
            Field::Policy => {
                let found = self.library.version(&cell.to_lowercase(), None);
                matches!(found, Err(LibraryError::Unknown { nearest: None, .. }))
            }
            // A slip of a zone's name has its slash all the same.
            Field::Timezone => !cell.contains('/') && place(cell).is_err(),
            Field::Holidays => {
                cell.split([';', ',']).map(str::trim).any(|list| self.is_no_list(list))
            }
            _ => {
                matches!(error, QuestionError::Unknown { name, nearest: None, .. } if name == cell)
            }
        }
    }

    fn is_no_list(&self, list: &str) -> bool {
        let unknown = || {
            matches!(
                self.references.holidays.load(list),
                Err(HolidayError::Unknown { nearest: None, .. })
            )
        };
        !list.is_empty() && list != "none" && (HolidayCatalog::is_path(list) || unknown())
    }

    /// Notes the options that cells of a row override, in columns that hold a field by their names.
    pub(in super::super) fn note_overriding(&self, row: &Row<'_>, by_name: &GuessedColumns) {
        for field in by_name.fields.iter().filter(|field| !row.cell(**field).is_empty()) {
            let (Some(option), Ok(cell)) = (self.said(*field), self.cell(row, *field)) else {
                continue;
            };
            if normalized(option) != normalized(cell) {
                self.overriding.fetch_or(1 << *field as u32, Ordering::Relaxed);
            }
        }
    }

    /// Returns the fields for which cells override an option or the contract, in columns that no
    /// option named.
    #[must_use]
    pub fn overriding_fields(&self) -> Vec<&'static str> {
        let overriding = self.overriding.load(Ordering::Relaxed);
        let is_overriding = |field: &&Field| {
            overriding & (1 << **field as u32) != 0 && !self.meanings().maps(**field)
        };
        Field::ALL.iter().filter(is_overriding).map(|field| field.name()).collect()
    }

    /// Returns the value of a field for rows that do not state it.
    fn said(&self, field: Field) -> Option<&str> {
        let asked = &self.defaults.asked;
        let named = self.defaults.contract.and_then(|place| self.contracts.get(place));
        let latest = named.and_then(|named| named.versions.last()?.as_ref().ok());
        let contract = latest.map(|(contract, _)| contract);
        let (option, agreed) = match field {
            Field::Vendor => (&self.defaults.vendor, None),
            Field::Policy => (&self.defaults.policy, None),
            Field::Plan => (&asked.plan, contract.and_then(|it| it.plan.as_ref())),
            Field::Edition => (&asked.edition, contract.and_then(|it| it.edition.as_ref())),
            Field::Region => (&asked.region, contract.and_then(|it| it.region.as_ref())),
            Field::Channel => (&asked.channel, None),
            Field::Timezone => (&asked.timezone, contract.and_then(|it| it.timezone.as_ref())),
            _ => return None,
        };
        option.as_ref().or(agreed).map(String::as_str)
    }
}
