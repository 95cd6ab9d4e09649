//! The options of `slacalc init`.

use clap::Args;

use crate::cli::options::{LibraryArgs, OutputArgs};

const EXAMPLES: &str = "\
Examples:
  slacalc init --vendor rescale --plan basic --region emea \\
      --timezone Europe/Berlin --name work
  slacalc init --vendor scalr --plan premium --timezone Asia/Tokyo --print

At a terminal it asks for what options do not say, so 'slacalc init' is enough.
It writes contracts/NAME.toml and config.toml in the directory that 'slacalc
config' shows, and overwrites nothing. Then --contract NAME takes the contract,
and commands that are told nothing else take it by themselves.";

/// Write a contract and a configuration, from four questions.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct InitArgs {
    /// The vendor.
    #[arg(long, value_name = "V")]
    pub(super) vendor: Option<String>,
    /// The policy's id, where the vendor has several.
    #[arg(long, value_name = "ID")]
    pub(super) policy: Option<String>,
    /// The plan that was bought (tier, package).
    #[arg(long, visible_aliases = ["tier", "package"], value_name = "P")]
    pub(super) plan: Option<String>,
    /// The edition that was bought, where the policy tells them apart.
    #[arg(long, value_name = "E")]
    pub(super) edition: Option<String>,
    /// The customer's region, where the policy tells them apart.
    #[arg(long, value_name = "R")]
    pub(super) region: Option<String>,
    /// The customer's zone: Europe/Berlin, a city, or local for this machine's.
    #[arg(long, short, visible_alias = "tz", value_name = "ZONE")]
    pub(super) timezone: Option<String>,
    /// Holiday lists of the contract instead of the policy's: names (us, de), or none.
    ///
    /// Several are parted by commas. 'slacalc holidays list' shows the names.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(super) holidays: Vec<String>,
    /// The name of the contract: a-z, 0-9, _ and - [default: the vendor's id].
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Print what would be written, and write nothing.
    #[arg(long)]
    pub(super) print: bool,
    #[command(flatten)]
    pub(super) library: LibraryArgs,
    #[command(flatten)]
    pub(in super::super) output: OutputArgs,
}
