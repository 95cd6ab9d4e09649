//! When must the vendor have responded?

use super::{
    AskError, DeadlineAnswer, Stamp, Subject, TargetAnswer, basis::basis, deadline_answer::Aim, due::Due, progress::Running,
    target::TargetInForce,
};
use crate::{
    calendar::Window,
    policy::{Clock, Commitment, Promise, ResponseTimes},
    time::{Instant, Length, Moment, Zone},
};

/// A question about one ticket.
#[derive(Clone, Debug)]
pub struct DeadlineQuestion {
    /// When it was opened.
    pub opened: Moment,
    /// When the vendor responded, if it has.
    pub responded: Option<Instant>,
    /// Spans in which the clock stands still; one without an end goes on.
    pub pauses: Vec<(Instant, Option<Instant>)>,
    /// Shares of the time that are wanted as instants, in percent.
    pub milestones: Vec<u8>,
    /// The share of the time from which on an open ticket is `warned`.
    pub warn: Option<u8>,
}

/// When the vendor must have responded to a ticket of the subject.
///
/// # Errors
/// The answer depends on something that was not said, or the calendar cannot answer. That a document states no target is
/// an answer, not an error.
pub fn deadline(subject: &Subject<'_>, question: &DeadlineQuestion, now: Instant) -> Result<DeadlineAnswer, AskError> {
    let opened = question.opened.at;
    if let Some(responded) = question.responded.filter(|responded| *responded < opened) {
        let [opened, responded] = [opened, responded].map(|at| Zone::utc().rfc3339(at));
        return Err(AskError::Conflict(format!("--responded {responded} is before --opened {opened}")));
    }
    if let Some(answer) = by_channel(subject, question) {
        return Ok(answer);
    }
    let Some(target) = subject.target()? else {
        let mut answer = DeadlineAnswer::without(subject, question);
        answer.notes.push("No rule of the policy fits this ticket: the document does not say.".to_owned());
        return Ok(answer);
    };
    let mut answer = match target.promise {
        Promise::Within(length) => within(subject, question, &target, length, now)?,
        Promise::SameBusinessDay => same_business_day(subject, question, &target)?,
        Promise::Nothing => none(subject, question, &target),
        Promise::NotStated => not_stated(subject, question, &target),
    };
    answer.notes.extend(target.rule.note.clone());
    for (what, at) in [("opened", Some(opened)), ("answered", question.responded)] {
        if at.is_some_and(|at| at > now) {
            answer.notes.push(format!("The ticket is {what} after now, {}: is that meant?", Zone::utc().rfc3339(now)));
        }
    }
    Ok(answer)
}

/// The answer if the ticket came by a channel for which response times do not hold, or may not.
fn by_channel(subject: &Subject<'_>, question: &DeadlineQuestion) -> Option<DeadlineAnswer> {
    let channel = subject.channel?;
    let (commitment, note) = match channel.response_times {
        ResponseTimes::Apply => return None,
        ResponseTimes::DoNotApply => (Commitment::Nothing, "Response times do not apply to requests by this channel."),
        ResponseTimes::NotStated => (Commitment::NotStated, "The document does not say whether response times apply to this channel."),
    };
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.commit(commitment);
    answer.basis = basis(subject.policy, &channel.clauses, &channel.says);
    answer.notes.push(format!("{}: {note}", channel.name));
    Some(answer)
}

fn within(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &TargetInForce<'_>,
    length: Length,
    now: Instant,
) -> Result<DeadlineAnswer, AskError> {
    let opened = question.opened.at;
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.commit(target.commitment);
    let (pauses, paused_since) = pauses(question, now);
    let (at, clock_start, counting, hours) = match subject.due(target, opened, &pauses)? {
        Due::At { at, clock_start, counting, hours } => (at, clock_start, counting, hours),
        Due::HoursNotStated(hours) => {
            answer.target = Some(TargetAnswer::new(length, target.rule.clock));
            answer.rest_on(subject, target, hours.as_ref());
            answer.notes.push("The document does not state the hours in which this time is counted.".to_owned());
            return Ok(answer);
        }
    };
    let calendar = hours.as_ref().and_then(|hours| hours.calendar.as_ref());
    let zone = subject.shown_in(opened, question.opened.written_in.as_ref(), calendar);
    let stamp = |at| Stamp { at, zone: zone.clone() };
    let running = Running { counting: &counting, clock_start, deadline: at };
    let progress = running.progress(question.responded, question.warn, now);
    let clock = if counting.calendar.is_some() { Clock::Coverage } else { Clock::Calendar };
    answer.target = Some(TargetAnswer::new(length, Some(clock)));
    answer.opened = stamp(opened);
    answer.clock_start = Some(stamp(clock_start));
    answer.deadline = Some(stamp(at));
    answer.deadline_epoch = Some(at.unix());
    answer.state = progress.state;
    answer.responded = question.responded.map(stamp);
    answer.remaining_seconds = progress.remaining;
    answer.elapsed_seconds = Some(progress.elapsed);
    answer.margin_seconds = progress.margin;
    answer.milestones = running.milestones(&question.milestones, &zone)?;
    let readings = subject.readings_of(target, hours.as_ref().map(|hours| hours.rule));
    answer.readings = subject.outcomes(target, opened, &pauses, &readings, &zone);
    answer.paused_seconds = (!pauses.is_empty()).then(|| counting.paused(opened, at));
    if question.pauses.iter().any(|(start, end)| end.is_none() && *start > now) {
        answer.notes.push("A pause that has not begun yet, and whose end is not known, is not counted.".to_owned());
    }
    answer.rest_on(subject, target, hours.as_ref());
    if paused_since.is_some_and(|since| since < at) {
        answer.pause();
    }
    answer.notes.extend(readings.iter().filter_map(|reading| reading.note.clone()));
    answer.notes.extend(hours.as_ref().and_then(|hours| hours.holiday_warning(opened, at)));
    Ok(answer)
}

