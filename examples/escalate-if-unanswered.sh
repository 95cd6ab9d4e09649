#!/bin/sh
# Tells somebody about a ticket that the vendor has not answered: when its time runs out, and when
# slacalc cannot tell.
# usage: escalate-if-unanswered.sh TICKET OPENED PRIORITY
# The contract is that of SLACALC_CONTRACT, or the example beside this script.
# Exit: 0 in time, reminded or no deadline, 1 the deadline has passed, 2 something is broken.
set -u
here=$(dirname "$0")
ticket=${1?usage: $0 TICKET OPENED PRIORITY} opened=${2-} priority=${3-}

# Says a message and hands it to a command of yours: page wakes the engineer on call,
# notify leaves it for the morning.
tell() { printf '%s\n' "$2" && "$1" "$2" || exit 2; }

code=0
why=$(slacalc deadline --no-config --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" \
    --priority "$priority" --opened "$opened" --check --warn 75 --quiet 2>&1) || code=$?
case $code in
    0) echo "$ticket: in time" ;;
    5) tell notify "$ticket: three quarters of the time are gone, remind the vendor" ;;
    1) tell page "$ticket: the deadline has passed, escalate" && exit 1 ;;
    3) tell notify "$ticket: the documents give no deadline, ask the account manager" ;;
    *) tell page "$ticket: slacalc cannot tell, exit code $code: $why" >&2; exit 2 ;;
esac
