//! Scope topics and version support.

use super::{
    super::{
        ProblemCode,
        model::{Ruling, Topic, Verdict, VersionRule, VersionSupport},
        problem::Problem,
        raw::{RawTopic, RawVersionSupport, Text},
    },
    validator::Validator,
};

impl Validator<'_> {
    pub(super) fn topics(&mut self, raw: &[RawTopic]) -> Vec<Topic> {
        raw.iter().filter_map(|topic| self.topic(topic)).collect()
    }

    fn topic(&mut self, raw: &RawTopic) -> Option<Topic> {
        let ruling = self.verdict(&raw.verdict, &raw.offered_by).map(|verdict| Ruling {
            verdict,
            says: raw.says.clone(),
            offered_by: raw.offered_by.clone(),
            clauses: self.clauses(&raw.clause),
        });
        if raw.keywords.is_empty() {
            self.note(
                Problem::at(
                    raw.id.span(),
                    ProblemCode::NoKeywords,
                    "a topic without keywords is found by its id only",
                )
                .help("add keywords = [\"…\"]"),
            );
        }
        let mut exceptions = Vec::new();
        for exception in &raw.exceptions {
            let plans = self.plans(Some(&exception.plans)).unwrap_or_default();
            let Some(verdict) = self.verdict(&exception.verdict, &exception.offered_by) else {
                continue;
            };
            let clauses = self.clauses(&exception.clause);
            exceptions.push((
                plans,
                Ruling {
                    verdict,
                    says: exception.says.clone(),
                    offered_by: exception.offered_by.clone(),
                    clauses,
                },
            ));
        }
        Some(Topic {
            id: raw.id.get_ref().clone(),
            name: raw.name.clone(),
            keywords: raw.keywords.iter().map(|keyword| keyword.get_ref().clone()).collect(),
            ruling: ruling?,
            exceptions,
        })
    }

    fn verdict(&mut self, raw: &Text, offered_by: &[String]) -> Option<Verdict> {
        let verdict =
            self.word(raw, "verdict", &Verdict::ALL.map(|verdict| (verdict.id(), verdict)))?;
        if (verdict == Verdict::OtherOffering) == offered_by.is_empty() {
            let problem = Problem::at(
                raw.span(),
                ProblemCode::KeysTogether,
                "`offered-by` goes with the verdict 'other-offering', and that with it",
            );
            self.note(
                problem.help("say who offers it, offered-by = [\"…\"], or take another verdict"),
            );
        }
        Some(verdict)
    }

    pub(super) fn version_support(&mut self, raw: &RawVersionSupport) -> Option<VersionSupport> {
        let months = *raw.months.get_ref();
        if !(1..=1200).contains(&months) {
            self.note(Problem::at(
                raw.months.span(),
                ProblemCode::BadNumber,
                "months go from 1 to 1200",
            ));
        }
        let rules = [
            ("previous-major", VersionRule::PreviousMajor { months }),
            ("released-within", VersionRule::ReleasedWithin { months }),
        ];
        let older = Verdict::ALL.map(|verdict| (verdict.id(), verdict));
        let (rule, older) = (
            self.word(&raw.rule, "rule", &rules),
            self.word(&raw.older, "verdict on older releases", &older),
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
