//! The kinds of problem that a file can have, each with a name that editors and scripts may rely
//! on.

/// The consequence of a problem for its file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ProblemLevel {
    /// The file is invalid, and its rules may not be those that its author means: they are not
    /// compared with each other.
    UncertainRules,
    /// The file is invalid.
    Error,
    /// The file is valid.
    Warning,
}

/// Defines the codes, by their level.
macro_rules! problem_codes {
    ($($level:ident { $($(#[$comment:meta])* $code:ident => $id:literal,)* })*) => {
        /// A kind of problem. Errors make a file invalid, warnings do not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ProblemCode {
            $($($(#[$comment])* $code,)*)*
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$($(Self::$code,)*)*];

            /// Returns its name: `unknown-key`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $($(Self::$code => $id,)*)*
                }
            }

            fn level(self) -> ProblemLevel {
                match self {
                    $($(Self::$code)|* => ProblemLevel::$level,)*
                }
            }
        }
    };
}

problem_codes! {
    UncertainRules {
        /// A text, a list or a file that is longer than any document has it.
        TooMuch => "too-much",
        /// A file of another format, which a newer program may read.
        OtherFormat => "other-format",
        /// A key that the format does not have.
        UnknownKey => "unknown-key",
        /// A required key is missing.
        MissingKey => "missing-key",
        /// A number where a text belongs, and the like.
        WrongType => "wrong-type",
        /// Two keys that need or exclude each other.
        KeysTogether => "keys-together",
        /// A policy without a plan.
        NoPlan => "no-plan",
        /// A name that the file, or the contract's policy, does not define.
        UnknownName => "unknown-name",
        /// A calendar that the file does not define.
        UnknownCalendar => "unknown-calendar",
        /// A word that its key does not take.
        UnknownWord => "unknown-word",
        /// An id that is not lower case with hyphens.
        BadId => "bad-id",
        /// A name, an id or a date that is already taken.
        Duplicate => "duplicate",
        /// A plan that extends itself.
        Circle => "extends-itself",
        /// Text that is not a length of time.
        BadLength => "bad-length",
        /// Two rules for the same tickets, neither more special than the other.
        Overlap => "overlapping-rules",
    }
    Error {
        /// The file is not UTF-8, or cannot be read at all.
        Encoding => "encoding",
        /// The file is not TOML, or has a defect as a holiday file.
        Syntax => "syntax",
        /// A holiday list that does not exist, or that cannot be read.
        UnknownHolidays => "unknown-holidays",
        /// A zone that does not exist.
        UnknownZone => "unknown-zone",
        /// A contract over a policy that does not exist.
        UnknownPolicy => "unknown-policy",
        /// A reading or a choice that the policy does not leave open.
        UnknownReading => "unknown-reading",
        /// A fact without its clause.
        NoClause => "no-clause",
        /// A union of calendars that names another union.
        NestedUnion => "nested-union",
        /// Text that is not opening hours.
        BadHours => "bad-hours",
        /// Hours without a zone.
        NoZone => "no-zone",
        /// Text that is not a time of the day.
        BadTime => "bad-time",
        /// Text that is not a form of times.
        BadTimeFormat => "bad-time-format",
        /// Text that is not a date.
        BadDate => "bad-date",
        /// A number out of range.
        BadNumber => "bad-number",
        /// A length that does not name its clock.
        NoClock => "no-clock",
        /// Business days without the calendar that they are taken from.
        NoBusinessDays => "no-business-days",
        /// Targets in business days, and no reading that defines one.
        UnexplainedDays => "unexplained-days",
        /// Business days of several places together.
        SeveralPlaces => "several-places",
        /// Business days of different length.
        UnevenDays => "uneven-days",
        /// A reading with fewer than two choices.
        FewChoices => "few-choices",
        /// A topic without keywords.
        NoKeywords => "no-keywords",
        /// A plan and priority without a rule.
        NoRule => "no-rule",
        /// Text that is neither a percentage nor an amount of money.
        BadCredit => "bad-credit",
        /// Steps of a service credit with a gap, an overlap, a wrong order or too low a cap.
        CreditSteps => "credit-steps",
        /// A worked example whose answer differs.
        ExampleDiffers => "example-differs",
        /// A worked example whose question is refused.
        ExampleRefused => "example-refused",
    }
    Warning {
        /// A rule that never decides, since earlier ones take all of its tickets.
        Unreachable => "unreachable-rule",
        /// A priority that is promised a response sooner than a more urgent one.
        Hasty => "hasty-priority",
        /// A keyword that leads to two topics with different verdicts.
        Ambiguous => "ambiguous-keyword",
        /// A keyword that names no thing.
        GeneralKeyword => "general-keyword",
        /// A word of a topic that changes nothing.
        IdlePhrase => "idle-phrase",
        /// A holiday list that is known for less than a year from now.
        HolidaysEnd => "holidays-end",
        /// A target of a contract for a plan that is not the contract's.
        OtherPlan => "other-plan",
        /// A target of a contract that says the same as the policy.
        SameAsPolicy => "same-as-policy",
        /// A special day that changes none of the hours that the contract's plan has.
        IdleSpecialDay => "idle-special-day",
        /// Hours of a calendar that begin before earlier ones have ended.
        OverlappingHours => "overlapping-hours",
        /// A cut-off before any hours begin.
        EarlyCutOff => "early-cut-off",
        /// A cited clause that no `[[clause]]` has, though the policy has some.
        UnwrittenClause => "unwritten-clause",
        /// A text of the skeleton that was not replaced.
        Placeholder => "placeholder",
    }
}

impl ProblemCode {
    /// Returns true if a file with such a problem is valid all the same.
    #[must_use]
    pub fn is_warning(self) -> bool {
        self.level() == ProblemLevel::Warning
    }

    /// Returns true if the rules of a file with such a problem cannot be compared with each other.
    pub(super) fn blurs_rules(self) -> bool {
        self.level() == ProblemLevel::UncertainRules
    }
}
