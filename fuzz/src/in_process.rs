//! Runs slacalc as a function call, with what it prints caught in files.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{Read as _, Seek as _, SeekFrom},
    os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd, RawFd},
    panic,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI32, Ordering},
};

use slacalc::{cli, time::Instant, parse_moment};

use crate::targets::{NOW, Program, Ran};

/// The standard error of the fuzzer while that of slacalc is caught.
static REAL_STDERR: AtomicI32 = AtomicI32::new(-1);

/// slacalc inside this process.
pub struct InProcess {
    directory: PathBuf,
    out: File,
    err: File,
}

impl InProcess {
    pub fn new(target: &str) -> Self {
        let directory =
            env::temp_dir().join(format!("slacalc-fuzz-{target}-{}", std::process::id()));
        fs::create_dir_all(&directory).expect("the temporary directory can be written");
        env::set_current_dir(&directory).expect("the directory was just made");
        for name in ["SLACALC_CONTRACT", "SLACALC_POLICY_DIR", "SLACALC_NOW", "COMPLETE"] {
            set(name, None);
        }
        set("SLACALC_TZDATA", Some("bundled".as_ref()));
        set("SLACALC_NO_CONFIG", Some("1".as_ref()));
        redirect(File::open("/dev/null").expect("/dev/null").as_raw_fd(), libc::STDIN_FILENO);
        let file = |name: &str| {
            let path = directory.with_extension(name);
            File::options()
                .create(true)
                .read(true)
                .append(true)
                .open(path)
                .expect("it can be written")
        };
        let (out, err) = (file("out"), file("err"));
        say_panics_to_the_real_stderr();
        Self { directory, out, err }
    }
}

impl Program for InProcess {
    fn directory(&self) -> &Path {
        &self.directory
    }

    fn run(&self, arguments: &[OsString], zones: Option<&Path>) -> Ran {
        let now = parse_moment(NOW, None, Instant::MIN).expect("it is RFC 3339").at;
        if let Some(zones) = zones {
            set("SLACALC_TZDATA", Some(zones.as_os_str()));
        }
        let all = std::iter::once(OsString::from("slacalc")).chain(arguments.iter().cloned());
        let caught = [(&self.out, libc::STDOUT_FILENO), (&self.err, libc::STDERR_FILENO)].map(
            |(file, number)| {
                file.set_len(0).expect("a file of ours");
                let real = duplicate(number);
                if number == libc::STDERR_FILENO {
                    REAL_STDERR.store(real.as_raw_fd(), Ordering::SeqCst);
                }
                redirect(file.as_raw_fd(), number);
                (real, number)
            },
        );
        let exit = cli::run(all, now);
        REAL_STDERR.store(-1, Ordering::SeqCst);
        for (real, number) in caught {
            redirect(real.as_raw_fd(), number);
        }
        set("SLACALC_TZDATA", Some("bundled".as_ref()));
        set("SLACALC_NO_CONFIG", Some("1".as_ref()));
        Ran { code: Some(i32::from(exit.code())), stdout: read(&self.out), stderr: read(&self.err) }
    }
}

fn read(mut file: &File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))
        .and_then(|_| file.read_to_end(&mut bytes))
        .expect("a file of ours");
    bytes
}

/// A panic inside slacalc would otherwise write its words into the file that catches standard
/// error.
fn say_panics_to_the_real_stderr() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let real = REAL_STDERR.load(Ordering::SeqCst);
        if real >= 0 {
            redirect(real, libc::STDERR_FILENO);
        }
        usual(panic);
    }));
}

fn set(name: &str, value: Option<&std::ffi::OsStr>) {
    // SAFETY: no thread of slacalc's runs between two calls of it, and libFuzzer reads no
    // environment.
    unsafe {
        match value {
            Some(value) => env::set_var(name, value),
            None => env::remove_var(name),
        }
    }
}

fn duplicate(number: RawFd) -> OwnedFd {
    // SAFETY: dup has no precondition, and its result belongs to nobody else.
    let copy = unsafe { libc::dup(number) };
    assert!(copy >= 0, "no descriptor is left");
    unsafe { OwnedFd::from_raw_fd(copy) }
}

fn redirect(from: RawFd, to: RawFd) {
    // SAFETY: dup2 has no precondition; both are descriptors of this process.
    let done = unsafe { libc::dup2(from, to) };
    assert!(done >= 0, "descriptor {to} cannot be redirected");
}
