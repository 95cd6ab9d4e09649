//! Policies of any size, one kind of size at a time.

use std::fmt::Write as _;

/// A valid policy of one plan and priority, which the parts change.
pub(crate) struct Parts {
    pub vendor: &'static str,
    pub title: String,
    pub plans: String,
    pub priorities: String,
    pub targets: String,
    pub rest: String,
}

impl Default for Parts {
    fn default() -> Self {
        let [plans, priorities] = [named("plan", "silver", ""), named("priority", "1", "")];
        Self {
            vendor: "acme",
            title: "Terms".to_owned(),
            plans,
            priorities,
            targets: target("within = \"4h\""),
            rest: String::new(),
        }
    }
}

impl Parts {
    pub(crate) fn text(&self) -> String {
        let Self { vendor, title, plans, priorities, targets, rest } = self;
        format!(
            "[document]\nvendor = \"{vendor}\"\nvendor-name = \"Acme\"\ntitle = \
             \"{title}\"\neffective = \"undated\"\nstatus = \"current\"\norigin = \"made by a \
             test\"\nplan-word = \"plan\"\npriority-word = \
             \"priority\"\n{plans}{priorities}[[calendar]]\nid = \"office\"\nname = \
             \"Office\"\nzone = \"UTC\"\nhours = \"Mon-Fri 09:00-17:00\"\nclause = \
             \"1\"\n[[coverage]]\ncalendar = \"office\"\nclause = \"1\"\n{targets}{rest}"
        )
    }
}

/// Many of something, by their numbers.
pub(crate) fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        write!(all, "{}", one(at)).unwrap();
        all
    })
}

pub(crate) fn named(table: &str, id: &str, more: &str) -> String {
    format!("[[{table}]]\nid = \"{id}\"\nname = \"Name {id}\"\nclause = \"1\"\n{more}")
}

pub(crate) fn target(keys: &str) -> String {
    format!("[[target]]\n{keys}\ncommitment = \"maximum\"\nclock = \"coverage\"\nclause = \"1\"\n")
}

/// Two choices, of which one opens the office at another minute.
pub(crate) fn reading(at: usize) -> String {
    let minute = format!("{:02}:{:02}", 7 + at / 60 % 2, at % 60);
    format!(
        "[[reading]]\nid = \"r{at}\"\nquestion = \"When?\"\ndefault = \"a\"\nclause = \
         \"1\"\n[[reading.choice]]\nid = \"a\"\nsays = \"At nine.\"\n[[reading.choice]]\nid = \
         \"b\"\nsays = \"Before.\"\n[[reading.choice.calendar]]\nid = \"office\"\nhours = \
         \"Mon-Fri {minute}-17:00\"\n"
    )
}
