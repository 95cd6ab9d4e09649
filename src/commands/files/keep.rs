//! Mode and owner of a file that is replaced.

use std::{
    fs::{File, Metadata, Permissions},
    io,
};

/// The mode of a new file until its owner is known: nobody else may read it, if what it replaces is not for everybody.
#[cfg(unix)]
pub(super) fn first_permissions(before: Option<&Metadata>) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;

    // The system takes the umask from it, as from any new file.
    Some(Permissions::from_mode(if before.is_some() { 0o600 } else { 0o666 }))
}

/// Gives a file the mode, and as far as the system lets us the owner and the group, of the one that it replaces.
///
/// A file that could not get the group lets the group do no more than everybody.
#[cfg(unix)]
pub(super) fn keep(file: &File, before: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let now = file.metadata()?;
    let own = |owner: Option<u32>| fchown(file, owner, Some(before.gid())).is_ok();
    let has_group = now.gid() == before.gid() && now.uid() == before.uid() || own(Some(before.uid())) || own(None);
    let mode = before.mode() & 0o777;
    let mode = if has_group { mode } else { mode & !0o070 | mode & (mode & 0o007) << 3 };
    file.set_permissions(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn first_permissions(_before: Option<&Metadata>) -> Option<Permissions> {
    None
}

#[cfg(not(unix))]
pub(super) fn keep(_file: &File, _before: &Metadata) -> io::Result<()> {
    Ok(())
}
