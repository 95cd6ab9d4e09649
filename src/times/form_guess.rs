//! Guesses at the form of a text, for messages about a time that was not understood.

use std::sync::LazyLock;

use super::time_form::TimeForm;

/// Usual forms, the more telling before the less telling.
const USUAL: [&str; 40] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M %z",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%d %H:%M %Z",
    "%Y-%m-%d %H:%M:%S %Z",
    "%Y-%m-%d %H:%M:%S %z %Z",
    "%Y-%m-%dT%H:%M:%S%.f%:z[%Z]",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%d-%m %H:%M",
    "%Y-%d-%m %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y%m%d%H%M%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %I:%M %p",
    "%d/%m/%Y %I:%M:%S %p",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d-%m-%Y %H:%M:%S",
    "%d/%b/%y %I:%M %p",
    "%d-%b-%Y %H:%M",
    "%d-%b-%Y %H:%M:%S",
    "%d-%b-%y %H:%M",
    "%d-%b-%Y %I:%M %p",
    "%d %b %Y %H:%M",
    "%d %b %Y %H:%M:%S",
    "%b %d, %Y %H:%M",
    "%b %d, %Y %I:%M %p",
    "%b %d, %Y %I:%M:%S %p",
    "%a %b %d %H:%M:%S %Z %Y",
    "%a %b %d %Y %H:%M:%S GMT%z (%Z)",
    "%a, %d %b %Y %H:%M:%S %z",
];

/// The longest text that is tried, in bytes.
const LONGEST: usize = 100;

static FORMS: LazyLock<Vec<TimeForm>> =
    LazyLock::new(|| USUAL.iter().filter_map(|form| TimeForm::new(form).ok()).collect());

/// Returns the usual forms that a text has: two where day and month may be either.
#[must_use]
pub(crate) fn usual_forms(text: &str) -> Vec<&'static str> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let fitting = FORMS.iter().zip(USUAL);
    let fitting = fitting.filter(|(form, _)| form.fits(text) && !form.names_half_of_day(text));
    fitting.map(|(_, usual)| usual).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::{FORMS, USUAL, usual_forms};

    #[test]
    fn usual_forms_are_told() {
        assert_eq!(FORMS.len(), USUAL.len());
        let cases: [(&str, &[&str]); 11] = [
            ("2026-03-06 10:00 PM", &["%Y-%m-%d %I:%M %p"]),
            ("06-Mar-2026 10:00", &["%d-%b-%Y %H:%M"]),
            ("46087.4", &[]),
            ("2026-03-13 10:00", &["%Y-%m-%d %H:%M"]),
            ("06/03/2026 10:00", &["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"]),
            ("13/03/2026 10:00", &["%d/%m/%Y %H:%M"]),
            ("2026-03-06 14:45:00 UTC", &["%Y-%m-%d %H:%M:%S %Z"]),
            ("2026-03-06 14:45:00 -0500", &["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %Z"]),
            (
                "Fri Mar 06 2026 14:45:00 GMT+0000 (Coordinated Universal Time)",
                &["%a %b %d %Y %H:%M:%S GMT%z (%Z)"],
            ),
            ("06/Mar/26 4:45 PM", &["%d/%b/%y %I:%M %p"]),
            ("next week", &[]),
        ];
        for (text, forms) in cases {
            assert_eq!(usual_forms(text), forms, "{text}");
        }
    }
}
