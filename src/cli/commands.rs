//! The list of commands.

use clap::{CommandFactory as _, Parser, Subcommand, error::ErrorKind};

use super::{
    audit::{self, AuditArgs},
    batch::{self, BatchArgs},
    calendar::{self, CalendarArgs},
    channels::{self, ChannelsArgs},
    clause::{self, ClauseArgs},
    compare::{self, CompareArgs},
    completions::{self, CompletionsArgs},
    config::{self, ConfigArgs, Configured},
    contacts::{self, ContactsArgs},
    covered::{self, CoveredArgs},
    deadline::{self, DeadlineArgs},
    exit::Exit,
    holidays::{self, HolidaysArgs},
    init::{self, InitArgs},
    latest_open::{self, LatestOpenArgs},
    lazy_args::LazyArgs,
    maintenance::{self, MaintenanceArgs},
    man::{self, ManArgs},
    options::OutputArgs,
    output::Output,
    output_name::refused,
    plans::{self, PlansArgs},
    policy::{self, PolicyArgs},
    priorities::{self, PrioritiesArgs},
    report::{self, ReportArgs},
    scope::{self, ScopeArgs},
    upcoming::{self, UpcomingArgs},
};
use crate::time::Instant;

/// Works out from a support contract when the vendor must respond, when support is covered, and
/// what is in scope.
#[derive(Debug, Parser)]
#[command(name = "slacalc", version, propagate_version = true, max_term_width = 80, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[arg(long, global = true, display_order = 1000, help = NO_CONFIG_HELP)]
    pub(super) no_config: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

const NO_CONFIG_HELP: &str = "Leave config.toml aside; SLACALC_CONTRACT, SLACALC_POLICY_DIR \
                              and SLACALC_NOW stay in force [env: SLACALC_NO_CONFIG=1]";

const EXAMPLES: &str = "\
Examples:
  slacalc deadline --vendor scalr --tier premium --priority 1 \\
      --opened 2026-03-06T16:45:00-05:00
  slacalc covered --vendor rescale --package basic --region emea
  slacalc scope --vendor rescale --package basic mpi tuning

Exit 0 answered (yes), 1 answered: no, 2 not understood, 3 the documents do not
say, 4 a file is invalid, 5 open but past the share of its time (deadline
--check --warn).";

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// When must the vendor have responded?
    Deadline(LazyArgs<DeadlineArgs>),
    /// Is support staffed, until when, or from when?
    Covered(LazyArgs<CoveredArgs>),
    /// When is support staffed in a week, a month, a year?
    Calendar(LazyArgs<CalendarArgs>),
    /// Is a request, or a release, supported?
    Scope(LazyArgs<ScopeArgs>),
    /// Every way to reach support: is it open, and under which conditions?
    Channels(LazyArgs<ChannelsArgs>),
    /// When is the vendor's own maintenance, and what does it stop?
    Maintenance(LazyArgs<MaintenanceArgs>),
    /// A clause in our own words, and the answers that rest on it.
    Clause(LazyArgs<ClauseArgs>),
    /// The same ticket under every plan: what would another one buy?
    Compare(LazyArgs<CompareArgs>),
    /// All that a plan comes with, or in which two differ.
    Plans(LazyArgs<PlansArgs>),
    /// The meaning of each priority.
    Priorities(LazyArgs<PrioritiesArgs>),
    /// The people who may open tickets, and the reviews that are due.
    Contacts(LazyArgs<ContactsArgs>),
    /// By when must a ticket be opened to be due before a time?
    LatestOpen(LazyArgs<LatestOpenArgs>),
    /// Open tickets by deadline: is something overdue, or due soon?
    Upcoming(LazyArgs<UpcomingArgs>),
    /// Every ticket of a table at once: deadline, state and margin of each.
    Batch(LazyArgs<BatchArgs>),
    /// Deadlines that somebody else worked out, against the contract's.
    Audit(LazyArgs<AuditArgs>),
    /// Count tickets that were answered in time: attainment, response times, margins.
    Report(LazyArgs<ReportArgs>),
    /// The policies: list, show, check, diff, new, schema.
    Policy(LazyArgs<PolicyArgs>),
    /// The holiday lists: list, show.
    Holidays(LazyArgs<HolidaysArgs>),
    /// Write a contract and a configuration, from four questions.
    Init(LazyArgs<InitArgs>),
    /// The configuration: what is in force, and where it comes from.
    Config(LazyArgs<ConfigArgs>),
    /// The script that makes a shell complete names.
    Completions(LazyArgs<CompletionsArgs>),
    /// The manual pages.
    Man(LazyArgs<ManArgs>),
}

impl Cli {
    /// Reads the configuration, as far as it can change what the command does.
    ///
    /// # Errors
    /// It is there, but cannot be read or is not valid.
    pub(super) fn configured(&self) -> anyhow::Result<Configured> {
        if self.command.uses_configuration() {
            Configured::load(self.no_config)
        } else {
            Ok(Configured::without_file())
        }
    }
}

