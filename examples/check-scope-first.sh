#!/bin/sh
# Before a ticket is opened: is the request supported on our plan, and who is asked if it is not?
# usage: check-scope-first.sh WORDS...
# The contract is that of SLACALC_CONTRACT, or the example beside this script.
# Exit: 0 answered, 2 the words fit several topics, or something is broken.
set -u
here=$(dirname "$0")
: "${1?usage: $0 WORDS...}"

# Says a message and hands it to a command of yours: notify leaves it for the morning.
tell() { printf '%s\n' "$2" && "$1" "$2" || exit 2; }

ask() { slacalc scope --no-config --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" "$@" 2>&1; }
code=0
verdict=$(ask --format plain "$@") || code=$?
case $code/$verdict in
    0/in) echo "supported: open a ticket" ;;
    1/other-offering) echo "not support: ask for another offering" ;;
    1/out) echo "not supported: do not open a ticket" ;;
    3/conditional | 3/unstated) echo "$verdict: open a ticket, and say what the contract says" ;;
    2/ambiguous) ask "$@"; exit 2 ;;
    *) tell notify "slacalc cannot tell whether '$*' is supported, exit code $code: $verdict" >&2; exit 2 ;;
esac