/// The pauses as spans, and since when the clock has been standing still, if it is.
///
/// A pause that goes on is taken to end with the response, or else now; one that has not begun yet is none.
fn pauses(question: &DeadlineQuestion, now: Instant) -> (Vec<Window>, Option<Instant>) {
    let until = question.responded.unwrap_or(now);
    let spans = question.pauses.iter().map(|(start, end)| Window { start: *start, end: end.unwrap_or(until) });
    let open = question.pauses.iter().filter(|(start, end)| end.is_none() && *start <= now).map(|(start, _)| *start).min();
    (spans.filter(|span| span.start < span.end).collect(), open.filter(|_| question.responded.is_none()))
}

/// A business day's end as an aim: best effort, so there is no deadline.
fn same_business_day(subject: &Subject<'_>, question: &DeadlineQuestion, target: &TargetInForce<'_>) -> Result<DeadlineAnswer, AskError> {
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.commit(target.commitment);
    // Without the customer's zone the aim has no instant, and no deadline is lost by that.
    let hours = match subject.business_day_hours(target.rule) {
        Err(AskError::Missing { option, .. }) if option == "--timezone" => None,
        hours => hours?,
    };
    let at = match hours.as_ref().and_then(|hours| hours.calendar.as_ref()) {
        Some(calendar) => {
            let zone = subject.shown_in(question.opened.at, question.opened.written_in.as_ref(), Some(calendar));
            Some(Stamp { at: calendar.close_of_business(question.opened.at)?, zone })
        }
        None => None,
    };
    answer.aim = Some(Aim { says: "a response on the same business day".to_owned(), at });
    answer.rest_on(subject, target, hours.as_ref());
    answer.notes.push("This is an endeavour without a guarantee, so there is no deadline.".to_owned());
    Ok(answer)
}

fn none(subject: &Subject<'_>, question: &DeadlineQuestion, target: &TargetInForce<'_>) -> DeadlineAnswer {
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.commit(target.commitment);
    answer.rest_on(subject, target, None);
    let source = if target.from_contract { "contract" } else { "document" };
    answer.notes.push(format!("The {source} gives no response time for this."));
    answer
}

fn not_stated(subject: &Subject<'_>, question: &DeadlineQuestion, target: &TargetInForce<'_>) -> DeadlineAnswer {
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.rest_on(subject, target, None);
    answer.notes.push(match &target.rule.found_in {
        _ if target.from_contract => "The contract says that the response time is not stated.".to_owned(),
        Some(place) if subject.contract.is_some() => {
            format!("The response time is not published, and the contract has none for this; add it as the {place} has it.")
        }
        Some(place) => {
            format!(
                "The response time is not published; the {place} should have it. Write it into a contract file and add --contract FILE."
            )
        }
        None => "The response time is not published, and the document does not say where it is.".to_owned(),
    });
    if target.rule.found_in.is_some() && subject.contract.is_none() {
        answer.contract_lines = subject.contract_lines();
    }
    answer
}

impl Subject<'_> {
    /// The lines of a contract that would give this ticket a target.
    fn contract_lines(&self) -> Vec<String> {
        let plan = self.plan.map_or("PLAN", |plan| &plan.id);
        let priority = self.priority.as_ref().map_or("PRIORITY", |priority| priority.id());
        let mut lines = vec![format!("policy = \"{}\"", self.policy.id), format!("plan = \"{plan}\"")];
        if !self.policy.editions.is_empty() {
            let all: Vec<&str> = self.policy.editions.iter().map(|edition| edition.id.as_str()).collect();
            let edition = self.edition.map_or("...", |edition| &edition.id);
            lines.push(format!("edition = \"{edition}\"  # {}", all.join(" or ")));
        }
        lines.push(format!("[targets.{plan}]"));
        lines.push(format!("{priority} = \"...\"  # such as 4h, as your {} has it", self.found_in().unwrap_or("contract")));
        lines
    }

    fn found_in(&self) -> Option<&str> {
        self.policy.targets.iter().find_map(|rule| rule.found_in.as_deref())
    }
}
