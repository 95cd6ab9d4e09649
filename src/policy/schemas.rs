//! The JSON Schemas of policy, contract and holiday files, derived from their raw forms.
//!
//! Only the tests derive them: they hold the files under `policies/schema/` to it, and the program
//! has those inside.

use schemars::{
    JsonSchema, Schema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform as _},
};
use serde_json::{Value, json};

use super::{
    raw::{RawConfiguration, RawContract, RawPolicy, RawRuleFile},
    validate::longest,
};

/// Returns the name and content of each file under `policies/schema/`.
pub(crate) fn file_schemas() -> [(&'static str, Schema); 4] {
    [
        ("policy", bounded(of_file::<RawPolicy>("slacalc policy"))),
        ("configuration", of_file::<RawConfiguration>("slacalc configuration")),
        ("contract", bounded(of_file::<RawContract>("slacalc contract"))),
        ("holidays", of_file::<RawRuleFile>("slacalc holiday rules")),
    ]
}

fn of_file<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(tidy))
        .with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

/// Adds the bounds of names and titles.
fn bounded(mut schema: Schema) -> Schema {
    RecursiveTransform(|schema: &mut Schema| {
        let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
        for (key, property) in properties {
            let (Some(property), Some(most)) = (property.as_object_mut(), longest(key)) else {
                continue;
            };
            match property.get("type").and_then(Value::as_str) {
                Some("string") => property.insert("maxLength".to_owned(), most.into()),
                Some("array") => {
                    let items = property.get_mut("items").and_then(Value::as_object_mut);
                    let texts = items.filter(|items| {
                        items.get("type").and_then(Value::as_str) == Some("string")
                    });
                    texts.and_then(|items| items.insert("maxLength".to_owned(), most.into()))
                }
                _ => None,
            };
        }
    })
    .transform(&mut schema);
    schema
}

/// Descriptions without the line breaks of the source, and no widths of integers, which are no
/// formats.
pub(crate) fn tidy(schema: &mut Schema) {
    let Some(node) = schema.as_object_mut() else { return };
    if let Some(Value::String(description)) = node.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if node.get("format").and_then(Value::as_str).is_some_and(|format| format.contains("int")) {
        node.shift_remove("format");
    }
}

/// TOML has no null: a key that may be absent has the type of its value alone, and an empty list as
/// default says nothing.
fn without_null(schema: &mut Schema) {
    let Some(node) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = node.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            node.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(either)) = node.get_mut("anyOf") {
        either.retain(|one| *one != json!({ "type": "null" }));
        if let [Value::Object(only)] = &either[..] {
            let only = only.clone();
            node.shift_remove("anyOf");
            node.extend(only);
        }
    }
    if node
        .get("default")
        .is_some_and(|default| [json!(null), json!(false), json!([]), json!({})].contains(default))
    {
        node.shift_remove("default");
    }
}
