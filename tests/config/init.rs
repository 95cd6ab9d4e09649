//! `slacalc init`: by options, and by questions at a terminal.

use std::fs;

use super::Home;
use crate::program::root;

const ALL: &str = "init --vendor rescale --plan premium --edition enterprise --region emea \
                   --timezone Europe/Berlin --name ours";

#[test]
fn what_options_say_is_written_and_answers() {
    let home = Home::new("init");
    let got = home.run(ALL);
    assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""), "{}", got.stdout);
    let (contract, config) = (home.path("contracts/ours.toml"), home.path("config.toml"));
    let plain: String = got.stdout.split_whitespace().collect();
    for says in [&contract, &config] {
        assert!(plain.contains(says.as_str()), "{}", got.stdout);
    }
    let text = fs::read_to_string(&contract).unwrap();
    for line in [
        "policy = \"rescale/support\"",
        "plan = \"premium\"",
        "region = \"emea\"",
        "timezone = \"Europe/Berlin\"",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
    assert_eq!(home.run(&format!("policy check '{contract}'")).code, Some(0));
    // The command that it says to try is understood.
    let lines = got.stdout.lines().filter_map(|line| line.trim().strip_prefix("slacalc "));
    let codes: Vec<_> = lines.map(|line| home.run(line).code).collect();
    assert!(matches!(codes[..], [Some(0), Some(0 | 3)]), "{codes:?} {}", got.stdout);
    assert_eq!(home.run("covered --at 2026-03-06T10:00:00Z --priority high").code, Some(0));
}

#[test]
fn policies_of_ones_own_are_found_without_their_option_from_then_on() {
    let home = Home::new("init-policy-dir");
    let own = root().join("examples/northwind");
    let line = format!(
        "init --policy-dir '{}' --vendor northwind --plan gale --timezone Europe/Berlin",
        own.display()
    );
    assert_eq!(home.run(&line).code, Some(0));
    let config = fs::read_to_string(home.path("config.toml")).unwrap();
    assert!(config.contains(&format!("policy-dir = [\"{}\"]", own.display())), "{config}");
    assert_eq!(home.run("deadline --priority 1 --opened now").code, Some(0));
    // A second contract needs what the line for it cannot say.
    let got = home.run("init --vendor scalr --plan standard --timezone Asia/Tokyo");
    assert_eq!(got.code, Some(2));
    assert!(got.stderr.contains("then write into it: timezone = \"Asia/Tokyo\""), "{got:?}");
}

