//! Words by which calendars say that a day is worked, in the languages of the countries whose lists
//! there are and of their neighbours who work on some weekends.

/// Words that are found anywhere in a text, as these scripts part no words.
const ANYWHERE: &[&str] = &[
    "补班",
    "補班",
    "上班",
    "（班）",
    "(班)",
    "【班】",
    "[班]",
    "班｜",
    "班|",
    "调班",
    "調班",
    "补行上班",
    "工作日",
    "補行上班",
    "出勤日",
    "振替出勤",
    "営業日",
    "근무일",
    "대체근무",
    "정상근무",
    "làm bù",
    "วันทำงาน",
];

/// Words of the same scripts that say the contrary though they hold one of those.
const NOT_ANYWHERE: &[&str] = &[
    "不上班",
    "不用上班",
    "无需上班",
    "無需上班",
    "免上班",
    "停止上班",
    "暂停上班",
    "暫停上班",
    "非工作日",
    "非営業日",
    "休業日",
    "비근무일",
];

/// Words that are found as whole words.
const AS_WORDS: &[&str] = &[
    "working day",
    "workday",
    "work day",
    "worked day",
    "working saturday",
    "working sunday",
    "working weekend",
    "worked saturday",
    "worked sunday",
    "arbeitstag",
    "werktag",
    "arbeitssamstag",
    "arbeitssonntag",
    "werkdag",
    "arbetsdag",
    "arbejdsdag",
    "arbeidsdag",
    "työpäivä",
    "jour ouvré",
    "jour ouvrable",
    "jour travaillé",
    "samedi travaillé",
    "dimanche travaillé",
    "día laborable",
    "dia laborable",
    "día hábil",
    "dia hábil",
    "sábado laborable",
    "dia útil",
    "dia trabalhado",
    "sábado trabalhado",
    "dia de trabalho",
    "giorno lavorativo",
    "giornata lavorativa",
    "sabato lavorativo",
    "dzień roboczy",
    "dzień pracujący",
    "sobota pracująca",
    "sobota robocza",
    "pracująca sobota",
    "pracovní den",
    "pracovní sobota",
    "pracovný deň",
    "munkanap",
    "rendkívüli munkanap",
    "szombati munkanap",
    "ledolgozandó",
    "ledolgozás",
    "рабочий день",
    "рабочего дня",
    "рабочая суббота",
    "рабочее воскресенье",
    "робочий день",
    "робочого дня",
    "робоча субота",
    "працоўны дзень",
    "работен ден",
    "radni dan",
    "delovni dan",
    "zi lucrătoare",
    "iş günü",
    "çalışma günü",
    "hari kerja",
    "hari bekerja",
    "iş günüdür",
    "darbo diena",
];

/// Words that turn the next one or two into their contrary.
const NOT: &[&str] = &[
    "no", "not", "non", "kein", "keine", "nicht", "nie", "ne", "nem", "ei", "ej", "ikke", "inte",
    "icke", "geen", "niet", "pas", "não", "nao", "не", "nu", "bukan", "değil", "without", "sin",
];

/// Returns true if a text says that its day is worked: `春节（班）`, `Working day (Spring Festival)`.
pub(super) fn says_worked(text: &str) -> bool {
    let text = text.to_lowercase().replace(['\u{a0}', '-', '‑'], " ");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    has(ANYWHERE) && !has(NOT_ANYWHERE) || AS_WORDS.iter().any(|words| affirms(&text, words))
}

/// Returns true if a text has these words, and none that denies them right before or right after.
fn affirms(text: &str, words: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric();
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        let is_whole = !before.ends_with(is_letter) && !after.starts_with(is_letter);
        let mut near =
            before.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty()).rev().take(2);
        let denied_after = after
            .split_whitespace()
            .next()
            .is_some_and(|word| word == "değil" || word == "değildir");
        is_whole && !denied_after && !near.any(|word| NOT.contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::says_worked;

    #[test]
    fn worked_days_are_told_in_many_languages() {
        for text in [
            "春节（班）",
            "春节(班)",
            "班｜春节",
            "国庆节补班",
            "調休上班",
            "补行上班日",
            "Working day (Spring Festival)",
            "Special Working Day",
            "Alternate workday",
            "Work-day for 30 April",
            "Arbeitstag (Ausgleich)",
            "Día laborable",
            "giorno lavorativo",
            "Перенос рабочего дня",
            "Рабочий день (перенос)",
            "Áthelyezett munkanap",
            "pracovní den",
            "Dzień roboczy za 2 maja",
            "Jour ouvré",
            "Dia útil",
            "振替出勤日",
            "대체근무일",
            "Werkdag",
            "Arbetsdag",
            "Арбитраж: рабочая суббота",
        ] {
            assert!(says_worked(text), "{text}");
        }
    }

    #[test]
    fn days_off_are_not_taken_for_worked_ones() {
        for text in [
            "春节（休）",
            "春节补休",
            "停止上班及上課",
            "Labour Day",
            "International Workers' Day",
            "Tag der Arbeit",
            "Día del Trabajo",
            "Dia do Trabalho",
            "Święto Pracy",
            "Non-working day",
            "No working day",
            "not a working day",
            "Kein Arbeitstag",
            "arbeitsfreier Tag",
            "Día no laborable",
            "giorno non lavorativo",
            "нерабочий день",
            "не рабочий день",
            "Munkaszüneti nap",
            "nem munkanap",
            "nepracovní den",
            "dzień wolny od pracy",
            "休業日",
            "勤労感謝の日",
            "근로자의 날",
            "Arbejdernes kampdag",
            "班级春游",
            "",
        ] {
            assert!(!says_worked(text), "{text}");
        }
    }
}
