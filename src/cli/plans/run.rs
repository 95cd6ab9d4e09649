//! The command: finds the plans that are named and shows them.

use clap::Args;

use super::{
    chosen_plans::{asked_place, check_options, chosen, is_over, loaded_by_id},
    plans_report::report,
};
use crate::{
    answer::{ComparedPlan, plans_answer},
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        inputs::{self, TimeOption},
        options::CommonArgs,
        output::Output,
        session::{Session, add_new},
    },
    policy::{Policy, PolicyPart},
    sla::QuestionError,
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc plans --vendor scalr
  slacalc plans business
  slacalc plans standard premium --vendor scalr
  slacalc plans rescale/support:premium scalr/self-hosted:premium
  slacalc plans mission-critical --edition enterprise --format json

Without a name: the plans side by side, in short. One: all that it comes with.
Two: all in which they differ, and which of them promises more; in CSV and JSON
'stricter' is what the second promises more of. A plan that several policies
have is named POLICY:PLAN.";

/// All that a plan comes with, or in which two differ.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct PlansArgs {
    /// A plan, or POLICY:PLAN; two are compared.
    #[arg(value_name = "PLAN", num_args = 0..=2)]
    plans: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) common: CommonArgs,
}

pub(in crate::cli) fn run(
    args: &PlansArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let subject = &args.common.subject;
    let environment = Environment::new(configured)?;
    let sessions =
        Session::open_all(&environment, &args.common, PolicyPart::Whole, TimeOption::NOW, clock)?;
    let contract = sessions.iter().find_map(Session::contract);
    let of_contract = contract.and_then(|contract| Some((contract, contract.plan.as_ref()?)));
    let names: Vec<String> = match (&args.plans[..], &subject.plan, of_contract) {
        ([_, ..], Some(_), _) => {
            let message = "name plans as arguments or by --plan (--tier, --package), not by both";
            return Err(QuestionError::Conflict(message.to_owned()).into());
        }
        ([], Some(plan), _) => vec![plan.clone()],
        ([], None, Some((contract, plan))) => vec![format!("{}:{plan}", contract.policy)],
        (names, None, _) => names.to_vec(),
    };
    let mut asked = inputs::asked(subject)?;
    environment.defaults().complete(&mut asked, contract);
    let library = environment.library(&args.common.library)?;
    let loaded = loaded_by_id(&names, &sessions, &library, environment.references())?;
    let policies: Vec<&Policy> = sessions.iter().map(Session::policy).chain(&loaded).collect();
    let over = |policy: &Policy| contract.filter(|contract| is_over(contract, policy));
    let plans: Vec<ComparedPlan<'_>> = match &names[..] {
        [] => {
            let all = policies.iter().flat_map(|policy| {
                policy.plans.iter().map(|plan| ComparedPlan {
                    policy,
                    contract: over(policy),
                    asked: &asked,
                    plan,
                })
            });
            all.collect()
        }
        names => chosen(names, &policies, contract, &asked)?,
    };
    let place = asked_place(subject, contract, &plans)?;
    check_options(&asked, &plans, environment.references())?;
    let mut answer = plans_answer(&plans, names.len(), place);
    let is_shown =
        |session: &&Session<'_>| plans.iter().any(|plan| plan.policy.id == session.policy().id);
    for session in sessions.iter().filter(is_shown) {
        add_new(&mut answer.notes, session.notes_at(session.now(None)?, None));
        if !names.is_empty() {
            answer.notes.extend(session.notes_on_topics());
        }
    }
    output.answer(&answer, |answer| report(answer, names.is_empty()))?;
    Ok(Exit::Yes)
}
