//! The seam at which tests let a call of the file system fail.

use std::io;

/// Does one thing with the file system. In a test it fails instead if it is its turn.
pub(super) fn run<T>(call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    #[cfg(test)]
    faults::next()?;
    call()
}

#[cfg(test)]
pub(super) mod faults {
    //! The call that fails: the Nth of this thread.

    use std::{cell::Cell, io};

    thread_local! {
        static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    }

    /// Lets the Nth call from now on fail, counted from 1; none without a number.
    pub(in super::super) fn fail(nth: Option<usize>) {
        LEFT.set(nth);
    }

    /// Returns true if the call that should fail has not come yet.
    pub(in super::super) fn is_waiting() -> bool {
        LEFT.get().is_some()
    }

    pub(super) fn next() -> io::Result<()> {
        match LEFT.get() {
            Some(1) => {
                LEFT.set(None);
                Err(io::Error::new(io::ErrorKind::StorageFull, "injected"))
            }
            left => {
                LEFT.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }
}
