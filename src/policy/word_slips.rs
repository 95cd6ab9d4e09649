//! Slips of typing: words that are one letter away from a word of a policy's topics.

/// The shortest word whose letters a slip may exchange or double.
const SHORT: usize = 5;

/// The shortest stem that a slip may take a letter from, or give one to: many short words are one
/// letter away from another ("shearing" from "sharing").
const LONG: usize = 6;

/// Returns true if a word is probably another one with a slip of one letter: two neighbours
/// exchanged, or a letter doubled or not doubled; in a word with a long stem also one that is
/// missing or added, but never the first.
pub(super) fn is_slip_of(written: &str, (known, stem): (&str, &str)) -> bool {
    let (written, known): (Vec<char>, Vec<char>) =
        (written.chars().collect(), known.chars().collect());
    let start = written.iter().zip(&known).take_while(|(one, other)| one == other).count();
    let (here, there) = (&written[start..], &known[start..]);
    if known.len() < SHORT {
        return false;
    }
    if here.len() == there.len() {
        return here.len() >= 2
            && [here[0], here[1]] == [there[1], there[0]]
            && here[2..] == there[2..];
    }
    let (longer, shorter) = if here.len() > there.len() { (here, there) } else { (there, here) };
    let has_one_more = start > 0 && longer[1..] == *shorter;
    has_one_more && (stem.len() >= LONG || longer[0] == known[start - 1])
}

#[cfg(test)]
mod tests {
    use super::is_slip_of;
    use crate::policy::WordForms;

    fn is_slip(written: &str, known: &str) -> bool {
        let forms = WordForms::default();
        let [written, known] = [written, known].map(|word| forms.words_of(word).remove(0));
        is_slip_of(&written.text, (&known.text, &known.stem))
    }

    #[test]
    fn slips_of_one_letter_are_known() {
        for (written, known) in [
            ("sumbit", "submit"),
            ("pasword", "password"),
            ("firewal", "firewall"),
            ("rrouter", "router"),
            ("upgade", "upgrade"),
            ("mantenance", "maintenance"),
        ] {
            assert!(is_slip(written, known), "{written}");
        }
    }

    #[test]
    fn other_words_are_no_slips() {
        for (written, known) in [
            ("logic", "login"),
            ("milling", "billing"),
            ("straining", "training"),
            ("batch", "patch"),
            ("coarse", "course"),
            ("modal", "model"),
            ("pots", "post"),
            ("shearing", "sharing"),
            ("convection", "connection"),
            ("maintainance", "maintenance"),
        ] {
            assert!(!is_slip(written, known), "{written}");
        }
    }
}
