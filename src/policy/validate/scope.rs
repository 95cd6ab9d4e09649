//! Validates scope topics and version support.

use super::{
    super::{
        ProblemCode,
        model::{Ruling, ServiceDay, Topic, Verdict, VersionRule, VersionSupport},
        phrase::ANY_FAULT,
        problem::Problem,
        raw::{RawServiceDay, RawTopic, RawVerdict, RawVersionSupport, SpannedValue, Text, Texts},
    },
    validator::{Validator, texts},
};

impl Validator<'_> {
    pub(super) fn topics(&mut self, raw: &[RawTopic]) -> Vec<Topic> {
        raw.iter().filter_map(|topic| self.topic(topic)).collect()
    }

    fn topic(&mut self, raw: &RawTopic) -> Option<Topic> {
        let ruling = self.ruling(&raw.verdict, &raw.says, &raw.offered_by, &raw.clause);
        if raw.deciding().next().is_none() {
            let message = "a topic without keywords is found by its id only";
            self.note(
                Problem::at(raw.id.span(), ProblemCode::NoKeywords, message)
                    .help("add keywords = [\"…\"]"),
            );
        }
        for keyword in raw.phrases().chain(&raw.not) {
            self.marks_of(keyword);
        }
        let mut exceptions = Vec::new();
        for exception in &raw.exceptions {
            let plans = self.plans(Some(&exception.plans)).unwrap_or_default();
            let RawVerdict { verdict, says, offered_by, clause, .. } = exception;
            let ruling = self.ruling(verdict, says, offered_by, clause);
            exceptions.extend(ruling.map(|ruling| (plans, ruling)));
        }
        Some(Topic {
            id: raw.id.get_ref().clone(),
            name: raw.name.clone(),
            keywords: raw.naming().map(|text| text.get_ref().clone()).collect(),
            alone: texts(&raw.alone),
            hints: texts(&raw.hints),
            not: texts(&raw.not),
            service_day: raw.service_day.as_ref().map(|day| self.service_day(day)),
            ruling: ruling?,
            exceptions,
        })
    }

    fn service_day(&mut self, raw: &RawServiceDay) -> ServiceDay {
        let hours = *raw.hours.get_ref();
        if !(1..=24).contains(&hours) {
            let message = "the hours of a service day go from 1 to 24";
            self.note(Problem::at(raw.hours.span(), ProblemCode::BadNumber, message));
        }
        ServiceDay { hours, clauses: self.clauses(&raw.clause) }
    }

    /// Notes a mark in a keyword that stands for no words.
    fn marks_of(&mut self, keyword: &Text) {
        if keyword.get_ref().replace(ANY_FAULT, "").contains(['{', '}']) {
            let message = format!("'{}' has a mark that stands for no words", keyword.get_ref());
            self.note(
                Problem::at(keyword.span(), ProblemCode::UnknownWord, message)
                    .help("`{fault}` stands for any word for something amiss"),
            );
        }
    }

    fn ruling(
        &mut self,
        verdict: &Text,
        says: &str,
        offered_by: &[String],
        clause: &SpannedValue<Texts>,
    ) -> Option<Ruling> {
        let verdict = self.verdict(verdict, offered_by);
        let clauses = self.clauses(clause);
        Some(Ruling {
            verdict: verdict?,
            says: says.to_owned(),
            offered_by: offered_by.to_vec(),
            clauses,
        })
    }

    fn verdict(&mut self, raw: &Text, offered_by: &[String]) -> Option<Verdict> {
        let verdict = self.keyword(raw, "verdict")?;
        if (verdict == Verdict::OtherOffering) == offered_by.is_empty() {
            let message = "`offered-by` goes with the verdict 'other-offering', and that with it";
            self.note(
                Problem::at(raw.span(), ProblemCode::KeysTogether, message)
                    .help("say who offers it, offered-by = [\"…\"], or take another verdict"),
            );
        }
        Some(verdict)
    }

    pub(super) fn version_support(&mut self, raw: &RawVersionSupport) -> Option<VersionSupport> {
        let months = *raw.months.get_ref();
        if !(1..=1200).contains(&months) {
            let message = "months go from 1 to 1200";
            self.note(Problem::at(raw.months.span(), ProblemCode::BadNumber, message));
        }
        let rules = [
            ("previous-major", VersionRule::PreviousMajor { months }),
            ("released-within", VersionRule::ReleasedWithin { months }),
        ];
        let (rule, older) = (
            self.word(&raw.rule, "rule", &rules),
            self.keyword(&raw.older, "verdict on older releases"),
        );
        Some(VersionSupport {
            rule: rule?,
            older: older?,
            says: raw.says.clone(),
            older_says: raw.older_says.clone(),
            clauses: self.clauses(&raw.clause),
        })
    }
}
