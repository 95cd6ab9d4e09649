//! Recognizes the names of columns that count business time, by words for business hours or for
//! the time that is left out.

/// Words before a word for time that make it business hours.
const WHOSE: &str = "\
    biz bus working work worked operational operating operation operations office opening open \
    service support supported sla coverage covered staffed shift scheduled schedule desk core \
    attended active weekday bank";

/// Words for time behind these.
const TIME: &str = "\
    hours hour hrs hr h time times minutes minute mins min seconds second secs sec days day \
    duration elapsed calendar window schedule ms";

/// Words behind `business` that give it another sense.
const OTHER_SENSE: &str = "\
    unit units line lines owner service services impact partner area application process \
    critical criticality name contact group case function division segment customer account \
    entity priority";

/// Words by which time is taken off.
const LESS: &str = "excluding excludes excluded exclude excl without minus less ex";

/// Words for time that may be taken off.
const PAUSES: &str = "\
    pause pauses paused hold holds pending weekend weekends holiday holidays waiting night \
    nights nonbusiness closed";

/// Business hours in other languages, in names without spaces and signs.
const ELSEWHERE: &str = "\
    geschäftszeit geschäftsstunden arbeitszeit arbeitsstunden servicezeit heuresouvr \
    heuresdetravail horashábiles horaslaborales horariolaboral horasúteis horáriocomercial \
    orelavorative 営業時間 业务时间 工作时间";

/// Returns true if a name states that time was counted in business hours, or with parts left out.
pub(in super::super) fn counts_business_time(name: &str) -> bool {
    let words = words(name);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let in_sequence = (0..words.len()).any(|at| match word(at) {
        "business" => !has(OTHER_SENSE, word(at + 1)),
        "net" | "bh" | "bhrs" | "workday" | "workdays" => true,
        "hours" | "time" if word(at + 1) == "of" => {
            word(at + 2) == "business" || has(WHOSE, word(at + 2))
        }
        whose => has(WHOSE, whose) && has(TIME, word(at + 1)),
    });
    let is_less = words.iter().any(|word| has(LESS, word));
    let takes_off = is_less && words.iter().any(|word| has(PAUSES, word));
    let joined = words.concat();
    let together =
        ["business", "working", "office", "operational", "operating"].iter().any(|whose| {
            let mut times = TIME.split(' ').filter(|time| time.len() > 2);
            times.any(|time| joined.contains(&format!("{whose}{time}")))
        });
    in_sequence || takes_off || together || ELSEWHERE.split(' ').any(|word| joined.contains(word))
}

/// Returns true if a list, separated by spaces, has a word.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Splits a name into words in lower case; `firstReplyTime` has three.
pub(in super::super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && letter.is_alphanumeric()
        {
            word.extend(letter.to_lowercase());
        }
        was_lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::counts_business_time;

    #[test]
    fn business_time_is_told_from_other_business() {
        let business = [
            "First reply time in minutes within business hours",
            "First Response (Business Hours)",
            "business elapsed",
            "Business duration",
            "business_minutes",
            "businessMinutes",
            "BUSINESSHOURS",
            "Business response time (minutes)",
            "Working hours to first response",
            "Minutes within SLA hours",
            "Reply time in operational hours (min)",
            "Office hours minutes",
            "Hours of operation, minutes",
            "Response minutes net of pauses",
            "Net response time (min)",
            "Response time excl. weekends (h)",
            "Response time without holds (h)",
            "First reply (BH)",
            "Support hours until reply",
            "Reaktionszeit in Geschäftszeiten (min)",
        ];
        for name in business {
            assert!(counts_business_time(name), "{name}");
        }
        let others = [
            "Business unit response minutes",
            "Business impact: minutes to reply",
            "First reply time in minutes",
            "SLA response time (min)",
            "Support response minutes",
            "Calendar minutes to reply",
            "Time of first response",
            "Internet desk reply minutes",
        ];
        for name in others {
            assert!(!counts_business_time(name), "{name}");
        }
    }
}
