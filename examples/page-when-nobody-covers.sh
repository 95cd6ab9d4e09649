#!/bin/sh
# Pages our own engineer only while the vendor's support is closed, or while slacalc cannot tell.
# usage: page-when-nobody-covers.sh PRIORITY [TIME]
# The contract is that of SLACALC_CONTRACT, or the example beside this script.
# Exit: 0 the vendor is there, or our engineer is paged; 2 something is broken.
set -u
here=$(dirname "$0")
priority=${1?usage: $0 PRIORITY [TIME]} time=${2-now}

# Says a message and hands it to a command of yours: page wakes the engineer on call.
tell() { printf '%s\n' "$2" && "$1" "$2" || exit 2; }

code=0
why=$(slacalc covered --no-config --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" \
    --priority "$priority" --at "$time" --quiet 2>&1) || code=$?
case $code in
    0) echo "the vendor is there: open a ticket" ;;
    1) tell page "the vendor's support is closed: our engineer is needed" ;;
    3) tell page "the contract does not say when the vendor is there: our engineer is needed" ;;
    *) tell page "slacalc cannot tell whether the vendor is there, exit code $code: $why" >&2; exit 2 ;;
esac
