//! Counts of a report over random tickets: they add up in every way in which they should, and are
//! those of the same rows of a batch.

use std::collections::BTreeMap;

use slacalc::{
    SubjectInput, coverage, deadline,
    internal::{
        attainment::{
            Attainment, AttainmentAnswer, Denominator, GroupAnswer, GroupBy, Grouping, Totals,
        },
        tickets::Mapping,
    },
    time::Date,
};

use super::{
    equality::{HEADER, Names, READINGS, one, row, written},
    tables::{Dice, NOW, World, answered, passed},
};

const ROWS: usize = 1_500;
const HOURS: usize = 168;

/// A table of random tickets, each with its team.
struct Table {
    rows: Vec<Vec<String>>,
    text: Vec<u8>,
    readings: Vec<(String, String)>,
}

impl Table {
    /// Some of the tickets are closed if one in so many is.
    fn new(
        dice: &mut Dice,
        policies: &[Names],
        readings: &[(&str, &str)],
        closed: Option<usize>,
    ) -> Self {
        let mut text = csv::Writer::from_writer(Vec::new());
        text.write_record(HEADER.iter().chain(&["closed", "team"])).unwrap();
        let rows: Vec<Vec<String>> = (0..ROWS).map(|_| row(dice, policies)).collect();
        for row in &rows {
            let at = NOW - dice.seconds(86_400 * 800);
            let closed = if closed.is_some_and(|times| dice.one_in(times)) {
                written(dice, at)
            } else {
                String::new()
            };
            let team = format!("team {}", dice.next(5));
            text.write_record(row.iter().chain([&closed, &team])).unwrap();
        }
        let readings = readings
            .iter()
            .map(|(name, choice)| ((*name).to_owned(), (*choice).to_owned()))
            .collect();
        Self { rows, text: text.into_inner().unwrap(), readings }
    }

    fn asked(&self) -> SubjectInput {
        SubjectInput { readings: self.readings.clone(), ..SubjectInput::default() }
    }

    /// The report on tickets opened between two dates.
    fn report(&self, world: &World, since: Option<Date>, until: Option<Date>) -> AttainmentAnswer {
        let mut mapping = Mapping::default();
        let groups = ["quarter", "month", "week", "plan", "priority", "team", "region"]
            .map(|name| name.parse::<GroupBy>().unwrap());
        let by = groups.into_iter().map(|group| Grouping::new(group, &mut mapping)).collect();
        let ticket = mapping.extra("team");
        let mut pass = Attainment {
            by,
            since,
            until,
            ticket,
            worst: 20,
            lists_missed: false,
            before: None,
            now: slacalc::time::Instant::MIN,
        };
        let (merging, mut sums) = (pass.clone(), Totals::default());
        passed(world, &self.text, (None, self.asked(), 2), (&mut pass, &mapping), |part| {
            merging.merge(&mut sums, part).unwrap();
        });
        pass.answer(sums)
    }

    /// How many rows of a batch have each state, `error` if they have none.
    fn states(&self, world: &World) -> BTreeMap<String, u64> {
        let (output, _) = answered(world, &self.text, None, self.asked(), 2);
        let mut output = csv::Reader::from_reader(&output[..]);
        let place = output.headers().unwrap().iter().position(|name| name == "sla_state").unwrap();
        let mut states = BTreeMap::new();
        for record in output.records() {
            let state = record.unwrap()[place].to_owned();
            *states
                .entry(if state.is_empty() { "error".to_owned() } else { state })
                .or_default() += 1;
        }
        states
    }
}

#[test]
fn every_ticket_of_a_report_is_counted_once() {
    let world = World::new();
    let policies = Names::of(&world, &world.library(&[]));
    let mut dice = Dice(0x5851_f42d_4c95_7f2d);
    for readings in READINGS {
        let table = Table::new(&mut dice, &policies, readings, Some(3));
        let (answer, states) = (table.report(&world, None, None), table.states(&world));
        let of = |names: &[&str]| {
            names.iter().map(|name| states.get(*name).copied().unwrap_or(0)).sum::<u64>()
        };
        let total = &answer.total;
        assert_eq!(
            (answer.rows, answer.bad_rows, answer.outside),
            (ROWS as u64, of(&["error"]), 0)
        );
        assert_eq!(answer.excluded.iter().map(|line| line.rows).sum::<u64>(), answer.bad_rows);
        assert_eq!(
            [total.met, total.missed, total.open],
            [of(&["met"]), of(&["missed"]), of(&["open", "warned"])],
            "{states:?}"
        );
        let undecided = total.undecided;
        let without = [
            undecided.paused,
            undecided.best_effort,
            undecided.none,
            undecided.not_stated,
            total.closed_unanswered,
            total.closed_late,
        ];
        assert_eq!(
            without,
            ["paused", "best-effort", "none", "not-stated", "closed", "closed-late"]
                .map(|name| of(&[name])),
            "{states:?}"
        );
        assert_eq!(answer.rows, total.opened + answer.bad_rows);
        adds_up(total);
        for dimension in &answer.by {
            dimension.groups.iter().for_each(adds_up);
            let all = dimension.groups.iter().map(counts).reduce(|one, other| {
                one.iter().zip(&other).map(|(one, other)| one + other).collect()
            });
            assert_eq!(all.unwrap(), counts(total), "by {}", dimension.by);
        }
        // The tickets are of use only if there are many of most kinds.
        assert!(
            counts(total)[..5].iter().all(|count| *count > 5) && total.response_seconds.count > 300,
            "{:?}",
            counts(total)
        );
    }
}

