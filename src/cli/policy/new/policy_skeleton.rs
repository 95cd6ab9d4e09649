//! The skeleton of a policy.

use crate::{policy::normalized, sla::QuestionError, text::toml_string};

const TEMPLATE: &str = include_str!("policy.toml");

/// The names that options give; the rest stays to be replaced.
#[derive(Debug)]
pub(super) struct DocumentNames<'a> {
    pub(super) vendor: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) plans: &'a [String],
    pub(super) priorities: &'a [String],
}

impl DocumentNames<'_> {
    /// Refuses two plans or priorities with the same id.
    pub(super) fn checked(self) -> Result<Self, QuestionError> {
        let names = [("--vendor", self.vendor.map(str::to_owned).into_iter().collect::<Vec<_>>())];
        let lists = [("--plan", self.plans.to_vec()), ("--priority", self.priorities.to_vec())];
        for (option, names) in names.into_iter().chain(lists) {
            let mut ids: Vec<String> = names.iter().map(|name| normalized(name)).collect();
            ids.sort_unstable();
            if ids.iter().any(String::is_empty) {
                return Err(QuestionError::Conflict(format!(
                    "{option}: a name needs a letter or a digit"
                )));
            }
            if let Some([twice, _]) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(QuestionError::Conflict(format!("{option} has '{twice}' twice")));
            }
        }
        Ok(self)
    }
}

/// Returns a policy with these names, in which nothing else is stated.
pub(super) fn skeleton(names: &DocumentNames<'_>) -> String {
    let title = names.title.unwrap_or("REPLACE: the document's own title");
    let to_replace = ["REPLACE".to_owned()];
    let or_replace =
        |names: &[String]| if names.is_empty() { to_replace.to_vec() } else { names.to_vec() };
    let (plans, priorities) = (or_replace(names.plans), or_replace(names.priorities));
    let fields = [
        ("{plans}", blocks("plan", &plans)),
        ("{priorities}", blocks("priority", &priorities)),
        ("{first-plan}", toml_string(&normalized(&plans[0]))),
        ("{first-priority}", toml_string(&normalized(&priorities[0]))),
        ("\"{vendor}\"", toml_string(&normalized(names.vendor.unwrap_or("replace")))),
        ("{vendor-name}", toml_string(names.vendor.unwrap_or("REPLACE: the vendor's name"))),
        ("{document-title}", toml_string(title)),
        ("{title}", title.to_owned()),
    ];
    fill(TEMPLATE, &fields)
}

fn blocks(kind: &str, names: &[String]) -> String {
    let block = |name: &String| {
        let (id, name) = (toml_string(&normalized(name)), toml_string(name));
        format!(
            "[[{kind}]]\nid = {id}\nname = {name}\n#aliases = [\"REPLACE\"]\n#says = \"REPLACE: \
             what it is\"\nclause = \"REPLACE\"\n"
        )
    };
    names.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// Puts the fields into the template, in one pass: what stands in a field is never taken for a
/// field.
fn fill(template: &str, fields: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((at, field, value)) = fields
        .iter()
        .filter_map(|(field, value)| Some((rest.find(field)?, field, value)))
        .min_by_key(|(at, ..)| *at)
    {
        text.push_str(&rest[..at]);
        text.push_str(value);
        rest = &rest[at + field.len()..];
    }
    text + rest
}
