//! Renders a table as Markdown, as GitHub and most wikis read it.

use super::{SafeText, Table};

/// Renders a table with its header, and sentences behind it as a list.
#[must_use]
pub(crate) fn markdown(table: &Table, remarks: &[String]) -> SafeText {
    let line = |cells: &[String]| {
        format!("| {} |\n", cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(" | "))
    };
    let rule: Vec<String> = table.header.iter().map(|_| "---".to_owned()).collect();
    let rows: String = table.rows.iter().map(|row| line(row)).collect();
    let remarks: Vec<String> =
        remarks.iter().map(|says| format!("\n- {}\n", escaped(says))).collect();
    let remarks = remarks.concat();
    SafeText::of(&format!("{}{}{rows}{remarks}", line(&table.header), line(&rule)))
}

/// Puts a cell on one line and escapes markup.
fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' => out.extend(['\\', c]),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Table, markdown};

    #[test]
    fn cells_stay_in_their_place() {
        let mut table = Table::new("", &["a", "b"]);
        table.rows.push(vec!["1|2".to_owned(), "<b>\nx_y".to_owned()]);
        table.rows.push(vec!["`*`".to_owned(), "[a](\\b)".to_owned()]);
        assert_eq!(
            &*markdown(&table, &["one [2]".to_owned()]),
            "| a | b |\n| --- | --- |\n| 1\\|2 | \\<b><br>x\\_y |\n| \\`\\*\\` | \\[a](\\\\b) |\n\
             \n- one \\[2]\n"
        );
    }
}
