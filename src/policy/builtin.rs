//! The policies and holiday lists inside the program, indexed by the build script.

/// A policy inside the program.
#[derive(Debug)]
pub(super) struct BuiltinPolicy {
    /// Its id.
    pub(super) id: &'static str,
    /// Words by which customers know it.
    pub(super) aliases: &'static [&'static str],
    /// Its vendor's id.
    pub(super) vendor: &'static str,
    /// True if its document is in force.
    pub(super) current: bool,
    /// The document's date, or `undated`.
    pub(super) effective: &'static str,
    /// Ids, names and aliases of its plans.
    pub(super) plans: &'static [&'static str],
    /// Ids of its plans.
    pub(super) plan_ids: &'static [&'static str],
    /// The part that deadlines and coverage need, in the compact form of the build script.
    pub(super) clocks: &'static [u8],
    /// All of the file in that form.
    pub(super) whole: &'static [u8],
    /// The file.
    pub(super) text: &'static str,
}

/// A holiday rule file inside the program.
#[derive(Debug)]
pub(super) struct BuiltinHolidays {
    /// Its id, the country's code.
    pub(super) id: &'static str,
    /// Other names.
    pub(super) aliases: &'static [&'static str],
    /// Ids and other names of the country's parts.
    pub(super) parts: &'static [&'static str],
    /// The file in the compact form of the build script.
    pub(super) rules: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
