#!/bin/sh
# slacalc batch beside the least that any program must do with the same table, in one run; prints ratios. Then batch and report on long
# tables: memory and rows a second.
# usage: [BENCH_DIR=/dev/shm] [PYTHON=venv/bin/python] benches/tickets/run.sh [ROWS]
# Needs GNU time; for the last part a Python with pandas and businesstimedelta.
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-5000000}
work=$(mktemp -d "${BENCH_DIR:-/tmp}/tickets.XXXXXX")
trap 'rm -rf "$work"' EXIT
target=${CARGO_TARGET_DIR:-target}
[ -n "${SLACALC:-}" ] || cargo build --release --quiet
bench=${BENCH:-$(cargo bench --bench tickets --no-run 2>&1 | sed -n 's/.*(\(.*tickets-[0-9a-f]*\)).*/\1/p')}
slacalc=${SLACALC:-$target/release/slacalc}
export SLACALC_TZDATA=bundled SLACALC_NO_CONFIG=1 SLACALC_NOW=2026-03-06T22:00:00Z
options="--vendor scalr --tier standard --timezone America/New_York --quiet"

echo "$(date -u +%F), load $(cut -d ' ' -f 1 /proc/loadavg)"

# The best of three runs, in seconds, with the processor's time behind it.
best() {
    for _ in 1 2 3; do /usr/bin/time -f '%e %U %S' "$@" 2>&1 >/dev/null | tail -n 1; done | sort -n | head -n 1
}
rate() { # name, rows, "elapsed user system"
    echo "$3" | awk -v name="$1" -v rows="$2" '{ printf "%-34s %7.2f s  %9.0f rows/s  %6.2f s of processor\n", name, $1, rows / $1, $2 + $3 }'
}
ratio() { # name, base, other
    echo "$2 $3" | awk -v name="$1" '{ printf "%-34s %.2f x, by the processor\047s time %.2f x\n", name, $1 / $4, ($2 + $3) / ($5 + $6) }'
}

for form in csv jsonl; do
    "$bench" generate "$rows" "$form" "$work/tickets.$form"
    floor=$(best "$bench" "$form" "$work/tickets.$form" "$work/floor")
    one=$(best "$slacalc" batch "$work/tickets.$form" $options --threads 1 --output "$work/one")
    two=$(best "$slacalc" batch "$work/tickets.$form" $options --threads 2 --output "$work/two")
    cmp "$work/one" "$work/two"
    rate "$form, least" "$rows" "$floor"
    rate "$form, batch, one core" "$rows" "$one"
    rate "$form, batch, two cores" "$rows" "$two"
    ratio "$form, one core to least" "$floor" "$one"
    ratio "$form, two cores to one" "$one" "$two"
    rm "$work"/*
done

# How much memory, and how fast, however long the table is.
for count in 1000000 10000000; do
    "$bench" generate "$count" csv "$work/tickets.csv"
    for command in batch report; do
        for threads in 1 2; do
            /usr/bin/time -f '%M %e %U %S' "$slacalc" $command "$work/tickets.csv" $options --threads $threads 2>&1 >/dev/null | tail -n 1 |
                awk -v name="$command, $threads threads" -v rows="$count" \
                    '{ printf "%-18s %9d rows  %4d MiB at most  %9.0f rows/s  %6.2f s of processor\n", name, rows, $1 / 1024, rows / $2, $3 + $4 }'
        done
    done
done

python=${PYTHON:-python3}
if "$python" -c 'import pandas, businesstimedelta' 2>/dev/null; then
    "$bench" generate 20000 csv "$work/slice.csv"
    "$python" benches/tickets/others.py "$work/slice.csv" "$slacalc" "$bench"
fi
