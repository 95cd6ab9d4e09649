//! Completion as a user meets it: a real bash, zsh and fish in a terminal of their own, set up as
//! the guide says, with keys pressed.
//!
//! A shell that is not installed is passed over with a line on standard error; `.ci/run` installs
//! them where it can.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rexpect::session::{PtySession, spawn_command};

use crate::program::{finish, root, skipped};

/// Typed, and the line after one Tab. Policies, broken ones too, are in `policies/`; the contract
/// is that of `SLACALC_CONTRACT`.
const TAB: [(&str, &str); 30] = [
    ("slacalc dead", "slacalc deadline "),
    ("slacalc deadline --vendor sc", "slacalc deadline --vendor scalr "),
    ("slacalc deadline --vendor ac", "slacalc deadline --vendor acme "),
    ("slacalc deadline --vendor nob", "slacalc deadline --vendor nob"),
    (
        "slacalc deadline --vendor scalr --tier pr",
        "slacalc deadline --vendor scalr --tier premium ",
    ),
    (
        "slacalc deadline --vendor rescale --package pro",
        "slacalc deadline --vendor rescale --package production ",
    ),
    (
        "slacalc deadline --vendor=scalr --tier=bus",
        "slacalc deadline --vendor=scalr --tier=business ",
    ),
    (
        "slacalc covered --opened 2026-03-06T16:45:00Z --vendor=resc",
        "slacalc covered --opened 2026-03-06T16:45:00Z --vendor=rescale ",
    ),
    ("slacalc deadline --priority nor", "slacalc deadline --priority normal "),
    (
        "slacalc covered --vendor scalr --reading hours-clock=ca",
        "slacalc covered --vendor scalr --reading hours-clock=calendar ",
    ),
    ("slacalc covered --timezone Europe/Berl", "slacalc covered --timezone Europe/Berlin "),
    ("slacalc covered --holidays us,de-by-a", "slacalc covered --holidays us,de-by-augsburg "),
    ("slacalc policy show scalr/sa", "slacalc policy show scalr/saas "),
    ("slacalc scope --vendor rescale mpi", "slacalc scope --vendor rescale mpi-tuning "),
    ("slacalc plans --vendor scalr bus", "slacalc plans --vendor scalr business "),
    ("slacalc upcoming --vendor scalr --pl", "slacalc upcoming --vendor scalr --plan "),
    ("slacalc batch --preset zen", "slacalc batch --preset zendesk "),
    ("slacalc batch --map-value priority:@ji", "slacalc batch --map-value priority:@jira "),
    ("slacalc batch --history-rule pau", "slacalc batch --history-rule pause-while="),
    ("slacalc batch --metric res", "slacalc batch --metric resolution "),
    ("slacalc report --by qu", "slacalc report --by quarter "),
    ("slacalc report --by month,pri", "slacalc report --by month,priority "),
    ("slacalc report --period last-q", "slacalc report --period last-quarter "),
    ("slacalc batch --map investi", "slacalc batch --map investigating="),
    ("slacalc covered --timezone berl", "slacalc covered --timezone Europe/Berlin "),
    ("slacalc covered --timezone new_y", "slacalc covered --timezone America/New_York "),
    // Berlin and Bermuda: what was typed stays.
    ("slacalc covered --timezone ber", "slacalc covered --timezone ber"),
    ("slacalc policy schema --answers upc", "slacalc policy schema --answers upcoming "),
    ("slacalc covered --contract resc", "slacalc covered --contract rescale "),
    ("slacalc covered --contract my", "slacalc covered --contract my\\ contract.toml "),
];

/// Ctrl-G is set up to show the line as the shell holds it.
const SHOW: &str = "\u{7}";

/// The set-up line of the guide for a shell.
fn guide_line(shell: &str) -> String {
    let guide = fs::read_to_string(root().join("docs/guide/install.md")).unwrap();
    let call = format!("slacalc completions {shell}");
    let line = guide
        .lines()
        .find(|line| line.contains(&call))
        .unwrap_or_else(|| panic!("docs/guide/install.md does not say '{call}'"));
    line.split('`').find(|part| part.contains(&call)).unwrap().replace("\\|", "|")
}

/// A home directory of a user with policies and a contract, and a shell that is started in it.
fn shell(name: &str, home: &str, arguments: &[&str]) -> Option<(Command, PathBuf)> {
    if !Command::new(name).args(["-c", "exit 0"]).status().is_ok_and(|status| status.success()) {
        skipped(&format!("completion in {name}, which is not installed"));
        return None;
    }
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shells").join(home);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("policies/acme")).unwrap();
    fs::create_dir_all(home.join(".config/fish")).unwrap();
    let contracts = home.join(".config/slacalc/contracts");
    fs::create_dir_all(&contracts).unwrap();
    fs::copy(root().join("examples/contracts/rescale.toml"), contracts.join("rescale.toml"))
        .unwrap();
    fs::copy(root().join("tests/data/policies/acme/sun.toml"), home.join("policies/acme/sun.toml"))
        .unwrap();
    fs::write(home.join("policies/nobody.toml"), "schema = [\n").unwrap();
    fs::copy(root().join("examples/contracts/rescale.toml"), home.join("my contract.toml"))
        .unwrap();
    let mut command = Command::new(name);
    let program = Path::new(env!("CARGO_BIN_EXE_slacalc")).parent().unwrap();
    command
        .args(arguments)
        .current_dir(&home)
        .env_clear()
        .env("HOME", &home)
        .env("TERM", "xterm")
        .env("LC_ALL", "C.UTF-8");
    command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", program.display()));
    command.env("SLACALC_NO_CONFIG", "1");
    command.env("SLACALC_POLICY_DIR", "policies").env("SLACALC_CONTRACT", "my contract.toml");
    Some((command, home))
}