impl Command {
    /// Returns the door through which answers and errors are printed.
    ///
    /// # Errors
    /// Two options contradict each other.
    pub(super) fn output(&self) -> Result<Output, clap::Error> {
        let (output, conflict) = match self {
            Self::Batch(args) => {
                let name = || refused(args.output.as_deref()?, false);
                let conflict = args.color.conflict().or_else(name);
                (Output::of_messages(args.color.when(), args.quiet), conflict)
            }
            _ => (Output::new(self.output_args()), self.output_args().conflict()),
        };
        match conflict {
            Some(message) => Err(Cli::command().error(ErrorKind::ArgumentConflict, message)),
            None => Ok(output),
        }
    }

    fn output_args(&self) -> &OutputArgs {
        match self {
            Self::Deadline(args) => &args.common.output,
            Self::Covered(args) => &args.common.output,
            Self::Calendar(args) => &args.common.output,
            Self::Scope(args) => &args.common.output,
            Self::Channels(args) => &args.common.output,
            Self::Maintenance(args) => &args.common.output,
            Self::Clause(args) => &args.common.output,
            Self::Compare(args) => &args.common.output,
            Self::LatestOpen(args) => &args.common.output,
            Self::Plans(args) => &args.common.output,
            Self::Contacts(args) => &args.common.output,
            Self::Priorities(args) => &args.common.output,
            Self::Report(args) => &args.common.output,
            Self::Upcoming(args) => &args.common.output,
            Self::Audit(args) => &args.common.output,
            Self::Policy(args) => args.output(),
            Self::Holidays(args) => args.output(),
            Self::Init(args) => &args.output,
            Self::Config(args) => &args.common.output,
            Self::Batch(_) | Self::Completions(_) | Self::Man(_) => &OutputArgs::FIXED,
        }
    }

    /// Returns true if the command answers from policies and options alone, so that it may be
    /// tried: it reads no table and writes nothing but its answer.
    pub(super) fn is_question(&self) -> bool {
        match self {
            Self::Deadline(_)
            | Self::Covered(_)
            | Self::Calendar(_)
            | Self::Scope(_)
            | Self::Channels(_)
            | Self::Maintenance(_)
            | Self::Clause(_)
            | Self::Compare(_)
            | Self::Plans(_)
            | Self::Priorities(_)
            | Self::Contacts(_)
            | Self::LatestOpen(_)
            | Self::Holidays(_) => true,
            Self::Policy(args) => args.is_question(),
            Self::Batch(_)
            | Self::Audit(_)
            | Self::Report(_)
            | Self::Upcoming(_)
            | Self::Init(_)
            | Self::Config(_)
            | Self::Completions(_)
            | Self::Man(_) => false,
        }
    }

    /// Returns true if the command reads a table of tickets; it knows all files beside it.
    pub(super) fn reads_table(&self) -> bool {
        matches!(self, Self::Batch(_) | Self::Audit(_) | Self::Report(_) | Self::Upcoming(_))
    }

    /// Returns true if a configuration can change what the command does.
    pub(super) fn uses_configuration(&self) -> bool {
        match self {
            Self::Policy(args) => args.uses_configuration(),
            Self::Holidays(_) | Self::Init(_) | Self::Completions(_) | Self::Man(_) => false,
            _ => true,
        }
    }

    /// Runs the command and gives its exit code.
    pub(super) fn run(
        &self,
        now: Instant,
        output: &Output,
        configured: Configured,
    ) -> anyhow::Result<Exit> {
        match self {
            Self::Deadline(args) => deadline::run(args, now, output, configured),
            Self::Covered(args) => covered::run(args, now, output, configured),
            Self::Calendar(args) => calendar::run(args, now, output, configured),
            Self::Scope(args) => scope::run(args, now, output, configured),
            Self::Channels(args) => channels::run(args, now, output, configured),
            Self::Maintenance(args) => maintenance::run(args, now, output, configured),
            Self::Clause(args) => clause::run(args, now, output, configured),
            Self::Batch(args) => batch::run(args, now, output, configured),
            Self::Upcoming(args) => upcoming::run(args, now, output, configured),
            Self::Report(args) => report::run(args, now, output, configured),
            Self::Audit(args) => audit::run(args, now, output, configured),
            Self::Compare(args) => compare::run(args, now, output, configured),
            Self::LatestOpen(args) => latest_open::run(args, now, output, configured),
            Self::Plans(args) => plans::run(args, now, output, configured),
            Self::Contacts(args) => contacts::run(args, now, output, configured),
            Self::Priorities(args) => priorities::run(args, now, output, configured),
            Self::Policy(args) => policy::run(args, now, output, configured),
            Self::Holidays(args) => holidays::run(args, now, output),
            Self::Init(args) => init::run(args, output, configured),
            Self::Config(args) => config::run(args, output, configured),
            Self::Completions(args) => completions::run(args, output),
            Self::Man(args) => man::run(args, Cli::command(), output),
        }
    }
}
