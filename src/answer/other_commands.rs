//! Commands that answer what no topic of a scope is about: times, hours, people, plans.

use std::collections::BTreeSet;

use crate::{
    policy::{NamedItem, Phrase, Policy, TopicWords, Word, WordForms, WordKind, ZoneRule},
    sla::{PriorityRef, Subject},
};

/// A command, and the matter on which it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OtherCommand {
    Deadline,
    Covered,
    Calendar,
    Contacts,
    Channels,
    Priorities,
    Plans,
    Maintenance,
}

impl OtherCommand {
    fn is_about_hours(self) -> bool {
        matches!(self, Self::Covered | Self::Calendar)
    }

    /// Returns the matter on which the command answers, and its name.
    fn matter(self) -> (&'static str, &'static str) {
        match self {
            Self::Deadline => ("response times", "deadline"),
            Self::Covered => ("support hours", "covered"),
            Self::Calendar => ("holidays in the support hours", "calendar"),
            Self::Contacts => ("the people who may open tickets", "contacts"),
            Self::Channels => ("ways to reach support", "channels"),
            Self::Priorities => ("the meaning of priorities", "priorities"),
            Self::Plans => ("what a plan comes with", "plans"),
            Self::Maintenance => ("maintenance", "maintenance"),
        }
    }
}

/// The phrases by which each command is found, parted by commas.
const PHRASES: [(OtherCommand, &str); 8] = [
    (
        OtherCommand::Deadline,
        "
         response time, reply time, reaction time, resolution time, turnaround time, time to
         respond, time to reply, time to resolve, first response, target time, response target,
         response deadline, deadline, due date, sla, slo, service level agreement, fast respond,
         fast answer, fast reply, fast support, soon respond, soon answer, soon reply, quickly
         respond, quickly answer, long respond, long answer, long reply, respond within, respond
         by, response within, answer within, reply within, respond hour, respond minute, response
         hour, response minute, guarantee response, guarantee answer, guarantee reply, how fast,
         how quickly, how soon,
         priority response, p0 response, p1 response, p2 response, p3 response, p4 response",
    ),
    (
        OtherCommand::Covered,
        "
         support hours, business hours, opening hours, working hours, service hours, coverage
         hours, hours of support, hours of operation, your hours, coverage, 24x7, 24 7, 24x5,
         9x5, around the clock, round the clock, after hours, out of hours, open now, open
         today, open tonight, open saturday, open sunday, open weekend, available weekend,
         available now, night shift, staffed, available, availability, reachable, on call, anybody
         there, somebody there, anyone there, someone there, anybody
         around, somebody around, anyone around, someone around, anyone awake, somebody awake, someone
         awake, monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekday, weekend,
         dawn, morning, noon, midday, lunchtime, afternoon, evening, night, nighttime, tonight,
         overnight, midnight, o clock",
    ),
    (
        OtherCommand::Calendar,
        "
         holiday, public holiday, bank holiday, national holiday, christmas, christmas eve,
         christmas day, xmas, easter, thanksgiving, new year, new years day, new years eve, boxing
         day, good friday, labor day, memorial day, independence day, golden week, diwali, ramadan,
         closed on, days off",
    ),
    (
        OtherCommand::Contacts,
        "
         technical contact, tech contact, named contact, designated contact, primary contact,
         authorized contact, support contact, how many contacts, number of contacts, max
         contacts, max tech contacts, maximum contacts, contact person, add contact, change
         contact, liaison, who may open ticket, who can open ticket, who can submit ticket,
         allowed to open ticket, who may contact support, who can contact support, who can call",
    ),
    (
        OtherCommand::Channels,
        "
         escalate, escalation, escalation path, escalate to manager, escalate ticket, escalate
         case, escalate issue, reach support, contact support, reach you, contact you, get in
         touch, contact details, contact information, ways to reach, how to reach, how to
         contact, support channel, channels",
    ),
    (
        OtherCommand::Priorities,
        "
         priority, severity, sev, priority level, severity level, priority definition, severity
         definition, definition of priority, definition of severity, meaning of priority, counts
         as urgent, counts as critical, counts as p1, which priority, which severity, raise
         priority, increase priority, change priority, lower priority, raise severity, change
         severity, priority of ticket, severity of ticket, what p0, what p1, what p2, what p3,
         what sev1, priority matrix, urgency",
    ),
    (
        OtherCommand::Plans,
        "
         difference between plans, compare plans, compare tiers, compare packages, which plan,
         which package, which tier, our plan, our package, our tier, support plan, support
         package, support tier, plan include, package include, tier include, upgrade plan,
         upgrade package, upgrade tier, entitlement",
    ),
    (
        OtherCommand::Maintenance,
        "
         maintenance, maintenance window, maintenance schedule, planned maintenance, scheduled
         maintenance, next maintenance, when maintenance, regular maintenance, during
         maintenance, maintenance stop, maintenance start, maintenance end, maintenance affect,
         maintenance announcement, maintenance duration, maintenance run, planned downtime,
         scheduled downtime, downtime window, maintenance monday, maintenance tuesday,
         maintenance wednesday, maintenance thursday, maintenance friday, maintenance weekend,
         maintenance tonight",
    ),
];

