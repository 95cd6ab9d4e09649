//! Tables for tests: random tickets by a fixed seed, and a stream over them through the library.

use std::{io::Cursor, num::NonZeroUsize, ops::ControlFlow};

use slacalc::{
    Contract, Library, Policy, PolicyPart, SubjectInput,
    internal::{
        policy,
        tickets::{
            Defaults, Input, Mapping, NamedContract, RowFold, RowWriter, StreamConfig, Summary,
            TableForm, TicketContext, stream,
        },
    },
    time::Instant,
};

use crate::program::root;
pub(crate) use crate::world::World;

/// 2026-03-06T22:00:00Z.
pub(crate) const NOW: i64 = 1_772_834_400;

/// Numbers that look like chance (xorshift).
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }

    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.next(times) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.next(from.len())]
    }

    pub(crate) fn seconds(&mut self, below: usize) -> i64 {
        i64::try_from(self.next(below)).unwrap()
    }
}

/// The example contracts.
impl World {
    pub(crate) fn contracts(&self, library: &Library) -> Vec<(String, Contract, Policy)> {
        ["rescale", "scalr"].map(|name| self.contract(library, name)).into()
    }

    fn contract(&self, library: &Library, name: &str) -> (String, Contract, Policy) {
        let path = root().join("examples/contracts").join(name).with_extension("toml");
        let text = std::fs::read_to_string(&path).unwrap();
        let load = |id: &str| library.entry(id)?.load(PolicyPart::Clocks, self.references());
        let (contract, policy) =
            policy::contract(&path.display().to_string(), &text, self.references(), load).unwrap();
        (name.to_owned(), contract, policy)
    }
}

/// What a stream gives for an input.
pub(crate) fn answered(
    world: &World,
    input: &[u8],
    form: Option<TableForm>,
    asked: SubjectInput,
    threads: usize,
) -> (Vec<u8>, Summary) {
    let mut pass = RowWriter::new("sla_", true);
    let mut mapping = Mapping::default();
    mapping.replace(pass.names());
    let mut output = Vec::new();
    let summary = passed(world, input, (form, asked, threads), (&mut pass, &mapping), |written| {
        output.extend_from_slice(&written.bytes);
    });
    (output, summary)
}

/// Drives a pass over an input.
pub(crate) fn passed<P: RowFold>(
    world: &World,
    input: &[u8],
    (form, asked, threads): (Option<TableForm>, SubjectInput, usize),
    (pass, mapping): (&mut P, &Mapping),
    mut take: impl FnMut(P::Part),
) -> Summary {
    let library = world.library(&[]);
    let defaults = Defaults { asked, ..Defaults::default() };
    let filed =
        |(name, contract, policy)| NamedContract { name, versions: vec![Ok((contract, policy))] };
    let contracts = world.contracts(&library).into_iter().map(filed).collect();
    let shelf = TicketContext::new(world.references(), &library, contracts, defaults);
    let now = Instant::from_unix(NOW).unwrap();
    let threads = NonZeroUsize::new(threads).unwrap();
    let setup = StreamConfig { context: &shelf, mapping, form, now, warn: Some(75), threads };
    let source = Input::stream("the test", Box::new(Cursor::new(input.to_vec()))).unwrap();
    let summary = stream(source, &setup, pass, |part, _| {
        take(part);
        Ok(ControlFlow::Continue(()))
    });
    summary.unwrap()
}
