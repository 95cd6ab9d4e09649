//! The manual: its pages are listed, its links lead somewhere, and its picture is a real run.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use crate::program::{command, finish, root, run, words};

/// The picture of the README.
const PICTURE: &str = "docs/terminal.svg";
/// The picture of the page of `report`; `docs/releasing.md` says how it is made.
const PAGE: &str = "docs/report.png";
const LARGEST_PAGE: u64 = 150_000;
/// The run that it shows, as it is typed over two lines.
const TYPED: [&str; 2] = [
    "slacalc deadline --vendor scalr --tier standard --priority 1 \\",
    "    --tz 'new york' --opened 'Fri 16:45' --now '2026-03-06 17:00'",
];
const LONGEST_README: usize = 200;

fn read(place: &str) -> String {
    fs::read_to_string(root().join(place)).unwrap()
}

#[test]
fn the_readme_is_short_and_has_the_picture() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines <= LONGEST_README, "README.md has {lines} lines, more than {LONGEST_README}");
    let first_screen = readme.lines().take(10).collect::<Vec<_>>().join("\n");
    assert!(first_screen.contains(&format!("]({PICTURE})")), "no picture on the first screen");
    let package = concat!("slacalc_", env!("CARGO_PKG_VERSION"), "-1_amd64.deb");
    assert!(readme.contains(package), "the packages of the README are of another version");
    let page = readme.lines().find(|line| line.contains(&format!("]({PAGE})"))).unwrap();
    let size = fs::metadata(root().join(PAGE)).unwrap().len();
    assert!(size <= LARGEST_PAGE, "{PAGE} has {size} bytes, more than {LARGEST_PAGE}");
    let shown = run("report examples/tickets/few.csv --vendor scalr --min 95 --format short");
    assert!(page.contains(shown.stdout.trim()), "{shown:?}\n{page}");
}

#[test]
fn every_page_of_the_guide_is_listed() {
    let mut pages: Vec<String> = fs::read_dir(root().join("docs/guide"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort_unstable();
    assert!(pages.len() >= 12, "{pages:?}");
    for list in ["docs/README.md", "docs/SUMMARY.md"] {
        let mut listed: Vec<String> = links(&read(list))
            .into_iter()
            .filter_map(|link| link.strip_prefix("guide/").map(str::to_owned))
            .collect();
        listed.sort_unstable();
        assert_eq!(listed, pages, "{list}");
    }
}

/// README and guide have the exit codes both, in the same words.
#[test]
fn exit_codes_are_the_same_on_both_pages() {
    let codes = |place: &str| {
        let text = read(place);
        let (_, table) = text.split_once("| code | meaning |").unwrap();
        table.split_once("\n\n").unwrap().0.to_owned()
    };
    assert_eq!(codes("README.md"), codes("docs/guide/formats.md"));
}

/// The table of presets names every one, in their order, with every column of each field.
#[test]
fn the_table_of_presets_is_complete() {
    let known: toml::Table = read("src/policy/model/presets.toml").parse().unwrap();
    let rows = known["preset"].as_array().unwrap().iter().map(|preset| {
        let columns = |field: &str| {
            let names = preset.get(field).and_then(toml::Value::as_array);
            let names = names.into_iter().flatten().filter_map(toml::Value::as_str);
            names.collect::<Vec<_>>().join(", ")
        };
        let fields = ["opened", "responded", "closed", "priority"].map(columns);
        format!("`{}` | {}", preset["name"].as_str().unwrap(), fields.join(" | "))
    });
    let guide = read("docs/guide/tables.md");
    let (_, table) = guide.split_once("| `--preset` |").unwrap();
    let lines = table.split_once("\n\n").unwrap().0.lines().skip(2);
    let shown = lines.map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells[1..6].join(" | ")
    });
    assert_eq!(shown.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
}

#[test]
fn relative_links_lead_somewhere() {
    let mut pages = Vec::new();
    for place in ["docs", "policies", "examples", "benches", "crates", "packaging"] {
        collect(&root().join(place), &mut pages);
    }
    pages.extend(["README.md", "CONTRIBUTING.md", "SECURITY.md"].map(|name| root().join(name)));
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in &pages {
        for link in links(&fs::read_to_string(page).unwrap()) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            count += 1;
            if !leads_somewhere(page, &link) {
                wrong.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(count > 80, "only {count} links were found");
    assert!(wrong.is_empty(), "links that lead nowhere:\n{}", wrong.join("\n"));
}

fn collect(directory: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
}

fn leads_somewhere(page: &Path, link: &str) -> bool {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { page.to_owned() } else { page.parent().unwrap().join(file) };
    if anchor.is_empty() {
        return target.exists();
    }
    fs::read_to_string(target).is_ok_and(|text| {
        anchors(&text).contains(anchor) || text.contains(&format!("<a id=\"{anchor}\">"))
    })
}

/// The lines of a Markdown text outside of its fenced blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// The targets of the links and pictures of a Markdown text.
fn links(text: &str) -> Vec<String> {
    prose(text)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')').map(|(link, _)| link.to_owned()))
        .collect()
}

/// The anchors that a forge gives to the headings of a Markdown text.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || "-_ ".contains(*letter))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

#[test]
fn links_and_anchors_are_found() {
    let text = "# A page, and more\n[one](a.md#b) ![two](c.svg)\n```\n[three](d)\n# no\n```\n";
    assert_eq!(links(text), ["a.md#b", "c.svg"]);
    assert_eq!(anchors(text), BTreeSet::from(["a-page-and-more".to_owned()]));
}

#[test]
fn the_picture_of_a_terminal_is_a_real_run() {
    let line = TYPED.join(" ").replace(" \\", "");
    let arguments = words(line.strip_prefix("slacalc ").unwrap());
    let got = finish(command().args(arguments).env("CLICOLOR_FORCE", "1").output().unwrap());
    assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""));
    let typed = format!("\u{1b}[32m$\u{1b}[0m {}\n", TYPED.join("\n"));
    let picture = picture(&(typed + &got.stdout));
    if env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::write(root().join(PICTURE), &picture).unwrap();
    }
    assert!(
        fs::read_to_string(root().join(PICTURE)).is_ok_and(|kept| kept == picture),
        "{PICTURE} is not up to date: UPDATE_EXAMPLES=1 cargo test --test integration manual \
         writes it"
    );
}

