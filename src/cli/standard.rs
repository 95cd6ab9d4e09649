//! Standard input, output and error, read and written to the last byte however they are set up.
//!
//! Another program may have made a shared terminal or pipe non-blocking; it is waited for, so that
//! no row is lost. Nothing is buffered: the writer sees an error even of the last byte.

use std::io::{self, IsTerminal as _, Read};

/// Writes to standard output.
pub(super) fn to_stdout(bytes: &[u8]) -> io::Result<()> {
    system::write_all(io::stdout(), bytes)
}

/// Writes to standard error.
pub(super) fn to_stderr(bytes: &[u8]) -> io::Result<()> {
    system::write_all(io::stderr(), bytes)
}

/// Returns the columns of the terminal that standard output is, 80 where it does not say; `None` if
/// it is none.
pub(super) fn columns() -> Option<u16> {
    system::columns(io::stdout()).map(or_usual)
}

/// Returns the columns of the terminal that standard error is, as [`columns`] does.
pub(super) fn error_columns() -> Option<u16> {
    system::columns(io::stderr()).map(or_usual)
}

fn or_usual(columns: u16) -> u16 {
    if columns == 0 { 80 } else { columns }
}

/// Returns true if somebody at a terminal can be asked: the question is shown and the answer typed.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Standard input.
#[derive(Debug)]
pub(super) struct Stdin;

impl Stdin {
    /// Returns true if somebody would have to type it.
    pub(super) fn is_terminal() -> bool {
        io::stdin().is_terminal()
    }
}

impl Read for Stdin {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        system::read(io::stdin(), room)
    }
}

#[cfg(unix)]
mod system {
    use std::{
        io::{self, Read},
        os::fd::AsFd,
    };

    use rustix::{
        event::{PollFd, PollFlags, poll},
        io::Errno,
        termios::tcgetwinsize,
    };

    pub(super) fn columns(of: impl AsFd) -> Option<u16> {
        Some(tcgetwinsize(of).ok()?.ws_col)
    }

    pub(super) fn write_all(to: impl AsFd, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(&to, bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => bytes = &bytes[count..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => wait_for(&to, PollFlags::OUT)?,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    pub(super) fn read(mut from: impl AsFd + Read, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match from.read(room) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    wait_for(&from, PollFlags::IN)?;
                }
                read => return read,
            }
        }
    }

    fn wait_for(descriptor: &impl AsFd, wanted: PollFlags) -> io::Result<()> {
        match poll(&mut [PollFd::new(descriptor, wanted)], None) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::{
        io::{self, Read, Write},
        os::windows::io::AsHandle,
    };

    pub(super) fn columns(of: impl AsHandle) -> Option<u16> {
        let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(of)?;
        Some(columns)
    }

    pub(super) fn write_all(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
        to.write_all(bytes)?;
        to.flush()
    }

    pub(super) fn read(mut from: impl Read, room: &mut [u8]) -> io::Result<usize> {
        from.read(room)
    }
}
