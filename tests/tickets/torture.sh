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

# A file that grows while it is read, and is cut in the middle of a row when it is opened.
printf 'opened,note\n@1740000000,whole\n@17400' >"$work/grows.csv"
( for _ in $(seq 1 400000); do echo "@1740000000,more"; done >>"$work/grows.csv" ) & writer=$!
"$slacalc" batch "$work/grows.csv" $options >"$work/grown.csv" || true
kill $writer 2>/dev/null || true
wait $writer 2>/dev/null || true
awk -F, 'NR > 1 && $1 ~ /^@/ && length($1) < 11 && $13 == "" { bad = 1 } END { exit bad }' "$work/grown.csv" || fail "half a row was answered"
echo "a growing file: no half row is answered"

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