/// The width of a letter, in tenths of a pixel.
const LETTER: usize = 84;
const LINE: usize = 20;
const MARGIN: usize = 20;
const COLUMNS: usize = 80;

/// An SVG of what a terminal shows. It has its own background, so that it is legible on a page of
/// any colour.
fn picture(shown: &str) -> String {
    let height = MARGIN * 2 + LINE * shown.trim_end().lines().count();
    let width = MARGIN * 2 + COLUMNS * LETTER / 10;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\">\n<title>slacalc in a terminal\
         </title>\n<style>\ntext {{ font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, \
         \"DejaVu Sans Mono\", monospace; fill: #e6edf3 }}\n.bold {{ font-weight: bold; fill: \
         #fff }}\n.dim {{ fill: #9da7b3 }}\n.green {{ fill: #7ee787 }}\n</style>\n<rect \
         x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"#0d1117\" \
         stroke=\"#444c56\"/>\n",
        width - 1,
        height - 1
    );
    let mut class = "";
    for (row, line) in shown.trim_end().lines().enumerate() {
        let mut column = 0;
        for part in line.split("\u{1b}[") {
            let text = match part.split_once('m').filter(|_| column > 0 || line != part) {
                Some((code, text)) if code.bytes().all(|byte| byte.is_ascii_digit()) => {
                    class = class_of(code);
                    text
                }
                _ => part,
            };
            draw(&mut svg, text, class, (&mut column, row));
        }
    }
    svg + "</svg>\n"
}

fn class_of(code: &str) -> &'static str {
    match code {
        "0" => "",
        "1" => "bold",
        "2" => "dim",
        "32" => "green",
        other => panic!("the picture has no colour for {other}"),
    }
}

/// Adds words one by one where the grid has them, whatever font there is.
fn draw(svg: &mut String, text: &str, class: &str, (column, row): (&mut usize, usize)) {
    for word in text.split("  ") {
        let indent = word.len() - word.trim_start().len();
        let length = word.trim().chars().count();
        if length > 0 {
            let x = MARGIN * 10 + (*column + indent) * LETTER;
            let escaped = word.trim().replace('&', "&amp;").replace('<', "&lt;");
            writeln!(
                svg,
                "<text x=\"{}.{}\" y=\"{}\" textLength=\"{}.{}\"{}>{escaped}</text>",
                x / 10,
                x % 10,
                MARGIN + LINE * row + 15,
                length * LETTER / 10,
                length * LETTER % 10,
                if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") },
            )
            .unwrap();
        }
        *column += word.chars().count() + 2;
    }
    *column -= 2;
}
