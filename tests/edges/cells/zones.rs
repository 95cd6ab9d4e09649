//! A zone in a cell or in a form of time is obeyed or refused, never dropped.

use super::{CLOCK_START, Case, batch, mismatches, quoted};

const NEW_YORK: &str = "--priority 1 --timezone America/New_York --time-format ";

fn opened(cell: &str) -> String {
    format!("opened\n{}\n", quoted(cell))
}

macro_rules! cases {
    ($($options:expr, $cell:expr => $expected:expr;)*) => {
        [$(Case { options: $options, cell: $cell, expected: $expected }),*]
    };
}

#[test]
fn zones_in_cells_are_obeyed_or_refused() {
    // Worked out by hand: New York was 5 hours behind UTC until 8 March 2026, 02:00, and again from
    // 1 November on.
    let quarter_to_ten = Ok("2026-03-06T09:45:00-05:00");
    let name = "--priority 1 --timezone America/New_York --time-format '%Y-%m-%d %H:%M:%S %Z'";
    let cases = cases![
        name, "2026-03-06 14:45:00 UTC" => quarter_to_ten;
        name, "2026-03-06 14:45:00 utc" => quarter_to_ten;
        name, "2026-03-06 14:45:00 GMT" => quarter_to_ten;
        name, "2026-03-06 14:45:00 Z" => quarter_to_ten;
        name, "2026-03-06 14:45:00 Etc/UTC" => quarter_to_ten;
        name, "2026-03-06 14:45:00 (UTC)" => quarter_to_ten;
        name, "2026-03-06 15:45:00 UTC+1" => quarter_to_ten;
        name, "2026-03-06 09:45:00 GMT-5" => quarter_to_ten;
        name, "2026-03-06 09:45:00 -0500" => quarter_to_ten;
        name, "2026-03-06 15:45:00 +01:00" => quarter_to_ten;
        name, "2026-03-06 09:45:00 EST" => quarter_to_ten;
        name, "2026-03-06 09:45:00 est" => quarter_to_ten;
        name, "2026-03-06 09:45:00 America/New_York" => quarter_to_ten;
        name, "2026-03-06 09:45:00 [America/New_York]" => quarter_to_ten;
        name, "2026-03-06 10:45:00 EDT" => Err("America/New_York is called EST at that time");
        name, "2026-07-06 10:45:00 EST" => Err("America/New_York is called EDT at that time");
        name, "2026-03-06 15:45:00 CET" => Err("'CET'");
        name, "2026-03-06 20:15:00 IST" => Err("'IST'");
        name, "2026-03-06 15:45:00 Europe/Berlin" => Err("'Europe/Berlin'");
        name, "2026-03-06 13:45:00 Etc/GMT+1" => Err("'Etc/GMT+1'");
        name, "2026-03-06 09:45:00 R" => Err("'R'");
        name, "2026-03-06 14:45:00 UTC+25" => Err("'UTC+25'");
        name, "2026-03-06 14:45:00" => Err("does not have the form");
        name, "2026-03-06 14:45:00 UTC today" => Err("does not have the form");
        name, "2026-11-01 01:30:00 EDT" => Ok("2026-11-01T01:30:00-04:00");
        name, "2026-11-01 01:30:00 EST" => Ok("2026-11-01T01:30:00-05:00");
        name, "2026-11-01 01:30:00 America/New_York" => Err("happens twice");
        name, "2026-03-08 02:30:00 EST" => Err("does not exist");
        "--priority 1 --timezone Asia/Kolkata --time-format '%Y-%m-%d %H:%M %Z'", "2026-03-06 20:15 IST" => Ok("2026-03-06T20:15:00+05:30");
        "--priority 1 --timezone Europe/Dublin --time-format '%Y-%m-%d %H:%M %Z'", "2026-07-06 20:15 IST" => Ok("2026-07-06T20:15:00+01:00");
        "--priority 1 --timezone Europe/Dublin --time-format '%Y-%m-%d %H:%M %Z'", "2026-03-06 20:15 IST" => Err("Europe/Dublin is called GMT at that time");
        "--priority 1 --timezone America/Sao_Paulo --time-format '%Y-%m-%d %H:%M %Z'", "2026-03-06 20:15 -03" => Ok("2026-03-06T20:15:00-03:00");
        "--priority 1 --time-format '%Y-%m-%d %H:%M:%S %Z'", "2026-03-06 14:45:00 EST" => Err("add --timezone");
        "--priority 1 --time-format '%Y-%m-%d %H:%M:%S %Z'", "2026-03-06 14:45:00 UTC" => Ok("2026-03-06T14:45:00Z");
        "--priority 1 --timezone America/New_York", "2026-03-06 14:45:00 UTC" => quarter_to_ten;
        "--priority 1 --timezone America/New_York", "2026-03-06 09:45:00 EST" => Err("it fits --time-format '%Y-%m-%d %H:%M:%S %Z'");
        "--priority 1 --timezone America/New_York", "2026-03-06T14:45:00 EST" => Err("is not a time");
        "--priority 1 --timezone America/New_York", "2026-03-06T09:45:00-05:00[America/New_York]" => Err("is not a time");
    ];
    let wrong = mismatches(&cases, CLOCK_START, opened);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn zones_in_forms_are_obeyed_or_refused() {
    let quarter_to_ten = Ok("2026-03-06T09:45:00-05:00");
    let coordinated = "Fri Mar 06 2026 14:45:00 GMT+0000 (Coordinated Universal Time)";
    let forms: [(&str, &str, Result<&str, &str>); 35] = [
        ("%Y-%m-%d %H:%M:%S UTC", "2026-03-06 14:45:00 UTC", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S GMT", "2026-03-06 14:45:00 GMT", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S utc", "2026-03-06 14:45:00 utc", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S (UTC)", "2026-03-06 14:45:00 (UTC)", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S Etc/UTC", "2026-03-06 14:45:00 Etc/UTC", quarter_to_ten),
        ("%Y-%m-%dT%H:%M:%SZ", "2026-03-06T14:45:00Z", quarter_to_ten),
        ("%Y-%m-%dT%H:%M:%S.000Z", "2026-03-06T14:45:00.000Z", quarter_to_ten),
        ("%Y-%m-%dZ%H:%M", "2026-03-06Z14:45", quarter_to_ten),
        ("UTC %d.%m.%Y %H:%M", "UTC 06.03.2026 14:45", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S+00:00", "2026-03-06 14:45:00+00:00", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S -0500", "2026-03-06 09:45:00 -0500", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S+01", "2026-03-06 15:45:00+01", quarter_to_ten),
        ("-0500 %Y-%m-%d %H:%M", "-0500 2026-03-06 09:45", quarter_to_ten),
        ("%Y-%m-%d %H:%M UTC+1", "2026-03-06 15:45 UTC+1", quarter_to_ten),
        ("%Y-%m-%d %H:%M GMT-5", "2026-03-06 09:45 GMT-5", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S%z", "2026-03-06 15:45:00+0100", quarter_to_ten),
        ("%z %Y-%m-%d %H:%M", "-0500 2026-03-06 09:45", quarter_to_ten),
        ("%Y-%m-%dT%H:%M:%S%:z[%Z]", "2026-03-06T09:45:00-05:00[America/New_York]", quarter_to_ten),
        (
            "%Y-%m-%dT%H:%M:%S%:z[%Z]",
            "2026-03-06T15:45:00+01:00[Europe/Berlin]",
            Err("'Europe/Berlin'"),
        ),
        (
            "%Y-%m-%dT%H:%M:%S%:z[%Z]",
            "2026-03-06T10:45:00-04:00[America/New_York]",
            Err("two time zones"),
        ),
        ("%a %b %d %Y %H:%M:%S GMT%z (Coordinated Universal Time)", coordinated, quarter_to_ten),
        ("%a %b %d %Y %H:%M:%S GMT%z (%Z)", coordinated, quarter_to_ten),
        ("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)", coordinated, quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S %z %Z", "2026-03-06 09:45:00 -0500 EST", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S %z %Z", "2026-03-06 14:45:00 +0000 UTC", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S %z %Z", "2026-03-06 15:45:00 +0100 UTC", Err("two time zones")),
        ("%Y-%m-%d %H:%M:%S %z %Z", "2026-03-06 10:45:00 -0400 EDT", Err("EDT")),
        ("%Y-%m-%d %H:%M:%S%z UTC", "2026-03-06 14:45:00+0000 UTC", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S%z UTC", "2026-03-06 15:45:00+0100 UTC", Err("two time zones")),
        ("%s", "1772808300", quarter_to_ten),
        ("%Y-%m-%d %H:%M:%S EST", "2026-03-06 09:45:00 EST", Err("'%Y-%m-%d %H:%M:%S %Z'")),
        ("%Y-%m-%d %H:%M cet", "2026-03-06 09:45 cet", Err("names a zone")),
        ("%Y-%m-%d %H:%M[Europe/Berlin]", "2026-03-06 09:45[Europe/Berlin]", Err("names a zone")),
        (
            "%Y-%m-%d %H:%M (Eastern Standard Time)",
            "2026-03-06 09:45 (Eastern Standard Time)",
            Err("in words"),
        ),
        ("%Y-%m-%d %H:%M UTC %H -0500", "2026-03-06 09:45 UTC 09 -0500", Err("two time zones")),
    ];
    let mut wrong = Vec::new();
    for (form, cell, expected) in forms {
        let options: &str = Box::leak(format!("{NEW_YORK}'{form}'").into_boxed_str());
        let cell: &str = Box::leak(cell.to_owned().into_boxed_str());
        wrong.extend(mismatches(&[Case { options, cell, expected }], CLOCK_START, opened));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_are_no_zones_stay_in_forms() {
    let quarter_to_ten = Ok("2026-03-06T09:45:00-05:00");
    let cases = cases![
        "--priority 1 --timezone America/New_York --time-format '%d de %B %Y, %H:%Mh'", "06 de March 2026, 09:45h" => quarter_to_ten;
        "--priority 1 --timezone America/New_York --time-format '%d.%m.%Y %H:%M Uhr'", "06.03.2026 09:45 Uhr" => quarter_to_ten;
        "--priority 1 --timezone America/New_York --time-format '%Y-%m-%dT%H:%M'", "2026-03-06T09:45" => quarter_to_ten;
        "--priority 1 --timezone America/New_York --time-format 'Time: %I:%M %p on %m/%d/%y'", "Time: 09:45 am on 03/06/26" => quarter_to_ten;
    ];
    let wrong = mismatches(&cases, CLOCK_START, opened);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_form_that_does_not_fit_is_never_read_as_another() {
    let day_first = "--priority 1 --timezone America/New_York --time-format '%Y-%d-%m %H:%M'";
    let cases = cases![
        day_first, "2026-13-03 10:00" => Ok("2026-03-13T10:00:00-04:00");
        day_first, "2026-03-13 10:00" => Err("fits '%Y-%m-%d %H:%M', not '");
        day_first, "2026-03-05 10:00:30" => Err("does not have the form");
        day_first, "2026-03-05T10:00" => Err("does not have the form");
        day_first, "2026-03-05 10:00Z" => Err("does not have the form");
        day_first, "@1772815500" => Err("does not have the form");
        day_first, "now" => Err("does not have the form");
        day_first, "2026-03-05T10:00:00-05:00" => Ok("2026-03-05T10:00:00-05:00");
        "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y %H:%M'", "03/13/2026 10:00" => Err("'%m/%d/%Y %H:%M'");
        "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y %H:%M'", "03/12/26 10:00" => Err("four digits");
        "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y'", "03/12/2026" => Err("lacks an hour (%H) and a minute (%M)");
        "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y %I:%M'", "03/12/2026 10:00" => Err("lacks %p");
        "--priority 1 --timezone America/New_York --time-format '%H:%M'", "10:00" => Err("lacks");
        "--priority 1 --timezone America/New_York", "13/03/2026 10:00" => Err("it fits --time-format '%d/%m/%Y %H:%M'");
        "--priority 1 --timezone America/New_York", "06/03/2026 10:00" => Err("'%d/%m/%Y %H:%M' or '%m/%d/%Y %H:%M'");
    ];
    let wrong = mismatches(&cases, CLOCK_START, opened);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_second_60_is_a_leap_second_or_refused() {
    let zoned = "--priority 1 --timezone America/New_York";
    let form = "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y %H:%M:%S'";
    let with_offset =
        "--priority 1 --timezone America/New_York --time-format '%d/%m/%Y %H:%M:%S %z'";
    let cases = cases![
        zoned, "2026-03-06T16:45:60Z" => Err("second 60");
        zoned, "2026-03-06 16:45:60" => Err("second 60");
        zoned, "2026-03-06T16:45:60.5-05:00" => Err("second 60");
        zoned, "2016-12-31T23:59:60+01:00" => Err("second 60");
        zoned, "2016-12-31T23:59:60Z" => Ok("2016-12-31T19:00:00-05:00");
        zoned, "2016-12-31 18:59:60" => Ok("2016-12-31T19:00:00-05:00");
        zoned, "2015-06-30T19:59:60-04:00" => Ok("2015-06-30T20:00:00-04:00");
        zoned, "2016-12-31T23:59:61Z" => Err("is not a time");
        form, "06/03/2026 16:45:60" => Err("second 60");
        form, "31/12/2016 18:59:60" => Ok("2016-12-31T19:00:00-05:00");
        with_offset, "06/03/2026 16:45:60 +0000" => Err("second 60");
        with_offset, "31/12/2016 23:59:60 +0000" => Ok("2016-12-31T19:00:00-05:00");
    ];
    let wrong = mismatches(&cases, CLOCK_START, opened);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pauses_changes_and_json_obey_zones_as_well() {
    // Opened at 09:45 in New York; a pause from 10:00 to 10:30 moves the end of its hour to 11:15.
    let form = "--priority 1 --timezone America/New_York --time-format '%Y-%m-%d %H:%M %Z'";
    let due = |input: &str| {
        let run = batch(form, input.as_bytes());
        let due =
            run.stdout.split(['"', ',']).find(|part| part.starts_with("2026-03-06T11:15:00-05:00"));
        due.map_or_else(|| format!("{}{}", run.stdout, run.stderr), str::to_owned)
    };
    let pauses =
        ["2026-03-06 15:00 UTC/2026-03-06 15:30 UTC", "2026-03-06 10:00 EST/2026-03-06 15:30 GMT"];
    for pause in pauses {
        assert_eq!(
            due(&format!("opened,pauses\n2026-03-06 14:45 UTC,{pause}\n")),
            "2026-03-06T11:15:00-05:00"
        );
        let object = format!("{{\"opened\":\"2026-03-06 14:45 UTC\",\"pauses\":\"{pause}\"}}\n");
        assert_eq!(due(&object), "2026-03-06T11:15:00-05:00");
    }
    let refused = [
        "opened,pauses\n2026-03-06 14:45 UTC,2026-03-06 15:00 CET/2026-03-06 15:30 UTC\n",
        "opened,priority_changes\n2026-03-06 14:45 UTC,2026-03-06 15:00 CET=2\n",
        "{\"opened\":\"2026-03-06 14:45 EDT\"}\n",
        "opened,closed\n2026-03-06 14:45 UTC,2026-03-06 15:00\n",
        "opened,responded\n2026-03-06 14:45 UTC,2026-03-06 15:00 PST\n",
    ];
    for input in refused {
        assert_eq!(batch(form, input.as_bytes()).code, Some(2), "{input}");
    }
}

#[test]
fn cells_that_stand_for_nothing_are_told_from_wrong_times() {
    for cell in ["?", "TBD", "unknown"] {
        for format in ["", "--time-format '%d/%m/%Y %H:%M'"] {
            let options = format!("--priority 1 --timezone America/New_York {format}");
            let input = format!("opened,responded\n2026-03-06T09:45:00Z,{cell}\n");
            let run = batch(&options, input.as_bytes());
            let said = format!(
                "responded: '{cell}' is not a time; where there is none, leave the cell empty, or say \
                 --null '{cell}'"
            );
            assert!(run.code == Some(2) && run.stdout.contains(&said), "{cell} {format}: {run:?}");
            let run = batch(&format!("{options} --null '{cell}'"), input.as_bytes());
            assert!(run.code == Some(0) && run.stdout.contains(",missed,"), "{cell}: {run:?}");
        }
    }
}

#[test]
fn the_usual_words_for_nothing_are_no_times() {
    for cell in ["-", "N/A", "n/a", "--", "none", "null", "(empty)", "\u{2013}"] {
        for format in ["", "--time-format '%d/%m/%Y %H:%M'"] {
            let options = format!("--priority 1 --timezone America/New_York {format}");
            let input = format!("opened,responded\n2026-03-06T09:45:00Z,{cell}\n");
            let run = batch(&options, input.as_bytes());
            assert!(run.code == Some(0) && run.stdout.contains(",missed,"), "{cell}: {run:?}");
        }
    }
}
