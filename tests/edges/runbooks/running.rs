//! Runs a runbook in a directory of its own, with commands on its path that write down who was
//! told.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Runbook, finding::Found};
use crate::program::{Run, finish, root};

/// The commands that tell somebody.
const TELLERS: [&str; 4] = ["page", "notify", "mail", "curl"];

/// The program that the runbook finds as `slacalc`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Program {
    Real,
    /// There is none.
    Missing,
    /// A script with this body.
    Fake(&'static str),
    /// A file that may not be run.
    NotExecutable,
}

/// The outcome of a runbook, and each message with the command that it was handed to.
#[derive(Debug)]
pub(crate) struct Done {
    pub run: Run,
    pub told: String,
}

/// The directory in which a runbook runs: a copy of `examples/`, whose contracts stand at the top
/// too.
pub(crate) struct Place {
    pub directory: PathBuf,
    bin: PathBuf,
}

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let root_of_place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runbooks").join(name);
        let _ = fs::remove_dir_all(&root_of_place);
        let place = Self { directory: root_of_place.join("work"), bin: root_of_place.join("bin") };
        for folder in ["contracts", "tickets", "tickets/contracts"] {
            copy_files(&root().join("examples").join(folder), &place.directory.join(folder));
        }
        copy_files(&root().join("examples"), &place.directory);
        copy_files(&root().join("examples/contracts"), &place.directory);
        fs::copy(root().join("policies/scalr/saas.toml"), place.directory.join("handbook.toml"))
            .unwrap();
        fs::create_dir_all(&place.bin).unwrap();
        for teller in TELLERS {
            place.command(teller, "printf '%s: %s\\n' \"${0##*/}\" \"$*\" >> \"$TOLD\"");
        }
        place.command("export-tickets", "cat tickets/few.csv");
        place
    }

    /// Puts a script on the path of the runbook.
    pub(crate) fn command(&self, name: &str, body: &str) {
        let file = self.bin.join(name);
        fs::write(&file, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a runbook. The shell is `sh`, which is what cron and `#!/bin/sh` start.
    pub(crate) fn run(
        &self,
        runbook: &Runbook,
        found: &Found,
        program: Program,
        variables: &[(&str, &str)],
        arguments: &[&str],
    ) -> Done {
        let text = match runbook.place {
            place if runbook.is_script() => {
                format!("exec ./{} \"$@\"", place.trim_start_matches("examples/"))
            }
            _ if found.text.contains("MAILTO") => cron_line(&found.text),
            _ => found.text.clone(),
        };
        let text =
            text.replace("/srv/", "./").replace("/opt/slacalc/contracts", "tickets/contracts");
        let folder = self.directory.join(runbook.folder);
        let (typed, told) = (self.bin.join("typed"), self.bin.join("told"));
        fs::write(&typed, text).unwrap();
        fs::write(&told, "").unwrap();
        let mut shell = Command::new("/bin/sh");
        shell
            .arg(&typed)
            .args(arguments)
            .current_dir(&folder)
            .env("TOLD", &told)
            .env("PATH", self.path(program));
        shell.env("SLACALC_NOW", "2026-07-15T12:00:00Z").env("SLACALC_TZDATA", "bundled");
        shell.env("SLACALC_NO_CONFIG", "1");
        for name in ["SLACALC_CONTRACT", "SLACALC_POLICY_DIR"] {
            shell.env_remove(name);
        }
        let run = finish(shell.envs(variables.iter().copied()).output().unwrap());
        Done { run, told: fs::read_to_string(&told).unwrap() }
    }

    /// The path: our commands, the scripts of `examples/`, the program, and what the system has.
    fn path(&self, program: Program) -> String {
        let file = self.bin.join("slacalc");
        let _ = fs::remove_file(&file);
        match program {
            Program::Real => {
                std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_slacalc"), &file).unwrap();
            }
            Program::Missing => {}
            Program::Fake(body) => self.command("slacalc", body),
            Program::NotExecutable => fs::write(&file, "no program").unwrap(),
        }
        let others = env::var_os("PATH").unwrap();
        let others =
            env::split_paths(&others).filter(|directory| !directory.join("slacalc").exists());
        let all = [self.bin.clone(), self.directory.clone()].into_iter().chain(others);
        env::join_paths(all).unwrap().into_string().unwrap()
    }
}

/// The command of a crontab's line, as cron hands it to the shell. The script in it is that of the
/// directory, and the first `%` that is not escaped would end the line.
fn cron_line(text: &str) -> String {
    let line =
        text.lines().find(|line| line.starts_with(|first: char| first.is_ascii_digit())).unwrap();
    let command = line.splitn(6, ' ').nth(5).unwrap().trim();
    command.replace("\\%", "\0").split('%').next().unwrap().replace('\0', "%")
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let large = entry.file_name() == "report.html" || entry.file_name() == "generate.py";
        if entry.path().is_file() && !large {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
