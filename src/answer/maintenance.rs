//! Answers when the vendor's announced maintenance falls, and what it stops.

use serde::Serialize;

use crate::{
    policy::{Maintenance, MaintenanceDays},
    sla::{Citation, Subject, SubjectHeader, ZonedInstant, as_text, basis, in_line},
    time::{Date, Instant, Zone},
    times::TypedTime,
};

/// The most days that are looked at for the next dates: the fifth Sundays of a month may be a
/// quarter apart.
const HORIZON_DAYS: i64 = 36_600;

/// The offset of the zone in which a date ends last, in seconds.
const EARLIEST_OFFSET: i64 = -12 * 3600;

/// The offset of the zone in which a date begins first, in seconds.
const LATEST_OFFSET: i64 = 14 * 3600;

/// The announced maintenance.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MaintenanceAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The first date that was looked at: today.
    #[serde(serialize_with = "as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("format" = "date")))]
    pub from: Date,
    /// The zone in which it is today; that of the maintenance days is for the document to say.
    pub zone: String,
    /// The instant asked for, and whether its date is a day of maintenance.
    pub asked: Option<MaintenanceAt>,
    /// The maintenance, one entry for each sort; none if the document announces none.
    pub maintenance: Vec<MaintenanceLine>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The instant that is now.
    #[serde(skip)]
    pub now: Instant,
}

/// An instant, and whether maintenance falls on its date.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MaintenanceAt {
    /// The instant.
    pub at: ZonedInstant,
    /// True if its date in this zone is a day of maintenance; `null` if the days are known in words
    /// only.
    pub falls: Option<bool>,
    /// True if that is so wherever the days are meant, as the document names no zone for them.
    pub in_every_zone: bool,
}

/// A sort of maintenance.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MaintenanceLine {
    /// Its days in words: `every Tuesday and Thursday`.
    pub days: String,
    /// The next dates; none if its days are known in words only.
    pub dates: Vec<MaintenanceDate>,
    /// The time of the day, in words; `null` if the document states none.
    pub hours: Option<String>,
    /// The duration, in words.
    pub lasts: String,
    /// The things that cannot be done meanwhile.
    pub stops: Option<String>,
    /// The things that go on meanwhile.
    pub keeps: Option<String>,
    /// Anything else about it.
    pub says: Option<String>,
    /// The place and the time of its announcement.
    pub announced: Option<String>,
    /// The id of the channel in which it is announced.
    pub announced_by: Option<String>,
    /// The name of that channel.
    #[serde(skip)]
    pub announced_in: Option<String>,
    /// The plans that do not have that channel.
    pub not_announced_to: Vec<String>,
    /// The facts on it that our copy of the document has lost.
    pub missing: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// A date on which maintenance falls.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MaintenanceDate {
    /// The date.
    #[serde(serialize_with = "as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("format" = "date")))]
    pub date: Date,
    /// Its weekday.
    pub weekday: String,
    /// Days from today; 0 is today.
    pub days_away: i64,
}

