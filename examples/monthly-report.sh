#!/bin/sh
# Writes a month's report as a page and says whether the vendors answered enough tickets in time.
# usage: monthly-report.sh TICKETS DIRECTORY [last | YYYY-MM [OPTIONS of slacalc report]]
# From cron, early on the first of each month; tickets/README.md says more:
#   0 6 1 * *  /opt/slacalc/monthly-report.sh /srv/tickets/export.csv /srv/reports last --contracts /opt/slacalc/contracts
# SLACALC_MIN is the share to reach in percent, 95 unless set.
# Exit: 0 reached, 1 not reached, 2 some rows or all could not be read, 3 there was nothing to measure, 4 a contract is invalid.
set -u
tickets=${1:?usage: $0 TICKETS DIRECTORY [last | YYYY-MM [OPTIONS]]} directory=${2:?where do reports go?} which=${3:-last}
shift $(($# < 3 ? $# : 3))

case $which in
    last)
        today=$(date +%Y-%m)
        year=${today%-*} month=${today#*-}
        month=$((${month#0} - 1))
        [ "$month" -eq 0 ] && year=$((year - 1)) month=12
        month=$(printf %02d "$month")
        ;;
    [0-9][0-9][0-9][0-9]-0[1-9] | [0-9][0-9][0-9][0-9]-1[0-2]) year=${which%-*} month=${which#*-} ;;
    *) echo "$0: '$which' is no month: write it as 2026-01, or last" >&2 && exit 2 ;;
esac
case $month in
    04 | 06 | 09 | 11) last=30 ;;
    02) last=28 && [ $((year % 4)) -eq 0 ] && { [ $((year % 100)) -ne 0 ] || [ $((year % 400)) -eq 0 ]; } && last=29 ;;
    *) last=31 ;;
esac

page=$directory/$year-$month.html
mkdir -p "$directory" || exit 2
slacalc report "$tickets" --by week --by plan --by priority --since "$year-$month-01" --until "$year-$month-$last" \
    --min "${SLACALC_MIN:-95}" --format html "$@" > "$page.new"
code=$?
# A page that was not written is worth less than last month's; slacalc has said why.
[ -s "$page.new" ] || { rm -f "$page.new" && exit $((code < 2 ? 2 : code)); }
mv "$page.new" "$page" || exit 2
case $code in
    0) echo "$year-$month: enough tickets were answered in time: $page" ;;
    1) echo "$year-$month: too few tickets were answered in time: $page" ;;
    3) echo "$year-$month: there was nothing to measure: $page" ;;
    *) echo "$year-$month: some rows could not be read, see 'Left out': $page" ;;
esac
exit $code