/// The phrases of a plan's name that ask for all that it comes with.
const OF_A_PLAN: [&str; 6] =
    ["{}", "get {}", "upgrade {}", "{} include", "difference {}", "{} plan"];

/// The thing that is answered: beside a response time it says nothing more.
const TICKET: &str = "ticket";

/// Words for the vendor's people, of whom a question asks at what time they answer.
const ASKED_OF: [&str; 5] = ["anybody", "anyone", "somebody", "someone", "you"];

/// Words before a day or an hour that is told, and not asked for: "since Monday".
const TOLD: [&str; 3] = ["last", "since", "yesterday"];

/// A command that answers some words, and the positions of those.
#[derive(Debug)]
pub(super) struct FoundCommand {
    command: OtherCommand,
    words: BTreeSet<usize>,
    /// The positions of the words that any command answers.
    of_all: BTreeSet<usize>,
}

impl FoundCommand {
    /// Returns the command that explains the most of the words.
    pub(super) fn find(
        policy: &Policy,
        words: &[Word],
        (forms, topic_words): (&WordForms, &TopicWords),
    ) -> Option<Self> {
        let positions = |text: &str| Phrase::new(text, forms, topic_words).positions(words);
        let mut found: Vec<Self> = Vec::new();
        for (command, phrases) in PHRASES {
            let mut explained: BTreeSet<usize> =
                phrases.split(',').flat_map(|text| positions(text.trim())).collect();
            if command == OtherCommand::Plans {
                let names = policy.plans.iter().flat_map(|plan| [&plan.id, &plan.name]);
                let texts = names.flat_map(|name| OF_A_PLAN.map(|text| text.replace("{}", name)));
                explained.extend(texts.flat_map(|text| positions(&text)));
            }
            if command == OtherCommand::Covered {
                for at in (0..words.len()).filter(|at| is_hour(words, *at)) {
                    explained.extend(at.checked_sub(1).filter(|_| is_minute(words, at)));
                    explained.insert(at);
                }
            }
            if command.is_about_hours() {
                explained.retain(|at| !is_told(words, *at));
            }
            found.push(Self { command, words: explained, of_all: BTreeSet::new() });
        }
        found.retain(|one| !one.words.is_empty());
        let of_priorities = policy.priorities.iter().flat_map(|one| positions(&one.name));
        let of_commands = found.iter().flat_map(|one| one.words.iter().copied());
        let of_all = of_commands.chain(of_priorities).collect();
        let hours = found.iter().flat_map(Self::hours).copied().collect::<BTreeSet<usize>>();
        // The first of those that explain the same number wins.
        let mut most = found.into_iter().rev().max_by_key(|one| one.words.len())?;
        most.of_all = of_all;
        if most.is_about_hours() {
            most.words.extend(hours);
        }
        Some(most)
    }

    /// Returns the positions of the words for hours and days that it explains.
    pub(super) fn hours(&self) -> impl Iterator<Item = &usize> {
        self.words.iter().filter(|_| self.is_about_hours())
    }

    /// Returns true if it answers on times and explains a word that is not among those known.
    pub(super) fn has_times_besides(&self, known: &BTreeSet<usize>) -> bool {
        let is_about_times =
            self.command.is_about_hours() || self.command == OtherCommand::Deadline;
        is_about_times && !self.words.is_subset(known)
    }

    /// Returns true if it answers on hours of support.
    pub(super) fn is_about_hours(&self) -> bool {
        self.command.is_about_hours()
    }

    /// Returns true if it explains every word that matters, with the other commands, and more than
    /// the topics that are named.
    pub(super) fn explains_all(&self, words: &[Word], named: &BTreeSet<usize>) -> bool {
        named.is_subset(&self.words)
            && *named != self.words
            && (0..words.len()).all(|at| {
                self.of_all.contains(&at) || !matters(&words[at]) || words[at].stem == TICKET
            })
    }

    /// Returns true if a clause of the words asks for hours, and for nothing else: "it broke, do
    /// you answer on Sunday".
    pub(super) fn has_own_clause(&self, words: &[Word]) -> bool {
        self.hours().any(|hour| {
            let in_clause = |at: &usize| words[*at].clause == words[*hour].clause;
            let mut of_clause = (0..words.len()).filter(in_clause);
            let asks = |at: usize| ASKED_OF.contains(&words[at].text.as_str());
            of_clause.clone().any(asks)
                && of_clause.all(|at| self.words.contains(&at) || !matters(&words[at]))
        })
    }

    /// Returns the matter on which the command answers, and a line that asks it for a subject, by
    /// a channel if one is said.
    pub(super) fn advice(&self, subject: &Subject<'_>, channel: Option<&str>) -> String {
        let (matter, _) = self.command.matter();
        format!("for {matter} {}", self.line(subject, channel))
    }

    /// Returns the end of a sentence on a request: its matter, the command that answers it, and a
    /// line that asks it for a subject.
    pub(super) fn answer(&self, subject: &Subject<'_>) -> String {
        let (matter, command) = self.command.matter();
        format!("is about {matter}, which `{command}` answers; {}", self.line(subject, None))
    }

