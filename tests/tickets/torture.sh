#!/bin/sh
# What cannot be tried inside a test: kills at any moment, a full disk, a 1 GB line, a file that grows, a pipe that closes.
# usage: tests/tickets/torture.sh [PROGRAM]    (the full disk needs root, for a tmpfs of its own; it is skipped otherwise)
set -eu
cd "$(dirname "$0")/../.."
slacalc=$(realpath "${1:-target/release/slacalc}")
work=$(mktemp -d)
disk=$work/disk
trap 'umount "$disk" 2>/dev/null || true; rm -rf "$work"' EXIT
export SLACALC_TZDATA=bundled SLACALC_NOW=2026-03-06T22:00:00Z
options="--vendor scalr --tier premium --priority 1 --quiet"
fail() { echo "FAILED: $*"; exit 1; }

{ echo "opened,note"; awk 'BEGIN { for (i = 0; i < 400000; i++) printf "@%d,\"ticket %d, with a comma\"\n", 1740000000 + i * 61, i }'; } >"$work/in.csv"
"$slacalc" batch "$work/in.csv" $options >"$work/whole.csv"

# Killed: what has a line end is a row of the whole answer, in order; with --output there is no file of that name.
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    rm -f "$work/named.csv"
    "$slacalc" batch "$work/in.csv" $options >"$work/killed.csv" & one=$!
    "$slacalc" batch "$work/in.csv" $options --output "$work/named.csv" & two=$!
    sleep "0.0$((round % 10))$((round * 7 % 10))"
    kill -9 $one $two 2>/dev/null || true
    wait $one 2>/dev/null || true
    wait $two 2>/dev/null || true
    lines=$(wc -l <"$work/killed.csv")
    head -n "$lines" "$work/killed.csv" | cmp -s - "$(head -n "$lines" "$work/whole.csv" >"$work/part.csv"; echo "$work/part.csv")" || fail "killed in round $round"
    [ ! -e "$work/named.csv" ] || cmp -s "$work/named.csv" "$work/whole.csv" || fail "a half file got its name in round $round"
done
echo "killed 20 times: only whole rows"

# Interrupted: the block at hand is finished.
"$slacalc" batch "$work/in.csv" $options >"$work/stopped.csv" & one=$!
sleep 0.05
kill -INT $one 2>/dev/null || true
code=0; wait $one || code=$?
[ "$(tail -c 1 "$work/stopped.csv" | wc -l)" -eq 1 ] || [ ! -s "$work/stopped.csv" ] || fail "interrupted in the middle of a row"
echo "interrupted: whole rows, exit $code"

# So when the system shuts down, and no half file stays behind.
rm -f "$work/named.csv"
"$slacalc" batch "$work/in.csv" $options --output "$work/named.csv" & one=$!
sleep 0.05
kill -TERM $one 2>/dev/null || true
code=0; wait $one || code=$?
[ -z "$(ls -A "$work" | grep "^\.slacalc-")" ] || fail "terminated, and a half file stays behind"
echo "terminated: no half file, exit $code"

# A pipe that closes is success.
code=$({ "$slacalc" batch "$work/in.csv" $options; echo $? >&3; } 3>&1 >/dev/null | head -n 1; true)
code=$({ { "$slacalc" batch "$work/in.csv" $options; echo $? >&3; } | head -n 1 >/dev/null; } 3>&1)
[ "$code" = 0 ] || fail "a closed pipe gives exit $code"
echo "closed pipe: exit 0"

# One line of 1 GB: an error in its row, and little memory.
{ echo "opened,note"; printf '@1740000000,'; head -c 1000000000 /dev/zero | tr '\0' 'x'; printf '\n@1740000000,after\n'; } |
    { /usr/bin/time -f %M "$slacalc" batch $options >"$work/long.csv" 2>"$work/memory" || true; }
[ "$(wc -l <"$work/long.csv")" -eq 3 ] || fail "rows beside a line of 1 GB"
peak=$(tail -n 1 "$work/memory")
[ "$peak" -lt 131072 ] || fail "a line of 1 GB takes $peak KiB"
echo "a line of 1 GB: its error and the next row, $((peak / 1024)) MiB"

# A file that a writer appends to all the time, now and then half a row: rows are answered whole and in order, and a half one at the
# end is an error.
cut=0
for round in 1 2 3 4 5 6 7 8 9 10; do
    echo "opened,note" >"$work/grows.csv"
    awk 'BEGIN { for (i = 1; i <= 2000000; i++) { printf "2025-02-19T21:20:00Z,half "; if (i % 7 == 0) fflush(); printf "of row %d\n", i } }' \
        >>"$work/grows.csv" & writer=$!
    sleep "0.1$round"
    code=0; "$slacalc" batch "$work/grows.csv" $options >"$work/grown.csv" || code=$?
    kill $writer 2>/dev/null || fail "the file did not grow while it was read"
    wait $writer 2>/dev/null || true
    awk -F, '
        NR == 1 { next }
        bad { exit 1 }  # An error is in the last row only.
        $NF != "" && /the file has changed while it was read/ { bad = 1; next }
        $1 != "2025-02-19T21:20:00Z" || $2 != "half of row " NR - 1 || $7 != "2025-02-19T22:20:00Z" { exit 1 }
        END { if (NR < 1000) exit 1 }' "$work/grown.csv" || fail "a growing file, in round $round"
    ! grep -q 'the file has changed' "$work/grown.csv" || { cut=$((cut + 1)); [ $code -eq 2 ] || fail "a cut row gives exit $code"; }
done
[ $cut -gt 0 ] || fail "none of 10 growing files ended in the middle of a row"
echo "10 growing files, $cut of them with half a row: whole rows in order, and an error for the half one"

if [ "$(id -u)" -eq 0 ] && mkdir -p "$disk" && mount -t tmpfs -o size=4m tmpfs "$disk" 2>/dev/null; then
    code=0; "$slacalc" batch "$work/in.csv" $options --output "$disk/out.csv" 2>"$work/error" || code=$?
    [ $code -eq 2 ] && [ ! -e "$disk/out.csv" ] && grep -q 'No space left' "$work/error" || fail "a full disk gives exit $code"
    rm -f "$disk"/*
    code=0; "$slacalc" batch "$work/in.csv" $options >"$disk/out.csv" 2>"$work/error" || code=$?
    [ $code -eq 2 ] && grep -q 'No space left' "$work/error" || fail "a full disk gives exit $code"
    [ "$(tail -c 1 "$disk/out.csv" | wc -l)" -eq 1 ] || fail "a full disk cuts a row"
    echo "a full disk: an error, whole rows"
else
    echo "a full disk: skipped, it needs root"
fi