/// Returns the facts of an answer on one line, as one who reads it over its line breaks.
fn read(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_next_command_answers_once_what_is_missing_was_filled_in() {
    // The response times that the documents state: Scalr's all, Rescale's none.
    for (vendor, plan, others, missing) in [
        ("rescale", "basic", "--region emea", "targets.basic.urgent, targets.basic.high:"),
        ("rescale", "premium", "--edition enterprise --region apac", "targets.premium.urgent,"),
        ("rescale", "mission-critical", "--edition government --region americas", "targets."),
        ("scalr", "premium", "", "nothing: the policy states the response times."),
        ("scalr", "standard", "", "nothing: the policy states the response times."),
        ("scalr", "business", "", "nothing: the policy states the response times."),
    ] {
        let home = Home::new(&format!("init-next-{vendor}-{plan}"));
        let line = format!("init --vendor {vendor} --plan {plan} {others} --timezone Asia/Tokyo");
        let got = home.run(&line);
        assert_eq!(got.code, Some(0), "{got:?}");
        assert!(read(&got.stdout).contains(&format!("to fill in {missing}")), "{}", got.stdout);
        let file = home.config.join(format!("contracts/{vendor}.toml"));
        let contract = fs::read_to_string(&file).unwrap();
        if missing.starts_with("targets") {
            // As the answer says: the # goes, and a time comes in the place of REPLACE.
            let (head, rest) = contract.split_once("#[targets.").unwrap();
            let (targets, tail) = rest.split_once("\n\n").unwrap();
            let targets = targets.replace("\n#", "\n").replace("REPLACE", "4h");
            fs::write(&file, format!("{head}[targets.{targets}\n\n{tail}")).unwrap();
        }
        let next: Vec<_> =
            got.stdout.lines().filter_map(|line| line.trim().strip_prefix("slacalc ")).collect();
        for line in next {
            let got = home.run(line);
            assert_eq!(got.code, Some(0), "{vendor} {plan}: {line}: {got:?}");
        }
    }
}

#[test]
fn a_second_run_says_what_is_there_and_what_to_do() {
    let home = Home::new("init-second");
    assert_eq!(home.run(ALL).code, Some(0));
    let file = home.path("contracts/ours.toml");
    for (line, says, further) in [
        (ALL.to_owned(), format!("so is the contract 'ours': change it in {file}"), "ours-2"),
        (ALL.replace("ours", "other"), "its contracts are: ours, ours-2".to_owned(), "other"),
        ("init".to_owned(), "its contracts are: other, ours".to_owned(), "other-2"),
        ("init --policy scalr/saas".to_owned(), "other-2, ours, ours-2".to_owned(), "scalr"),
    ] {
        let got = home.run(&line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(&says), "{line}: {}", got.stderr);
        // The command for a further contract works, and its contract is found by its name.
        let (_, command) = got.stderr.split_once("by its name, for example: slacalc ").unwrap();
        let words = shlex::split(command.lines().next().unwrap()).unwrap();
        let written = home.command("").args(&words).output().unwrap();
        assert!(written.status.success(), "{line}: {written:?}");
        assert!(
            home.config.join(format!("contracts/{further}.toml")).exists(),
            "{line}: {command}"
        );
        assert_eq!(home.run(&format!("policy check '{file}'")).code, Some(0));
    }
}

#[test]
fn nothing_is_overwritten() {
    let home = Home::new("init-twice");
    assert_eq!(home.run(ALL).code, Some(0));
    let before = fs::read_to_string(home.config.join("config.toml")).unwrap();
    let again = home.run(&ALL.replace("ours", "other"));
    assert_eq!(again.code, Some(2));
    for says in [&home.path("config.toml"), "slacalc policy new --contract"] {
        assert!(again.stderr.contains(says), "{}", again.stderr);
    }
    assert_eq!(fs::read_to_string(home.config.join("config.toml")).unwrap(), before);
    assert!(!home.config.join("contracts/other.toml").exists());
    fs::remove_file(home.config.join("config.toml")).unwrap();
    let again = home.run(ALL);
    assert_eq!(again.code, Some(2));
    assert!(again.stderr.contains(&home.path("contracts/ours.toml")), "{}", again.stderr);
    assert!(!home.config.join("config.toml").exists());
    // Whatever is there: what --print shows needs no place.
    let shown = home.run(&format!("{ALL} --print"));
    assert_eq!(shown.code, Some(0));
    assert!(shown.stdout.contains("contract = \"ours\""), "{}", shown.stdout);
    assert!(!home.config.join("config.toml").exists());
}

#[test]
fn without_a_terminal_all_that_is_missing_is_said_with_a_line_that_works() {
    let home = Home::new("init-missing");
    for line in [
        "init",
        "init --vendor scalr",
        "init --vendor rescale --plan basic",
        "init --plan standard",
    ] {
        let got = home.run(line);
        assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(got.stderr.contains("--timezone"), "{}", got.stderr);
        let sample = got
            .stderr
            .lines()
            .find_map(|line| line.split_once(": slacalc ").map(|(_, sample)| sample));
        assert!(got.stderr.contains("for example: slacalc init --"), "{}", got.stderr);
        let sample = home.run(&format!("{} --print", sample.unwrap()));
        assert_eq!(sample.code, Some(0), "{line}: {}", sample.stderr);
    }
    let wrong = [
        ("--timezone Europe/Berln", "did you mean Europe/Berlin?"),
        ("--plan premum", "did you mean 'premium'?"),
        ("--name 'Our Rescale'", "a-z, 0-9, _ and - only"),
        ("--region mars", "there is no 'mars'"),
        ("--holidays jq", "there is no holiday list 'jq'"),
    ];
    for (option, says) in wrong {
        let words: Vec<&str> = option.splitn(2, ' ').collect();
        let others: Vec<String> = ALL
            .split(" --")
            .filter(|part| !part.starts_with(words[0].trim_start_matches('-')))
            .map(str::to_owned)
            .collect();
        let got = home.run(&format!("{} {option}", others.join(" --")));
        assert_eq!(got.code, Some(2), "{option}: {}", got.stdout);
        assert!(got.stderr.contains(says), "{option}: {}", got.stderr);
    }
}

#[test]
fn holidays_of_an_option_are_those_of_the_contract() {
    for (lists, written) in [
        ("de-he", "holidays = [\"de-he\"]"),
        ("de-he,us", "holidays = [\"de-he\", \"us\"]"),
        ("none", "holidays = []"),
    ] {
        let home = Home::new("init-holidays");
        let _ = fs::remove_dir_all(&home.config);
        let terms = "--policy scalr/self-hosted --plan standard --tz Berlin --name acme";
        let got = home.run(&format!("init {terms} --holidays {lists}"));
        assert_eq!(got.code, Some(0), "{lists}: {got:?}");
        let contract = fs::read_to_string(home.config.join("contracts/acme.toml")).unwrap();
        assert!(contract.contains(&format!("\n{written} ")), "{contract}");
        let file = home.path("contracts/acme.toml");
        assert_eq!(home.run(&format!("policy check '{file}'")).code, Some(0), "{lists}");
        // By its name the contract is no file here.
        let named = home.run("policy check acme");
        assert_eq!(named.code, Some(2), "{named:?}");
        assert!(named.stderr.contains("is a contract of the configuration"), "{named:?}");
        assert!(named.stderr.contains(&file), "{named:?}");
    }
    // Good Friday is no business day with the holidays of Hesse, and is one without any.
    let asked = "deadline -p 3 --opened '2026-04-02 17:00' -f plain";
    for (lists, due) in [("de-he", "2026-04-07"), ("none", "2026-04-03")] {
        let home = Home::new("init-holidays-answer");
        let _ = fs::remove_dir_all(&home.config);
        let terms = "--policy scalr/self-hosted --plan premium --timezone Europe/Berlin";
        assert_eq!(home.run(&format!("init {terms} --holidays {lists}")).code, Some(0));
        let got = home.run(asked);
        assert!(got.stdout.starts_with(due), "{lists}: {got:?}");
    }
}

#[test]
fn a_further_contract_answers_by_its_own_name() {
    let home = Home::new("init-further");
    assert_eq!(home.run(ALL).code, Some(0));
    let got = home.run("init --name ours");
    let line = got.stderr.split_once("for example: slacalc ").unwrap().1.lines().next().unwrap();
    assert_eq!(home.run(line).code, Some(0), "{line}");
    let file = home.path("contracts/ours-2.toml");
    assert_eq!(home.run(&format!("policy check '{file}'")).code, Some(0));
    let got = home.run("deadline -c ours-2 -p 1 --opened 2026-03-06T10:00:00Z");
    assert!(got.code == Some(0) && got.stdout.contains("ours-2"), "{got:?}");
    assert!(!got.stdout.contains("REPLACE"), "{got:?}");
}

#[cfg(unix)]
mod at_a_terminal {
    use std::fs;

    use rexpect::session::spawn_command;

    use super::Home;

    #[test]
    fn four_questions_are_asked_and_a_wrong_answer_again() {
        let home = Home::new("init-terminal");
        let mut command = home.command("init");
        command.env("TERM", "xterm").env("TZ", "Europe/Berlin");
        let mut session = spawn_command(command, Some(20_000)).unwrap();
        let mut answer = |question: &str, answer: &str| {
            session.exp_string(question).unwrap();
            session.send_line(answer).unwrap();
        };
        answer("--policy> ", "nobody");
        answer("there is no 'nobody'", "scalr");
        answer("'scalr' has 2 documents: scalr/saas and scalr/self-hosted", "rescale");
        answer("--plan> ", "2");
        answer("--edition> ", "ENTERPRISE");
        answer("--timezone [Europe/Berlin]> ", "");
        answer("--name [rescale]> ", "Not A Name");
        answer("a-z, 0-9, _ and - only", "ours");
        session.exp_string("Wrote the contract ours").unwrap();
        session.exp_eof().unwrap();
        let contract = fs::read_to_string(home.config.join("contracts/ours.toml")).unwrap();
        for line in ["plan = \"production\"", "edition = \"enterprise\""] {
            assert!(contract.contains(line), "{contract}");
        }
        let config = fs::read_to_string(home.config.join("config.toml")).unwrap();
        assert!(config.contains("contract = \"ours\""), "{config}");
    }

    #[test]
    fn a_document_may_be_named_by_the_end_of_its_id() {
        let home = Home::new("init-short-name");
        let mut command = home.command("init --plan standard --timezone Asia/Tokyo --vendor scalr");
        command.env("TERM", "xterm");
        // The plan tells which of the vendor's documents; without it the question is asked.
        let mut session = spawn_command(command, Some(20_000)).unwrap();
        session.exp_string("--name [scalr]> ").unwrap();
        session.send_control('d').unwrap();
        session.exp_eof().unwrap();
        let mut command = home.command("init --vendor scalr --timezone Asia/Tokyo");
        command.env("TERM", "xterm");
        let mut session = spawn_command(command, Some(20_000)).unwrap();
        session.exp_string("Scalr Self-Hosted Support Policy").unwrap();
        session.exp_string("--policy> ").unwrap();
        session.send_line("self-hosted").unwrap();
        session.exp_string("--plan> ").unwrap();
        session.send_control('d').unwrap();
        session.exp_eof().unwrap();
    }

    #[test]
    fn an_end_of_the_input_writes_nothing() {
        let home = Home::new("init-ended");
        let mut command = home.command("init --vendor scalr --plan premium");
        command.env("TERM", "xterm").env("TZ", "Asia/Tokyo");
        // That policy is one of two of the vendor: the plan tells which.
        let mut session = spawn_command(command, Some(20_000)).unwrap();
        session.exp_string("--timezone [Asia/Tokyo]> ").unwrap();
        session.send_control('d').unwrap();
        session.exp_string("nothing was written").unwrap();
        session.exp_eof().unwrap();
        assert!(fs::read_dir(home.config.join("contracts")).unwrap().next().is_none());
    }
}
