//! The kinds of problem that a file can have, each with a name that editors and scripts may rely
//! on.

/// A kind of problem. Errors make a file invalid, warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// The file is not UTF-8, or is nothing that can be read.
    Encoding,
    /// A text, a list or a file that is longer than any document has it.
    TooMuch,
    /// The file is not TOML, or a holiday file is not what it should be.
    Syntax,
    /// A key that the format does not have.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// A number where a text belongs, and the like.
    WrongType,
    /// Two keys of which one needs or excludes the other.
    KeysTogether,
    /// A policy without a plan.
    NoPlan,
    /// A name that the file, or the contract's policy, does not define.
    UnknownName,
    /// A calendar that the file does not define.
    UnknownCalendar,
    /// A holiday list that there is not, or that cannot be read.
    UnknownHolidays,
    /// A zone that there is not.
    UnknownZone,
    /// A contract over a policy that there is not.
    UnknownPolicy,
    /// A reading or a choice that the policy does not leave open.
    UnknownReading,
    /// A word that is not one of those that a key takes.
    UnknownWord,
    /// A fact without its clause.
    NoClause,
    /// An id that is not lower case with hyphens.
    BadId,
    /// A name, an id or a date that is taken.
    Duplicate,
    /// A plan that extends itself.
    Circle,
    /// A union of calendars that names another union.
    NestedUnion,
    /// Text that is not opening hours.
    BadHours,
    /// Hours without a zone.
    NoZone,
    /// Text that is not a length of time.
    BadLength,
    /// Text that is not a time of the day.
    BadTime,
    /// Text that is not a date.
    BadDate,
    /// A number that cannot be.
    BadNumber,
    /// A length that does not say on which clock it runs.
    NoClock,
    /// Business days that do not say whose they are.
    NoBusinessDays,
    /// Targets in business days, and no reading that says what one is.
    UnexplainedDays,
    /// Business days of several places together, whose days differ.
    SeveralPlaces,
    /// Business days of different length.
    UnevenDays,
    /// A reading with fewer than two choices.
    FewChoices,
    /// A topic that no words find.
    NoKeywords,
    /// A plan and priority that no rule is for.
    NoRule,
    /// Two rules for the same case, with nothing to tell which is meant.
    Overlap,
    /// A worked example whose answer is another.
    ExampleDiffers,
    /// A worked example whose question is refused.
    ExampleRefused,
    /// A rule whose every case an earlier one takes.
    Unreachable,
    /// A priority that is promised a response sooner than a more urgent one.
    Hasty,
    /// A keyword that leads to two topics with different verdicts.
    Ambiguous,
    /// A holiday list that is known for less than a year from now.
    HolidaysEnd,
    /// A target of a contract for a plan that is not the contract's.
    OtherPlan,
    /// A text of the skeleton that nobody has replaced.
    Placeholder,
    /// A special day that changes none of the hours that the contract's plan has.
    IdleSpecialDay,
    /// Hours of a calendar that begin before earlier ones have ended.
    OverlappingHours,
    /// A cut-off before any hours begin.
    EarlyCutOff,
}

impl ProblemCode {
    /// Every code with its name.
    pub const ALL: [(Self, &'static str); 46] = [
        (Self::TooMuch, "too-much"),
        (Self::Encoding, "encoding"),
        (Self::Syntax, "syntax"),
        (Self::UnknownKey, "unknown-key"),
        (Self::MissingKey, "missing-key"),
        (Self::WrongType, "wrong-type"),
        (Self::KeysTogether, "keys-together"),
        (Self::NoPlan, "no-plan"),
        (Self::UnknownName, "unknown-name"),
        (Self::UnknownCalendar, "unknown-calendar"),
        (Self::UnknownHolidays, "unknown-holidays"),
        (Self::UnknownZone, "unknown-zone"),
        (Self::UnknownPolicy, "unknown-policy"),
        (Self::UnknownReading, "unknown-reading"),
        (Self::UnknownWord, "unknown-word"),
        (Self::NoClause, "no-clause"),
        (Self::BadId, "bad-id"),
        (Self::Duplicate, "duplicate"),
        (Self::Circle, "extends-itself"),
        (Self::NestedUnion, "nested-union"),
        (Self::BadHours, "bad-hours"),
        (Self::NoZone, "no-zone"),
        (Self::BadLength, "bad-length"),
        (Self::BadTime, "bad-time"),
        (Self::BadDate, "bad-date"),
        (Self::BadNumber, "bad-number"),
        (Self::NoClock, "no-clock"),
        (Self::NoBusinessDays, "no-business-days"),
        (Self::UnexplainedDays, "unexplained-days"),
        (Self::SeveralPlaces, "several-places"),
        (Self::UnevenDays, "uneven-days"),
        (Self::FewChoices, "few-choices"),
        (Self::NoKeywords, "no-keywords"),
        (Self::NoRule, "no-rule"),
        (Self::Overlap, "overlapping-rules"),
        (Self::ExampleDiffers, "example-differs"),
        (Self::ExampleRefused, "example-refused"),
        (Self::Unreachable, "unreachable-rule"),
        (Self::Hasty, "hasty-priority"),
        (Self::Ambiguous, "ambiguous-keyword"),
        (Self::HolidaysEnd, "holidays-end"),
        (Self::OtherPlan, "other-plan"),
        (Self::IdleSpecialDay, "idle-special-day"),
        (Self::OverlappingHours, "overlapping-hours"),
        (Self::EarlyCutOff, "early-cut-off"),
        (Self::Placeholder, "placeholder"),
    ];

    /// Its name: `unknown-key`.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(code, _)| *code == self).map_or("", |(_, id)| id)
    }

    /// Whether a file with such a problem is valid all the same.
    #[must_use]
    pub fn is_warning(self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::Hasty
                | Self::Ambiguous
                | Self::HolidaysEnd
                | Self::OtherPlan
                | Self::IdleSpecialDay
                | Self::OverlappingHours
                | Self::EarlyCutOff
                | Self::Placeholder
        )
    }

    /// Whether the rules of a file with such a problem may be others than its author means, so that
    /// nothing is to be said of how they go together.
    pub(super) fn blurs_rules(self) -> bool {
        use ProblemCode::{
            BadId, BadLength, Circle, Duplicate, KeysTogether, MissingKey, NoPlan, Overlap,
            TooMuch, UnknownCalendar, UnknownKey, UnknownName, UnknownWord, WrongType,
        };
        matches!(
            self,
            UnknownKey
                | MissingKey
                | WrongType
                | KeysTogether
                | NoPlan
                | UnknownName
                | UnknownCalendar
                | UnknownWord
                | BadId
                | Duplicate
                | Circle
                | TooMuch
                | BadLength
                | Overlap
        )
    }
}
