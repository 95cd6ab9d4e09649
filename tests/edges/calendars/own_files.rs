//! A policy's own holiday files lie beside it, wherever the program is started; a contract's beside
//! the contract.

use super::{Place, calendar, event, policy, said};

/// Opened on the Wednesday before Thanksgiving 2026 at 16:00; an hour that day, three on the next
/// one that is worked.
const QUESTION: &str = "deadline --vendor desk --priority 1 --timezone America/New_York --opened \
                        '2026-11-25 16:00' --format plain";
const WITH_FRIDAY_OFF: &str = "2026-11-30T12:00:00-05:00\n";
const WITHOUT: &str = "2026-11-27T12:00:00-05:00\n";
const FRIDAY: &str = "[[holiday]]\non = 2026-11-27\n";
/// What somebody else has under the same name.
const TRAP: &str = "[[holiday]]\non = 2026-11-30\n";

fn terms(holidays: &str) -> String {
    policy("America/New_York", "\"Mon-Fri 09:00-17:00\"", holidays)
}

#[test]
fn a_policy_finds_its_own_files_from_everywhere() {
    let friday = calendar("", &[&event("20261127", "Ours", "")]);
    for (file, text) in [
        ("days.toml", FRIDAY),
        ("days.ics", &friday),
        ("days.txt", "2026-11-27\n"),
        ("lists/days.toml", FRIDAY),
    ] {
        let place = Place::new("own")
            .with("policies/desk/terms.toml", &terms(&format!("[\"us\", \"{file}\"]")))
            .with(&format!("policies/desk/{file}"), text)
            .with("elsewhere/days.toml", TRAP)
            .with("elsewhere/days.txt", "2026-11-30\n")
            .with("elsewhere/lists/days.toml", TRAP);
        for (directory, policies) in [
            ("", "policies"),
            ("elsewhere", "../policies"),
            ("policies", "."),
            ("policies/desk", ".."),
        ] {
            let run = place.run_in(directory, &format!("{QUESTION} --policy-dir {policies}"));
            assert_eq!(
                (run.stdout.as_str(), run.code),
                (WITH_FRIDAY_OFF, Some(0)),
                "{file} from '{directory}': {}",
                run.stderr
            );
        }
    }
}

#[test]
fn so_does_a_reading_and_a_list_for_a_zone() {
    let reading = "[[reading]]\nid = \"days\"\nquestion = \"Which?\"\ndefault = \"ours\"\nclause \
                   = \"1\"\nchoice = [\n  { id = \"ours\", says = \"Ours.\", calendar = [{ id = \
                   \"hours\", holidays = [\"us\", \"days.toml\"] }] },\n  { id = \"none\", says = \
                   \"None.\" },\n]\n";
    let zone = terms("[]").replace(
        "holidays = []",
        "holidays = []\nholidays-for-zone = { \"America/New_York\" = [\"us\", \"days.toml\"] }",
    );
    for text in [terms("[\"us\"]") + reading, zone] {
        let place = Place::new("reading")
            .with("policies/desk/terms.toml", &text)
            .with("policies/desk/days.toml", FRIDAY)
            .with("elsewhere/days.toml", TRAP);
        let run = place.run_in("elsewhere", &format!("{QUESTION} --policy-dir ../policies"));
        assert_eq!((run.stdout.as_str(), run.code), (WITH_FRIDAY_OFF, Some(0)), "{}", run.stderr);
    }
}

#[test]
fn a_contract_finds_its_files_beside_itself_and_an_option_in_the_working_directory() {
    let place = Place::new("contract")
        .with("policies/desk/terms.toml", &terms("[\"us\"]"))
        .with("contracts/ours.toml", "policy = \"desk/terms\"\nholidays = [\"us\", \"days.txt\"]\n")
        .with("contracts/days.txt", "2026-11-27\n")
        .with("elsewhere/days.txt", "2026-11-30\n");
    let question = format!("{QUESTION} --policy-dir ../policies");
    let run = place.run_in("elsewhere", &format!("{question} --contract ../contracts/ours.toml"));
    assert_eq!(run.stdout, WITH_FRIDAY_OFF, "{}", run.stderr);
    // The file of the working directory, which is off on the Monday; Friday is worked.
    let run = place.run_in("elsewhere", &format!("{question} --holidays us,days.txt"));
    assert_eq!(run.stdout, WITHOUT, "{}", run.stderr);
}