    fn line(&self, subject: &Subject<'_>, channel: Option<&str>) -> String {
        let (_, command) = self.command.matter();
        // Values that were not said are the policy's, or usual ones.
        let ask = if self.has_examples(subject) { "ask, for example:" } else { "ask:" };
        let channel = channel.filter(|_| self.command == OtherCommand::Covered);
        let channel = channel.map_or(String::new(), |id| format!(" --channel {id}"));
        format!("{ask} slacalc {command} {}{channel}", self.options(subject))
    }

    /// Returns true if an option of the line was not said.
    fn has_examples(&self, subject: &Subject<'_>) -> bool {
        let policy = subject.policy;
        let lacks_plan = subject.plan.is_none() && !policy.plans.is_empty();
        match self.command {
            OtherCommand::Priorities | OtherCommand::Maintenance | OtherCommand::Plans => false,
            OtherCommand::Contacts | OtherCommand::Channels => lacks_plan,
            OtherCommand::Deadline | OtherCommand::Covered | OtherCommand::Calendar => {
                lacks_plan
                    || (subject.edition.is_none() && !policy.editions.is_empty())
                    || (subject.region.is_none() && !policy.regions.is_empty())
                    || (subject.priority.is_none() && !policy.priorities.is_empty())
                    || (subject.zone.is_none() && zone(subject).is_some())
            }
        }
    }

    fn options(&self, subject: &Subject<'_>) -> String {
        let policy = subject.policy;
        let mut options = vec![format!("--policy {}", policy.id)];
        let plan = subject.plan.or(policy.plans.first());
        match self.command {
            OtherCommand::Priorities | OtherCommand::Maintenance => {}
            OtherCommand::Plans => options.extend(subject.plan.map(|plan| plan.id.clone())),
            OtherCommand::Contacts | OtherCommand::Channels => options.extend(option("plan", plan)),
            OtherCommand::Deadline | OtherCommand::Covered | OtherCommand::Calendar => {
                options.extend(option("plan", plan));
                options.extend(option("edition", subject.edition.or(policy.editions.first())));
                options.extend(option("region", subject.region.or(policy.regions.first())));
                options.extend(priority(subject));
                options.extend(zone(subject));
            }
        }
        if self.command == OtherCommand::Deadline {
            options.push("--opened now".to_owned());
        }
        options.join(" ")
    }
}

/// Returns true if a word is one that a request can be about.
fn matters(word: &Word) -> bool {
    word.kind >= WordKind::Ordinary || word.kind == WordKind::Fault
}

/// Returns true if the word is the minutes behind an hour: the "30" of "17:30".
fn is_minute(words: &[Word], at: usize) -> bool {
    let is_below = |text: &str, end: u32| text.parse().is_ok_and(|number: u32| number < end);
    let Some(before) = at.checked_sub(1) else { return false };
    let [hour, minute] = [before, at].map(|at| words[at].text.as_str());
    minute.len() == 2 && hour.len() <= 2 && is_below(hour, 24) && is_below(minute, 60)
}

/// Returns true if the word is a time of day: "3am", "3 pm", the "30" of "17:30".
fn is_hour(words: &[Word], at: usize) -> bool {
    let is_number = |text: &str| {
        !text.is_empty() && text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit())
    };
    let text = words[at].text.as_str();
    let before = at.checked_sub(1).map_or("", |before| words[before].text.as_str());
    let start = text.strip_suffix("am").or_else(|| text.strip_suffix("pm"));
    let is_whole = matches!(text, "am" | "pm") && is_number(before);
    is_whole || is_minute(words, at) || start.is_some_and(is_number)
}

/// Returns true if a time is told, and not asked for: "since Monday", "last night".
fn is_told(words: &[Word], at: usize) -> bool {
    let before = &words[at.saturating_sub(2)..at];
    before.iter().any(|word| TOLD.contains(&word.text.as_str()))
}

fn option(name: &str, item: Option<&NamedItem>) -> Option<String> {
    item.map(|item| format!("--{name} {}", item.id))
}

/// Returns the option of the subject's priority, or of the policy's most urgent one.
fn priority(subject: &Subject<'_>) -> Option<String> {
    match &subject.priority {
        Some(PriorityRef::NotInPolicy(name) | PriorityRef::Unlisted(name)) => {
            Some(format!("--priority '{}'", name.replace('\'', r"'\''")))
        }
        Some(PriorityRef::Known(item)) => option("priority", Some(item)),
        None => option("priority", subject.policy.priorities.first()),
    }
}

/// Returns the option of the subject's zone, or of some zone where hours depend on it.
fn zone(subject: &Subject<'_>) -> Option<String> {
    let depends = |policy: &Policy| {
        policy.calendars.iter().any(|calendar| calendar.zone == Some(ZoneRule::Customer))
    };
    let name = subject.zone.as_ref().map(|zone| zone.name().to_owned());
    let name = name.or_else(|| depends(subject.policy).then(|| "Europe/Berlin".to_owned()));
    name.map(|name| format!("--timezone {name}"))
}
