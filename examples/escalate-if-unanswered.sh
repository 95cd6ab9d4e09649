#!/bin/sh
# Says what to do about a ticket that the vendor has not answered yet.
# usage: escalate-if-unanswered.sh TICKET OPENED PRIORITY
# The contract is that of SLACALC_CONTRACT, or the example beside this script.
set -u
here=$(dirname "$0")
ticket=${1:?usage: $0 TICKET OPENED PRIORITY} opened=${2:?when was it opened?} priority=${3:?which priority?}

slacalc deadline --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" \
    --priority "$priority" --opened "$opened" --check --warn 75 --quiet
case $? in
    0) echo "$ticket: in time" ;;
    5) echo "$ticket: three quarters of the time are gone, remind the vendor" ;;
    1) echo "$ticket: the deadline has passed, escalate" && exit 1 ;;
    3) echo "$ticket: the documents give no deadline, ask the account manager" ;;
    *) echo "$ticket: cannot tell, see the message above" >&2 && exit 2 ;;
esac
