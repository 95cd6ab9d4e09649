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
        which=$year-$(printf %02d "$month")
        ;;
    [0-9][0-9][0-9][0-9]-0[1-9] | [0-9][0-9][0-9][0-9]-1[0-2]) ;;
    *) echo "$0: '$which' is no month: write it as 2026-01, or last" >&2 && exit 2 ;;
esac

page=$directory/$which.html
mkdir -p "$directory" && rm -f "$page.new" || exit 2
slacalc report "$tickets" --by week --by plan --by priority --period "$which" \
    --min "${SLACALC_MIN:-95}" --format html --output "$page.new" "$@"
code=$?
# Without a page the one that was there stays; slacalc has said what is wrong.
[ -e "$page.new" ] || exit $code
mv "$page.new" "$page" || exit 2
case $code in
    0) echo "$which: enough tickets were answered in time: $page" ;;
    1) echo "$which: too few tickets were answered in time: $page" ;;
    3) echo "$which: there was nothing to measure: $page" ;;
    *) echo "$which: some rows could not be read, see 'Left out': $page" ;;
esac
exit $code
