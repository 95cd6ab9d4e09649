#!/bin/sh
# Writes a month's report as a page and says whether the vendor answered enough tickets in time.
# usage: monthly-report.sh TICKETS DIRECTORY [YYYY-MM]     (without a month: the last one)
# From cron, early on the first of each month:
#   0 6 1 * *  /opt/slacalc/monthly-report.sh /srv/export/tickets.csv /srv/www/response-times
# The contract is that of SLACALC_CONTRACT, or the example beside this script; SLACALC_MIN is the share to reach, 95 unless set.
# Exit: 0 reached, 1 not reached, 2 some rows or all could not be read, 3 there was nothing to measure.
set -u
here=$(dirname "$0")
tickets=${1:?usage: $0 TICKETS DIRECTORY [YYYY-MM]} directory=${2:?where do reports go?}

if [ $# -ge 3 ]; then
    year=${3%-*} month=${3#*-}
else
    year=$(date +%Y) month=$(date +%m)
    month=$((${month#0} - 1))
    [ "$month" -eq 0 ] && year=$((year - 1)) month=12
    month=$(printf %02d "$month")
fi
case $month in
    04 | 06 | 09 | 11) last=30 ;;
    02) last=28 && [ $((year % 4)) -eq 0 ] && { [ $((year % 100)) -ne 0 ] || [ $((year % 400)) -eq 0 ]; } && last=29 ;;
    *) last=31 ;;
esac

page=$directory/$year-$month.html
mkdir -p "$directory" || exit 2
slacalc report "$tickets" --contract "${SLACALC_CONTRACT:-$here/contracts/scalr.toml}" --by week --by plan --by priority \
    --since "$year-$month-01" --until "$year-$month-$last" --min "${SLACALC_MIN:-95}" --format html > "$page.new"
code=$?
# A page that was not written is worth less than last month's.
[ -s "$page.new" ] || { rm -f "$page.new" && exit 2; }
mv "$page.new" "$page"
case $code in
    0) echo "$year-$month: enough tickets were answered in time: $page" ;;
    1) echo "$year-$month: too few tickets were answered in time: $page" ;;
    3) echo "$year-$month: there was nothing to measure: $page" ;;
    *) echo "$year-$month: some rows could not be read, see 'Left out': $page" ;;
esac
exit $code
