//! Notes on the holiday lists of `--holidays`, once for all tickets.

use super::super::{environment::Environment, inputs, options::SubjectArgs};
use crate::{answer::notes_on_list, time::Zone};

/// The notes on the lists of `--holidays`: what was left out of a file, and that parts of a country
/// have more days.
///
/// # Errors
/// A list cannot be used.
pub(in super::super) fn list_notes(
    subject: &SubjectArgs,
    world: &Environment,
) -> anyhow::Result<Vec<String>> {
    let zone = subject.timezone.as_deref().and_then(|zone| world.zone(zone).ok());
    let zone = zone.as_ref().map(Zone::name);
    let mut notes = Vec::new();
    for name in inputs::holidays(&subject.holidays)?.unwrap_or_default() {
        let list = world.around().holidays.load_categories(&name, &subject.holiday_category)?;
        notes.extend(notes_on_list(&list, zone));
    }
    Ok(notes)
}
