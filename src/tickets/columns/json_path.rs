//! Paths to nested values of JSON: `fields.created`, `labels[0].name`, `custom_fields[id=7].value`.

/// A path below a key of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct JsonPath {
    /// The key of the object itself.
    pub(in super::super) head: String,
    /// The steps below its value.
    pub(in super::super) steps: Vec<PathStep>,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum PathStep {
    /// The member of an object; where an array stands, of its first element.
    Key(String),
    /// An element of an array, counted from 0.
    Element(usize),
    /// The first element of an array whose member has a value.
    Where { key: String, value: String },
}

impl JsonPath {
    /// Reads a path; `None` for a plain key, and for what is no path.
    pub(in super::super) fn of(name: &str) -> Option<Self> {
        let (mut parts, mut rest) = (Vec::new(), name);
        while !rest.is_empty() {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (key, behind) = rest.split_at(end);
            if !key.is_empty() {
                parts.push(PathStep::Key(key.to_owned()));
            }
            rest = match behind.strip_prefix('[') {
                Some(inner) => {
                    let (inner, behind) = inner.split_once(']')?;
                    parts.push(element(inner)?);
                    behind.strip_prefix('.').unwrap_or(behind)
                }
                None if key.is_empty() => return None,
                None => behind.strip_prefix('.').unwrap_or(behind),
            };
        }
        let mut parts = parts.into_iter();
        let Some(PathStep::Key(head)) = parts.next() else { return None };
        let steps: Vec<PathStep> = parts.collect();
        (!steps.is_empty()).then_some(Self { head, steps })
    }
}

/// Reads what stands in the brackets behind a key.
fn element(inner: &str) -> Option<PathStep> {
    match inner.split_once('=') {
        Some((key, value)) => {
            Some(PathStep::Where { key: key.trim().to_owned(), value: value.trim().to_owned() })
        }
        None => inner.trim().parse().ok().map(PathStep::Element),
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonPath, PathStep};

    #[test]
    fn paths_have_keys_elements_and_matches() {
        let key = |name: &str| PathStep::Key(name.to_owned());
        let path = |name: &str| JsonPath::of(name).map(|path| (path.head, path.steps));
        assert_eq!(path("fields.created"), Some(("fields".to_owned(), vec![key("created")])));
        assert_eq!(
            path("labels[1].name"),
            Some(("labels".to_owned(), vec![PathStep::Element(1), key("name")]))
        );
        let wanted = PathStep::Where { key: "id".to_owned(), value: "7".to_owned() };
        assert_eq!(
            path("custom_fields[id=7].value"),
            Some(("custom_fields".to_owned(), vec![wanted, key("value")]))
        );
        for plain in ["created", "", ".a", "a[", "a[x]", "[0].a", "Resolved."] {
            assert_eq!(path(plain), None, "{plain}");
        }
    }
}
