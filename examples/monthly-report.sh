#!/bin/sh
# Writes a month's report as a page and says whether the vendors answered enough tickets in time.
# usage: monthly-report.sh TICKETS DIRECTORY [last | YYYY-MM [OPTIONS of slacalc report]]
# From cron, early on the first of each month; tickets/README.md has the line.
# SLACALC_MIN is the share to reach in percent, 95 unless set.
# Exit: 0 reached, 1 not reached, 2 some rows or all could not be read, 3 there was nothing to measure,
# 4 a contract is invalid; anything else is slacalc's own end. All but 0 is told to somebody.
set -u
tickets=${1?usage: $0 TICKETS DIRECTORY [last | YYYY-MM [OPTIONS]]} directory=${2-} which=${3-last}
shift $(($# < 3 ? $# : 3))

# Says a message and hands it to a command of yours: notify leaves it for the morning.
tell() { printf '%s\n' "$2" && "$1" "$2" || exit 2; }
# Says why there is no report, and ends with 2 or what slacalc ended with.
no_report() {
    tell notify "monthly report $which: $2" >&2
    exit "$(($1 > 3 ? $1 : 2))"
}

case $which in
    last)
        today=$(date +%Y-%m)
        year=${today%-*} month=${today#*-}
        month=$((${month#0} - 1))
        [ "$month" -eq 0 ] && year=$((year - 1)) month=12
        which=$year-$(printf %02d "$month")
        ;;
    [0-9][0-9][0-9][0-9]-0[1-9] | [0-9][0-9][0-9][0-9]-1[0-2]) ;;
    *) no_report 2 "'$which' is no month: write it as 2026-01, or last" ;;
esac

html=$directory/$which.html
failed=$({ mkdir -p "$directory" && rm -f "$html.new"; } 2>&1) || no_report 2 "$failed"
code=0
why=$(slacalc report "$tickets" --no-config --by week --by plan --by priority --period "$which" \
    --min "${SLACALC_MIN:-95}" --format html --output "$html.new" "$@" 2>&1) || code=$?
# Without a new page the one that was there stays.
[ -s "$html.new" ] || no_report "$code" "no page was written, exit code $code: $why"
failed=$(mv "$html.new" "$html" 2>&1) || no_report 2 "$failed"
case $code in
    0) echo "$which: enough tickets were answered in time: $html" ;;
    1) tell notify "$which: too few tickets were answered in time: $html" ;;
    2) tell notify "$which: some rows could not be read, see 'Rows that could not be read': $html" ;;
    3) tell notify "$which: there was nothing to measure: $html" ;;
    *) no_report "$code" "exit code $code: $why" ;;
esac
exit $code
