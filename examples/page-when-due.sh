#!/bin/sh
# Pages our engineer when a ticket of a table is overdue or due soon, and when slacalc cannot tell.
# usage: page-when-due.sh TABLE WITHIN [OPTION...]
# OPTIONs are those of 'slacalc upcoming'. From cron, every quarter of an hour:
#   */15 * * * *  page-when-due.sh open.csv 2h --contracts contracts
# Exit: 0 somebody is told or nothing is due, 2 something is broken, or rows could not be read.
set -u
table=${1?usage: $0 TABLE WITHIN [OPTION...]} within=${2?usage: $0 TABLE WITHIN [OPTION...]}
shift 2

# Says a message and hands it to a command of yours: page wakes the engineer on call,
# notify leaves it for the morning.
tell() { printf '%s\n' "$2" && "$1" "$2" || exit 2; }

code=0
which=$(slacalc upcoming "$table" --within "$within" "$@" --format plain 2>&1) || code=$?
case $code in
    0) tell page "overdue, or due within $within: $(echo "$which" | tr '\n' ' ')" ;;
    1) echo "nothing is due within $within" ;;
    3) tell notify "no known deadline is within $within, but some are not stated" ;;
    *) tell page "slacalc cannot tell what to expect, exit code $code: $which" >&2; exit 2 ;;
esac