/// Presses Tab after each line of [`TAB`] and compares; gives the terminal back for more.
fn press_tab(command: Command) -> PtySession {
    let mut session = spawn_command(command, Some(30_000)).unwrap();
    // Interactive shells take no notice of gentler signals, and how they end is not the question
    // here.
    session.process_mut().set_kill_timeout(Some(0));
    session.exp_string("ready>").unwrap();
    let mut wrong = Vec::new();
    for (typed, expected) in TAB {
        let (got, screen) = after(&mut session, &format!("{typed}\t"));
        if got != expected {
            wrong.push(format!("{typed}[Tab]\n  expected '{expected}'\n       got '{got}'"));
        }
        if screen.contains("slacalc:") || screen.contains("error") || screen.contains("not found") {
            wrong.push(format!("{typed}[Tab] disturbs the prompt:\n{screen}"));
        }
    }
    assert!(wrong.is_empty(), "{} lines of {}:\n{}", wrong.len(), TAB.len(), wrong.join("\n"));
    session
}

/// The line after some keys, and what the screen showed meanwhile. The line is empty again
/// afterwards.
fn after(session: &mut PtySession, keys: &str) -> (String, String) {
    session.send(keys).unwrap();
    session.flush().unwrap();
    session.send(SHOW).unwrap();
    session.flush().unwrap();
    let before = session.exp_string("line<<").unwrap();
    let line = session.exp_string(">>").unwrap();
    session.send("\u{5}\u{15}").unwrap();
    session.flush().unwrap();
    (line, before)
}

fn in_bash(home: &str, first: &str) {
    let Some((command, home)) = shell("bash", home, &["--noprofile", "-i"]) else { return };
    let show = r#"bind -x '"\C-g": printf "\nline<<%s>>\n" "$READLINE_LINE"'"#;
    let set_up = guide_line("bash");
    fs::write(
        home.join(".bashrc"),
        format!("stty cols 150 rows 50\nPS1='ready>'\n{first}\n{set_up}\n{show}\n"),
    )
    .unwrap();
    let mut session = press_tab(command);
    let (_, listed) = after(&mut session, "slacalc deadline --vendor scalr --tier \t\t");
    assert!(
        listed.contains("technical-account-manager") && !listed.contains("mission-critical"),
        "{listed}"
    );
    assert!(!listed.contains("--opened"), "options bury the values: {listed}");
}

#[test]
fn bash_completes() {
    in_bash("bash", "");
}

#[test]
fn bash_completes_beside_bash_completion() {
    let package = "/usr/share/bash-completion/bash_completion";
    if Path::new(package).is_file() {
        in_bash("bash-completion", &format!("source {package}"));
    } else {
        skipped("completion beside bash-completion, which is not installed");
    }
}

fn in_zsh(home: &str, set_up: impl FnOnce(&Path) -> String) {
    let Some((command, home)) = shell("zsh", home, &["-i"]) else { return };
    let show = "show() { zle -I; print -r -- \"line<<$BUFFER>>\" }\nzle -N show\nbindkey \
                -e\nbindkey '^G' show";
    let text = format!(
        "stty cols 150 rows 50\nunsetopt global_rcs\nPS1='ready>'\n{}\n{show}\n",
        set_up(&home)
    );
    fs::write(home.join(".zshrc"), text).unwrap();
    let mut session = press_tab(command);
    session.send("slacalc deadline --vendor scalr --priority \t").unwrap();
    session.flush().unwrap();
    session.exp_string("Blocker").unwrap();
    session.send("\u{3}").unwrap();
    session.flush().unwrap();
    session.exp_string("ready>").unwrap();
}

#[test]
fn zsh_completes() {
    in_zsh("zsh", |_| format!("autoload -U compinit && compinit -u\n{}", guide_line("zsh")));
}

#[test]
fn zsh_completes_with_the_script_on_its_path_of_functions() {
    in_zsh("zsh-fpath", |home| {
        let functions = home.join("functions");
        fs::create_dir_all(&functions).unwrap();
        let script = finish(
            Command::new(env!("CARGO_BIN_EXE_slacalc"))
                .args(["completions", "zsh"])
                .env("SLACALC_NO_CONFIG", "1")
                .output()
                .unwrap(),
        );
        fs::write(functions.join("_slacalc"), script.stdout).unwrap();
        "fpath=(~/functions $fpath)\nautoload -U compinit && compinit -u".to_owned()
    });
}

#[test]
fn fish_completes() {
    let Some((command, home)) = shell("fish", "fish", &["-i"]) else { return };
    let show = "bind \\cg 'echo; echo \"line<<\"(commandline)\">>\"; commandline -f repaint'";
    let prompt = "function fish_prompt; echo -n 'ready>'; end\nset -g fish_greeting\nset -g \
                  fish_autosuggestion_enabled 0";
    let set_up = guide_line("fish");
    fs::write(
        home.join(".config/fish/config.fish"),
        format!("stty cols 150 rows 50\n{prompt}\n{set_up}\n{show}\n"),
    )
    .unwrap();
    press_tab(command);
}

#[test]
fn fish_shows_what_names_mean() {
    let line = format!(
        "{}; complete -C 'slacalc deadline --vendor '; complete -C 'slacalc covered --vendor \
         scalr --tier fr'",
        guide_line("fish")
    );
    let Some((mut command, _)) = shell("fish", "fish-list", &["-c", &line]) else { return };
    let got = finish(command.output().unwrap());
    let expected = "rescale\tRescale\nscalr\tScalr\nacme\tAcme\nfree\tFree (scalr/saas)\n";
    assert_eq!((got.stdout.as_str(), got.stderr.as_str()), (expected, ""));
}
