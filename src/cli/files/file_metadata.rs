//! Mode and owner of a file that is replaced.

#[cfg(unix)]
use std::fs::Permissions;
use std::{
    fs::{File, Metadata},
    io,
};

use tempfile::Builder;

/// Gives a new file its first mode: that of any new file, or one for the owner alone if it will get
/// that of another.
#[cfg(unix)]
pub(super) fn begin(builder: &mut Builder<'_, '_>, before: Option<&Metadata>) {
    use std::os::unix::fs::PermissionsExt as _;

    // The system takes the umask from it.
    builder.permissions(Permissions::from_mode(if before.is_some() { 0o600 } else { 0o666 }));
}

/// Gives a file the mode, and as far as the system lets us the owner and the group, of the one that
/// it replaces.
///
/// A file that could not get the group lets the group do no more than everybody.
#[cfg(unix)]
pub(super) fn keep(file: &File, before: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let now = file.metadata()?;
    let own = |owner: Option<u32>| fchown(file, owner, Some(before.gid())).is_ok();
    let has_group = now.gid() == before.gid() && now.uid() == before.uid()
        || own(Some(before.uid()))
        || own(None);
    let mode = before.mode() & 0o777;
    let mode = if has_group { mode } else { mode & !0o070 | mode & (mode & 0o007) << 3 };
    file.set_permissions(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn begin(_builder: &mut Builder<'_, '_>, _before: Option<&Metadata>) {}

#[cfg(not(unix))]
pub(super) fn keep(_file: &File, _before: &Metadata) -> io::Result<()> {
    Ok(())
}