#[test]
fn a_policy_check_opens_the_files_and_points_at_the_name() {
    let broken_calendar =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:No date\nEND:VEVENT\nEND:VCALENDAR\n";
    for (name, text, says) in [
        ("absent.toml", None, "cannot read"),
        ("absent.ics", None, "cannot read"),
        ("broken.toml", Some("[[holiday]]\non = 24\n"), "broken.toml:2:6"),
        ("broken.txt", Some("2026-12-25\n2026-13-01\n"), "broken.txt:2:1"),
        ("broken.ics", Some(broken_calendar), "broken.ics:2:1"),
        ("us-tx", None, "there is no holiday list 'us-tx'"),
    ] {
        let place =
            Place::new("check").with("desk/terms.toml", &terms(&format!("[\"us\", \"{name}\"]")));
        let place =
            if let Some(text) = text { place.with(&format!("desk/{name}"), text) } else { place };
        let run = place.run("policy check desk/terms.toml");
        let (line, column) =
            (terms("").lines().position(|line| line.starts_with("holidays")).unwrap() + 1, 19);
        assert_eq!(run.code, Some(4), "{name}: {}", said(&run));
        assert!(said(&run).contains(says), "{name}: {}", said(&run));
        assert!(
            run.stderr.contains(&format!("desk/terms.toml:{line}:{column}")),
            "{name}: {}",
            run.stderr
        );
        // A question of that policy is not answered without it.
        let run = place.run(&format!("{QUESTION} --policy-dir ."));
        assert_ne!(run.code, Some(0), "{name}: {}", said(&run));
        assert!(run.stdout.is_empty(), "{name}: {}", run.stdout);
    }
}

#[test]
fn a_policy_names_no_file_outside_of_its_directory() {
    let outside = std::env::temp_dir().join("slacalc-outside-days.toml").display().to_string();
    std::fs::write(&outside, FRIDAY).unwrap();
    for name in [
        "../days.toml",
        "lists/../../days.toml",
        outside.as_str(),
        "C:/days.toml",
        "..\\\\days.toml",
        "/dev/zero",
        "//host/days.toml",
    ] {
        let place = Place::new("outside")
            .with("desk/terms.toml", &terms(&format!("[\"us\", \"{name}\"]")))
            .with("days.toml", FRIDAY);
        let run = place.run("policy check desk/terms.toml");
        assert_eq!(run.code, Some(4), "{name}: {}", said(&run));
        assert!(said(&run).contains("is not in the policy's directory"), "{name}: {}", said(&run));
    }
    std::fs::remove_file(outside).unwrap();
}

#[test]
fn worked_examples_of_a_policy_name_files_beside_it_too() {
    let example = "[[example]]\nask = \"deadline\"\npriority = \"1\"\ntimezone = \
                   \"America/New_York\"\nholidays = [\"us\", \"days.toml\"]\nopened = \
                   \"2026-11-25 16:00\"\nexpect = \"2026-11-30T12:00:00-05:00\"\nwhy = \"One hour \
                   on Wednesday, three on Monday.\"\n";
    let place = Place::new("example")
        .with("desk/terms.toml", &(terms("[\"us\"]") + example))
        .with("desk/days.toml", FRIDAY);
    let run = place.run_in("desk", "policy check ../desk/terms.toml");
    assert_eq!(run.code, Some(0), "{}", said(&run));
    let run = place.run("policy check desk/terms.toml");
    assert_eq!(run.code, Some(0), "{}", said(&run));
}
