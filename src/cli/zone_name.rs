//! The value of `--timezone`: an IANA name, a city, or `local`.

use super::machine_zone::machine_zone;
use crate::{
    policy::normalized,
    times::{place, zone_of_city},
};

/// The name of a zone, with the words that it was typed in if they were others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ZoneName {
    /// The IANA name; a name that is none is refused where the zone is opened.
    pub(super) name: String,
    /// A sentence on how another word was understood.
    pub(super) note: Option<String>,
}

impl ZoneName {
    /// Reads the value of the option.
    ///
    /// # Errors
    /// It is empty, or `local` and this machine's zone has no IANA name.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if normalized(text).is_empty() {
            return Err(
                "it is empty; write an IANA name such as Europe/Berlin, or leave the option out"
                    .to_owned(),
            );
        }
        if text.eq_ignore_ascii_case("local") {
            let name = machine_zone()?;
            let note = format!("The time zone is {name}, this machine's (--timezone local).");
            return Ok(Self { name: name.to_owned(), note: Some(note) });
        }
        if ["z", "zulu"].iter().any(|utc| text.eq_ignore_ascii_case(utc)) {
            return Ok(Self { name: "UTC".to_owned(), note: None });
        }
        let Some(name) = place(text).ok().or_else(|| zone_of_city(text)) else {
            return Ok(Self { name: text.to_owned(), note: None });
        };
        let is_other_word = !text.eq_ignore_ascii_case(name);
        let note = is_other_word.then(|| format!("The time zone is {name} (--timezone '{text}')."));
        Ok(Self { name: name.to_owned(), note })
    }
}
