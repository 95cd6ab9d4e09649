#!/bin/sh
# slacalc batch beside the least that any program must do with the same table, in one run; prints ratios.
# usage: benches/tickets/run.sh [ROWS]    (needs GNU time; python3 with pandas and businesstimedelta for the last part)
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-5000000}
work=$(mktemp -d "${BENCH_DIR:-/tmp}/tickets.XXXXXX")
trap 'rm -rf "$work"' EXIT
target=${CARGO_TARGET_DIR:-target}
cargo build --release --quiet
bench=$(cargo bench --bench tickets --no-run 2>&1 | sed -n 's/.*(\(.*tickets-[0-9a-f]*\)).*/\1/p')
slacalc=$target/release/slacalc
export SLACALC_TZDATA=bundled SLACALC_NOW=2026-03-06T22:00:00Z
options="--vendor scalr --tier standard --timezone America/New_York --quiet"

# The best of three runs, in seconds, with the processor's time behind it.
best() {
    for _ in 1 2 3; do /usr/bin/time -f '%e %U %S' "$@" 2>&1 >/dev/null | tail -n 1; done | sort -n | head -n 1
}
rate() { # name, rows, "elapsed user system"
    echo "$3" | awk -v name="$1" -v rows="$2" '{ printf "%-34s %7.2f s  %9.0f rows/s  %6.2f s of processor\n", name, $1, rows / $1, $2 + $3 }'
}
ratio() { # name, base, other
    awk -v name="$1" -v base="${2%% *}" -v other="${3%% *}" 'BEGIN { printf "%-34s %.2f x\n", name, base / other }'
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

for count in 1000000 10000000; do
    "$bench" generate "$count" csv "$work/tickets.csv"
    peak=$(/usr/bin/time -f '%M' "$slacalc" batch "$work/tickets.csv" $options 2>&1 >/dev/null | tail -n 1)
    echo "peak memory, $count rows: $((peak / 1024)) MiB"
done

if python3 -c 'import pandas, businesstimedelta' 2>/dev/null; then
    "$bench" generate 20000 csv "$work/slice.csv"
    python3 benches/tickets/others.py "$work/slice.csv" "$slacalc"
fi
