#!/bin/sh
# Pages our own engineer only while the vendor's support is closed.
# usage: page-when-nobody-covers.sh PRIORITY [TIME]
set -u
here=$(dirname "$0")

slacalc covered --contract "${SLACALC_CONTRACT:-$here/contracts/rescale.toml}" \
    --priority "${1:?usage: $0 PRIORITY [TIME]}" --at "${2:-now}" --quiet
case $? in
    0) echo "the vendor is there: open a ticket" ;;
    1 | 3) echo "nobody is there, or nobody can say: page the engineer on call" ;;
    *) echo "cannot tell, see the message above: page the engineer on call" >&2 && exit 2 ;;
esac
