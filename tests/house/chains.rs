//! Holds method chains to a length that can be read without a name on the way.

use crate::layers::{SourceFile, sources_of_all_packages};

const LONGEST_CHAIN: usize = 3;

/// Methods of `Iterator`, `Option`, `Result`, `bool` and `Ordering` that change, choose or end what
/// flows through a chain.
///
/// A reader has to hold each of them in mind. Others are left out: what begins a flow (`iter`,
/// `chars`, `split`, `keys`, `drain`), what pours it into a container (`collect`), what borrows or
/// converts it (`as_ref`, `as_deref`, `to_owned`, `into`), what adds words to an error (`context`,
/// `with_context`), and accessors.
const COMBINATORS: [&str; 5] = [
    // Each element, or the whole, goes through a closure.
    "map map_err map_while map_or map_or_else and_then flat_map inspect inspect_err scan for_each \
     try_for_each fold try_fold rfold reduce then then_with",
    // Some are chosen.
    "filter filter_map find find_map rfind position rposition any all partition skip skip_while \
     take_while step_by dedup dedup_by_key min_by min_by_key max_by max_by_key nth next next_back \
     last then_some is_some_and is_none_or is_ok_and is_err_and",
    // They are put together, apart, or in another order.
    "zip unzip chain rev cycle enumerate peekable flatten windows chunks chunks_exact chunk_by \
     copied cloned transpose",
    // Something stands in for what is missing, or for an error.
    "unwrap_or unwrap_or_else unwrap_or_default or or_else xor ok err ok_or ok_or_else",
    // They are counted.
    "count sum product",
];
/// `take(3)` takes from an iterator; `take()` empties an `Option`.
const ONLY_WITH_ARGUMENTS: &str = "take";
/// `max()` is the greatest of an iterator; `max(3)` is arithmetic.
const ONLY_WITHOUT_ARGUMENTS: &str = "max min";

/// A method chain in one expression.
struct Chain<'a> {
    /// The line on which it begins.
    line: usize,
    combinators: Vec<&'a str>,
}

#[test]
fn no_chain_has_more_than_three_combinators() {
    let long: Vec<String> = sources_of_all_packages().iter().flat_map(long_chains).collect();
    assert!(long.is_empty(), "{} chains need a name on the way:\n{}", long.len(), long.join("\n"));
}

#[test]
fn the_check_sees_long_chains() {
    let text = "fn f() {
        let three = a.iter().map(|x| x.b.filter(f).next().ok()).rev().take(1).collect::<Vec<_>>();
        let four = self.rows[0]
            .map(f)? // .any()
            .x.filter(|x| { x.find('.').count() == \"a\".rev().sum() })
            .sum::<Option<i64>>().to_owned()[1].0.ok();
        call(b.skip(1).zip(0..c.last().rev()).chain(d.err()).or(e), x.max(1).min(2).take().max());
        if x.map(f).rev() == y.next().ok() && z.count()..z.any().all().or(a) {}
        match x.map(f) { _ => y.map(f) }.map(f).map(f).map(f)
        write!(out, \"{}\", g(matches!(a.then(f).xor(b).nth(2).fold(0, f), None)))
    }";
    let expected = [
        "src/invented.rs:3: map, filter, sum, ok",
        "src/invented.rs:7: skip, zip, chain, or",
        "src/invented.rs:10: then, xor, nth, fold",
    ];
    assert_eq!(long_chains(&SourceFile::new("src", "invented.rs", text)), expected);
}

/// Returns the chains that are too long, as `file:line: combinators`.
fn long_chains(file: &SourceFile) -> Vec<String> {
    let mut chains = chains(file);
    chains.retain(|chain| chain.combinators.len() > LONGEST_CHAIN);
    chains.sort_by_key(|chain| chain.line);
    let told = chains.iter().map(|chain| (file.place(chain.line), chain.combinators.join(", ")));
    told.map(|(place, combinators)| format!("{place}: {combinators}")).collect()
}

/// Returns every chain; one in the arguments of another is a chain of its own.
fn chains(file: &SourceFile) -> Vec<Chain<'_>> {
    let text = |at: usize| file.tokens.get(at).map_or("", |token| token.text.as_str());
    let line = |at: usize| file.tokens.get(at).map_or(0, |token| token.line);
    let begin = |at: usize| Chain { line: line(at), combinators: Vec::new() };
    // The chain of each bracket that is open, the innermost last.
    let (mut open, mut ended, mut at) = (vec![begin(0)], Vec::new(), 0);
    while at < file.tokens.len() {
        let before = text(at.wrapping_sub(1));
        let goes_on = match text(at) {
            "." => before != "." && text(at + 1) != ".",
            "(" | "[" => is_word(before) || [")", "]", ">", "?"].contains(&before),
            ")" | "]" | "}" | "?" => true,
            word => is_word(word) && before == "." && (at < 2 || text(at - 2) != "."),
        };
        if !goes_on && let Some(chain) = open.last_mut() {
            ended.push(std::mem::replace(chain, begin(at)));
        }
        match text(at) {
            "(" | "[" | "{" => open.push(begin(at + 1)),
            ")" | "]" | "}" => ended.extend(open.pop()),
            name if goes_on && is_word(name) => {
                let arguments = after_turbofish(file, at + 1);
                if text(arguments) == "("
                    && is_combinator(name, text(arguments + 1) != ")")
                    && let Some(chain) = open.last_mut()
                {
                    chain.combinators.push(name);
                }
                at = arguments - 1;
            }
            _ => {}
        }
        at += 1;
    }
    ended.extend(open);
    ended
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn is_combinator(name: &str, has_arguments: bool) -> bool {
    let ambiguous = if has_arguments { ONLY_WITH_ARGUMENTS } else { ONLY_WITHOUT_ARGUMENTS };
    let is_among = |names: &str| names.split(' ').any(|one| one == name);
    is_among(ambiguous) || COMBINATORS.into_iter().any(is_among)
}

/// Returns the index of the first token after `::<..>`, or the same index if none stands there.
fn after_turbofish(file: &SourceFile, from: usize) -> usize {
    let text = |at: usize| file.tokens.get(at).map_or("", |token| token.text.as_str());
    if text(from) != "::" {
        return from;
    }
    let (mut at, mut depth) = (from + 1, 0_usize);
    while at < file.tokens.len() {
        match text(at) {
            "<" => depth += 1,
            ">" if text(at - 1) != "-" => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}