impl MaintenanceAnswer {
    /// Returns the dates, each a line, or for an instant the one word.
    #[must_use]
    pub(crate) fn plain(&self) -> String {
        match self.asked.as_ref().map(|asked| asked.falls) {
            Some(Some(true)) => "maintenance-day".to_owned(),
            Some(Some(false)) => "no-maintenance-day".to_owned(),
            Some(None) => "not-stated".to_owned(),
            None => {
                let dates = self.every_date().map(|(_, it)| it.date.to_string());
                dates.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// Returns the dates with the sort of maintenance that each is of.
    pub(crate) fn every_date(&self) -> impl Iterator<Item = (&MaintenanceLine, &MaintenanceDate)> {
        self.maintenance.iter().flat_map(|line| line.dates.iter().map(move |date| (line, date)))
    }
}

/// Returns the next dates of each sort of maintenance, from today on in a zone.
#[must_use]
pub(crate) fn maintenance(
    subject: &Subject<'_>,
    now: Instant,
    at: Option<&TypedTime>,
    count: usize,
) -> MaintenanceAnswer {
    let written_in = at.and_then(|at| at.written_in.clone());
    let zone = subject.zone.clone().or(written_in).unwrap_or_else(Zone::utc);
    let from = zone.wall_at(now).date();
    let all = &subject.policy.maintenance;
    let mut notes = Vec::new();
    if all.iter().any(|it| matches!(it.days, MaintenanceDays::Weekdays(..))) {
        let word = if subject.zone.is_some() { "" } else { "; --timezone takes another" };
        notes.push(format!(
            "The document does not say in which zone these are the days; the dates are those of \
             the calendar in {}{word}.",
            zone.name()
        ));
    }
    let asked = at.map(|at| asked(all, at.at, &zone));
    if asked.as_ref().is_some_and(|asked| !asked.in_every_zone) {
        notes.push("In other zones the date is another one then, with another answer.".to_owned());
    }
    MaintenanceAnswer {
        header: SubjectHeader::of("slacalc/maintenance/v1", subject),
        from,
        zone: zone.name().to_owned(),
        asked,
        maintenance: all.iter().map(|it| line(subject, it, from, count)).collect(),
        basis: all.iter().flat_map(|it| cited(subject, it)).collect(),
        notes,
        now,
    }
}

/// Tells whether an instant falls on a day of maintenance: in a zone, and in every zone.
fn asked(all: &[Maintenance], at: Instant, zone: &Zone) -> MaintenanceAt {
    let falls_on = |date: Date| {
        let falls: Vec<Option<bool>> = all.iter().map(|it| it.days.falls_on(date)).collect();
        if falls.contains(&Some(true)) {
            Some(true)
        } else if falls.contains(&None) {
            None
        } else {
            Some(false)
        }
    };
    let falls = falls_on(zone.wall_at(at).date());
    // The dates that it is anywhere are those of the outermost offsets and of UTC between them.
    let edges = [EARLIEST_OFFSET, 0, LATEST_OFFSET];
    let shifted = edges.map(|offset| Instant::clamped(at.unix().saturating_add(offset)));
    let mut dates = shifted.iter().map(|at| Zone::utc().wall_at(*at).date());
    let in_every_zone = dates.all(|date| falls_on(date) == falls);
    MaintenanceAt { at: ZonedInstant { at, zone: zone.clone() }, falls, in_every_zone }
}

fn line(
    subject: &Subject<'_>,
    downtime: &Maintenance,
    from: Date,
    count: usize,
) -> MaintenanceLine {
    let policy = subject.policy;
    let channel = downtime.announced_by.as_ref();
    let channel = channel.and_then(|id| policy.channels.iter().find(|channel| channel.id == *id));
    let without = policy.not_announced_to(downtime).into_iter();
    MaintenanceLine {
        days: downtime.days.words(),
        dates: dates(&downtime.days, from, count),
        hours: Some(downtime.hours.clone()).filter(|hours| hours != "not-stated"),
        lasts: downtime.lasts.clone(),
        stops: downtime.stops.clone(),
        keeps: downtime.keeps.clone(),
        says: downtime.says.clone(),
        announced: downtime.announced.clone(),
        announced_by: downtime.announced_by.clone(),
        announced_in: channel.map(|channel| channel.name.clone()),
        not_announced_to: without.map(str::to_owned).collect(),
        missing: policy.lost_from(&downtime.clauses).map(|gap| gap.says.clone()).collect(),
        clause: in_line(&downtime.clauses),
    }
}

fn dates(days: &MaintenanceDays, from: Date, count: usize) -> Vec<MaintenanceDate> {
    let ahead = (0..HORIZON_DAYS).map_while(|days| Some((days, from.plus_days(days)?)));
    let falls = ahead.filter(|(_, date)| days.falls_on(*date) == Some(true));
    let shown = |(days_away, date): (i64, Date)| MaintenanceDate {
        date,
        weekday: date.weekday().to_string(),
        days_away,
    };
    falls.take(count).map(shown).collect()
}

fn cited(subject: &Subject<'_>, downtime: &Maintenance) -> Vec<Citation> {
    let says = format!("Maintenance {}, {}.", downtime.days.words(), downtime.lasts);
    basis(subject.policy, &downtime.clauses, &says)
}
