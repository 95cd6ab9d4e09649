//! Buffers that are filled again and again.
//!
//! A buffer of this size that is given back costs a page fault for each of its pages when the next
//! one is asked for, on every thread at once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Larger ones, as of a very long row, are given back.
const LARGEST: usize = 1 << 21;

/// Emptied buffers, shared by all threads of a stream.
#[derive(Clone, Debug, Default)]
pub struct BufferPool(Arc<Mutex<Vec<Vec<u8>>>>);

impl BufferPool {
    /// Returns an empty buffer.
    #[must_use]
    pub fn take(&self) -> Vec<u8> {
        self.buffers().pop().unwrap_or_default()
    }

    /// Keeps a buffer whose content is no longer needed.
    pub fn put(&self, mut buffer: Vec<u8>) {
        if buffer.capacity() <= LARGEST {
            buffer.clear();
            self.buffers().push(buffer);
        }
    }

    fn buffers(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