/// Each date is in one of two spans that meet; rows with an error and no readable date are in both.
#[test]
fn spans_of_dates_share_the_tickets_out() {
    let world = World::new();
    let policies = Names::of(&world, &world.library(&[]));
    let table = Table::new(&mut Dice(0x2545_f491_4f6c_dd1d), &policies, READINGS[0], Some(3));
    let whole = table.report(&world, None, None);
    for date in ["2025-11-20", "2024-02-29", "1990-01-01"] {
        let last = Date::parse(date).unwrap();
        let (before, after) =
            (table.report(&world, None, Some(last)), table.report(&world, last.plus_days(1), None));
        let both: Vec<u64> = counts(&before.total)
            .iter()
            .zip(counts(&after.total))
            .map(|(one, other)| one + other)
            .collect();
        assert_eq!(both, counts(&whole.total), "{date}");
        for part in [&before, &after] {
            assert_eq!(part.rows, part.total.opened + part.outside + part.bad_rows, "{date}");
        }
        let bad = [before.bad_rows, after.bad_rows];
        assert!(
            bad.iter().sum::<u64>() >= whole.bad_rows
                && bad.iter().all(|bad| *bad <= whole.bad_rows),
            "{date} {bad:?}"
        );
        assert!(date < "2000" || before.bad_rows < whole.bad_rows, "{date} {bad:?}");
    }
}

#[test]
fn arrivals_are_covered_as_each_question_says() {
    let world = World::new();
    let library = world.library(&[]);
    let (contracts, policies) = (world.contracts(&library), Names::of(&world, &library));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let table = Table::new(&mut dice, &policies, READINGS[0], None);
    let answer = table.report(&world, None, None);
    let mut expected = [[0_u64; HOURS]; 3];
    for row in &table.rows {
        let asked =
            one(&world, &library, &contracts, (row, &table.readings), |subject, question, now| {
                let opened =
                    deadline(subject, question, now).map_err(|error| error.to_string())?.opened;
                let wall = opened.zone.wall_at(opened.at);
                let hour = wall.date().weekday().num_days_from_monday() as usize * 24
                    + usize::try_from(wall.seconds_of_day() / 3600).unwrap();
                Ok((
                    hour,
                    coverage(subject, &question.opened, 0).ok().and_then(|answer| answer.covered),
                ))
            });
        let Ok((hour, covered)) = asked else { continue };
        expected[0][hour] += 1;
        expected[1][hour] += u64::from(covered == Some(true));
        expected[2][hour] += u64::from(covered == Some(false));
    }
    assert_eq!(
        [&answer.arrivals, &answer.arrivals_covered, &answer.arrivals_uncovered],
        expected.each_ref().map(<[u64; HOURS]>::as_slice)
    );
    assert!(expected.iter().all(|hours| hours.iter().sum::<u64>() > 200), "{expected:?}");
}

/// The counts of a group, those that are many in every table first.
fn counts(group: &GroupAnswer) -> Vec<u64> {
    let GroupAnswer {
        opened, met, missed, late, overdue, open, closed_unanswered, undecided, ..
    } = group;
    let first = [
        *opened,
        *met,
        *missed,
        *late,
        *overdue,
        *open,
        *closed_unanswered,
        group.closed_late,
        group.response_seconds.count,
    ];
    let without = [undecided.paused, undecided.best_effort, undecided.none, undecided.not_stated];
    let of_margins = group.margins.iter().map(|line| line.tickets);
    first
        .into_iter()
        .chain(without)
        .chain(of_margins)
        .chain(group.used.iter().map(|line| line.tickets))
        .collect()
}

fn adds_up(group: &GroupAnswer) {
    let GroupAnswer {
        opened,
        met,
        missed,
        late,
        overdue,
        open,
        closed_unanswered,
        closed_late,
        undecided,
        ..
    } = group;
    assert_eq!(
        *opened,
        met + late + overdue + open + closed_unanswered + closed_late + undecided.all(),
        "{group:?}"
    );
    assert_eq!(*missed, late + overdue, "{group:?}");
    let whole = |measure| group.by(measure).of;
    let due = met + late + overdue;
    assert_eq!(
        (whole(Denominator::Responded), whole(Denominator::Due)),
        (met + late, due),
        "{group:?}"
    );
    assert_eq!(
        whole(Denominator::All),
        due + open + closed_unanswered + closed_late + undecided.paused,
        "{group:?}"
    );
    for line in &group.attainment {
        assert_eq!(line.percent.is_some(), line.of > 0, "{group:?}");
    }
    assert_eq!(group.response_seconds.count, met + late, "{group:?}");
    let early = |early: bool| {
        group
            .margins
            .iter()
            .filter(|line| line.from.is_some_and(|from| from >= 0) == early)
            .map(|line| line.tickets)
            .sum()
    };
    assert_eq!((*met, late + overdue), (early(true), early(false)), "{group:?}");
    let within = |within: bool| {
        group
            .used
            .iter()
            .filter(|line| line.up_to.is_some_and(|end| end <= 100) == within)
            .map(|line| line.tickets)
            .sum()
    };
    assert_eq!((*met, *late), (within(true), within(false)), "{group:?}");
}
