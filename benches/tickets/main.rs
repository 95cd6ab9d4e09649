//! Beside `slacalc batch`: makes a table of tickets, and does with it the least that any program
//! must do.
//!
//! `generate ROWS csv|jsonl FILE` writes tickets by a fixed seed. `csv IN OUT` reads each row with
//! the csv crate, parses `opened`, converts it into the zone of New York and writes the row with
//! it; `jsonl IN OUT` does so with `serde_json`. `add CSV` reads all times first and says how many
//! deadlines a second slacalc adds up, all else left out; `others.py` asks for it.
//! `benches/tickets/run.sh` runs all of it.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that cannot go on stops"
)]

use std::{
    env,
    fs::File,
    hint::black_box,
    io::{BufRead, BufReader, BufWriter, Write},
    time,
};

use chrono::{DateTime, SecondsFormat};
use chrono_tz::America::New_York;
use serde::{Deserialize, Serialize};
use slacalc::{
    calendar::{Calendar, ClosingEdge, Schedule, Timeline, WeeklyHours},
    time::{Instant, SignedDuration, TzData, TzSource},
};

/// The target of each priority in business hours, as in `others.py`.
const HOURS: [i32; 5] = [1, 2, 4, 9, 18];
/// How often the times of the file are gone through.
const TIMES: u32 = 50;

/// A row of the JSON Lines.
#[derive(Deserialize, Serialize)]
struct Ticket<'t> {
    id: &'t str,
    opened: &'t str,
    responded: &'t str,
    priority: &'t str,
    subject: &'t str,
    status: &'t str,
    #[serde(skip_deserializing)]
    converted: String,
}

fn main() {
    let arguments: Vec<String> =
        env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate", rows, form, file] => generate(rows.parse().unwrap(), *form == "jsonl", file),
        ["csv", from, to] => csv(from, to),
        ["jsonl", from, to] => jsonl(from, to),
        ["add", from] => add(from),
        _ => eprintln!(
            "usage: generate ROWS csv|jsonl FILE; csv IN OUT; jsonl IN OUT; add CSV \
             (benches/tickets/run.sh runs all)"
        ),
    }
}

/// Tickets of six years, four in five of them answered, by a fixed seed (xorshift).
fn generate(rows: u64, json: bool, file: &str) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let subjects = [
        "Cannot log in",
        "Run fails, no log",
        "Question on quotas",
        "VM does not start",
        "Billing",
    ];
    let statuses = ["open", "pending", "solved", "closed"];
    if !json {
        writeln!(out, "id,opened,responded,priority,subject,status").unwrap();
    }
    for id in 0..rows {
        let opened = 1_577_836_800 + i64::try_from(next(6 * 365 * 86_400)).unwrap();
        let longest = if next(4) == 0 { 400_000 } else { 20_000 };
        let waited = i64::try_from(next(longest)).unwrap();
        let written = |at: i64, offset: i32| {
            let offset = chrono::FixedOffset::east_opt(offset).unwrap();
            DateTime::from_timestamp(at, 0)
                .unwrap()
                .with_timezone(&offset)
                .to_rfc3339_opts(SecondsFormat::Secs, true)
        };
        let offset = [0, -18_000, 3_600][usize::try_from(next(3)).unwrap()];
        let opened_text = written(opened, offset);
        let responded = if next(5) == 0 { String::new() } else { written(opened + waited, 0) };
        let (priority, subject) = (next(5), subjects[usize::try_from(next(5)).unwrap()]);
        let status = statuses[usize::try_from(next(4)).unwrap()];
        if json {
            writeln!(
                out,
                r#"{{"id":"T-{id}","opened":"{opened_text}","responded":"{responded}","priority":"{priority}","subject":"{subject}","status":"{status}"}}"#
            )
        } else {
            let quote = if subject.contains(',') { "\"" } else { "" };
            writeln!(out, "T-{id},{opened_text},{responded},{priority},{quote}{subject}{quote},{status}")
        }
        .unwrap();
    }
}

/// Scalr's Standard hours, compiled from the beginning of the generated tickets to a year behind
/// their end.
fn standard_hours() -> Timeline {
    let tz = TzData::open(&TzSource::Bundled).unwrap();
    let weekly = WeeklyHours::parse(["Mon-Fri 08:30-17:30"]).unwrap();
    let calendar =
        Calendar::new(vec![Schedule::weekly(tz.zone("America/New_York").unwrap(), weekly)])
            .unwrap();
    let at = |seconds| Instant::from_unix(seconds).unwrap();
    calendar.timeline(at(1_577_836_800), at(1_577_836_800 + 7 * 366 * 86_400))
}

fn add(from: &str) {
    let mut reader = csv::Reader::from_path(from).unwrap();
    let tickets: Vec<(Instant, SignedDuration)> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let opened = DateTime::parse_from_rfc3339(&record[1]).unwrap().timestamp();
            let hours = HOURS[record[3].parse::<usize>().unwrap()];
            (Instant::from_unix(opened).unwrap(), SignedDuration::from_hours(hours))
        })
        .collect();
    let timeline = standard_hours();
    let start = time::Instant::now();
    for _ in 0..TIMES {
        for (opened, length) in &tickets {
            black_box(timeline.add(black_box(*opened), *length, ClosingEdge::Closing).unwrap());
        }
    }
    let added = f64::from(TIMES) * f64::from(u32::try_from(tickets.len()).unwrap());
    println!("{}", added / start.elapsed().as_secs_f64());
}

fn converted(opened: &str) -> String {
    DateTime::parse_from_rfc3339(opened)
        .unwrap()
        .with_timezone(&New_York)
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn csv(from: &str, to: &str) {
    let mut reader = csv::ReaderBuilder::new().from_path(from).unwrap();
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 18).from_path(to).unwrap();
    let mut header = reader.byte_headers().unwrap().clone();
    header.push_field(b"converted");
    writer.write_byte_record(&header).unwrap();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap() {
        let opened = converted(std::str::from_utf8(&record[1]).unwrap());
        record.push_field(opened.as_bytes());
        writer.write_byte_record(&record).unwrap();
    }
    writer.flush().unwrap();
}

fn jsonl(from: &str, to: &str) {
    let mut reader = BufReader::with_capacity(1 << 18, File::open(from).unwrap());
    let mut writer = BufWriter::with_capacity(1 << 18, File::create(to).unwrap());
    let mut line = String::new();
    while reader.read_line(&mut line).unwrap() > 0 {
        let mut ticket: Ticket<'_> = serde_json::from_str(&line).unwrap();
        ticket.converted = converted(ticket.opened);
        serde_json::to_writer(&mut writer, &ticket).unwrap();
        writer.write_all(b"\n").unwrap();
        line.clear();
    }
    writer.flush().unwrap();
}
