//! A batch whose responses are given by their two moments says what `deadline` says of them.

use slacalc::{DeadlineAnswer, DeadlineQuestion, ResponseMoments, Subject, SubjectInput, deadline};

use super::{
    equality::{HEADER, Names, columns, one, row},
    tables::{Dice, World, answered},
};

const ROWS: usize = 2_000;
/// The places of columns among those of [`HEADER`], and behind them.
const OPENED: usize = 0;
const RESPONDED: usize = 1;
const ACKNOWLEDGED: usize = HEADER.len();
const INVESTIGATING: usize = HEADER.len() + 1;

/// The ways to give a response: as one time, by two moments in either order, by one moment of the
/// two, and in both ways at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    OneTime,
    InvestigatedLater,
    AcknowledgedLater,
    OnlyAcknowledged,
    OnlyInvestigating,
    Twice,
}

const WAYS: [Way; 6] = [
    Way::OneTime,
    Way::InvestigatedLater,
    Way::AcknowledgedLater,
    Way::OnlyAcknowledged,
    Way::OnlyInvestigating,
    Way::Twice,
];

impl Way {
    /// Returns the acknowledgement and the start of the investigation, of an opening and a
    /// response.
    fn moments<T>(self, opened: T, responded: T) -> (Option<T>, Option<T>) {
        match self {
            Self::OneTime => (None, None),
            Self::InvestigatedLater => (Some(opened), Some(responded)),
            Self::AcknowledgedLater => (Some(responded), Some(opened)),
            Self::OnlyAcknowledged | Self::Twice => (Some(responded), None),
            Self::OnlyInvestigating => (None, Some(responded)),
        }
    }

    /// Writes a row of this way.
    fn written(self, row: &[String]) -> Vec<String> {
        let mut row = row.to_vec();
        let (acknowledged, investigating) =
            self.moments(row[OPENED].clone(), row[RESPONDED].clone());
        row.extend([acknowledged.unwrap_or_default(), investigating.unwrap_or_default()]);
        if !matches!(self, Self::OneTime | Self::Twice) {
            row[RESPONDED].clear();
        }
        row
    }

    /// Returns the question of a row whose response was given in this way.
    fn asked(self, question: &DeadlineQuestion) -> Result<DeadlineQuestion, String> {
        let Some(responded) = question.responded else { return Ok(question.clone()) };
        let (acknowledged, investigating) = self.moments(question.opened.at, responded);
        let moments = ResponseMoments::new(acknowledged, investigating);
        let whole = matches!(self, Self::OneTime | Self::Twice).then_some(responded);
        let responded = moments.response(whole, "").map_err(|error| error.to_string())?;
        Ok(DeadlineQuestion { responded, moments, ..question.clone() })
    }
}

#[test]
fn a_batch_counts_the_two_moments_of_a_response_as_a_question_does() {
    let world = World::new();
    let library = world.library(&[]);
    let contracts = world.contracts(&library);
    let policies = Names::of(&world, &library);
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let rows: Vec<(Vec<String>, Way)> =
        (0..ROWS).map(|_| (row(&mut dice, &policies), *dice.pick(&WAYS))).collect();
    let mut input = csv::Writer::from_writer(Vec::new());
    input.write_record(HEADER.into_iter().chain(["acknowledged", "investigating"])).unwrap();
    for (row, way) in &rows {
        input.write_record(way.written(row)).unwrap();
    }
    let input = input.into_inner().unwrap();
    let (output, _) = answered(&world, &input, None, SubjectInput::default(), 2);
    let mut output = csv::Reader::from_reader(&output[..]);
    let mut got = output.records();
    let (mut stopped, mut running, mut refused) = (0, 0, 0);
    for (row, way) in &rows {
        let record = got.next().unwrap().unwrap();
        let got: Vec<&str> = record.iter().skip(INVESTIGATING + 1).collect();
        let ask = |subject: &Subject<'_>, question: &DeadlineQuestion, now| {
            let answer = deadline(subject, &way.asked(question)?, now);
            answer.map(|answer: DeadlineAnswer| columns(&answer)).map_err(|error| error.to_string())
        };
        match one(&world, &library, &contracts, (row, &[]), ask) {
            Ok(expected) => {
                assert_eq!(got, expected, "{way:?} {row:?}");
                let answered = !expected[8].is_empty();
                stopped += usize::from(answered && *way != Way::OneTime);
                running += usize::from(!answered && !row[RESPONDED].is_empty());
            }
            // Rows name their cells where a question names its options.
            Err(error) => {
                assert!(!got[10].is_empty(), "{way:?} {row:?}: {error}");
                refused += usize::from(*way == Way::Twice);
            }
        }
        assert_eq!(record.len(), ACKNOWLEDGED + 2 + 11);
    }
    assert!(stopped > 100 && running > 100 && refused > 50, "{stopped} {running} {refused}");
}
