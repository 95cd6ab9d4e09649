#!/bin/sh
# Before a ticket is opened: is the request supported on our plan, and who is asked if it is not?
# usage: check-scope-first.sh WORDS...
set -u
here=$(dirname "$0")

verdict=$(slacalc scope --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" --format plain "$@")
case $?/$verdict in
    0/*) echo "supported: open a ticket" ;;
    1/other-offering) echo "not support: ask for another offering" ;;
    1/*) echo "not supported: do not open a ticket" ;;
    3/*) echo "$verdict: open a ticket, and say what the contract says" ;;
    2/ambiguous) slacalc scope --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" "$@"; exit 2 ;;
    *) exit 2 ;;
esac
