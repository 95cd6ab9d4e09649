#!/bin/sh
# Start to end of one question, as a multiple of /bin/true, in one run of hyperfine (Debian: apt-get install hyperfine).
# usage: benches/start-up.sh [RUNS]
set -eu
cd "$(dirname "$0")/.."
runs=${1:-2000}
cargo build --release --quiet
RUSTFLAGS="-C target-feature=+crt-static -C relocation-model=static" \
    cargo build --release --quiet --target x86_64-unknown-linux-gnu
plain=target/release/slacalc
static=target/x86_64-unknown-linux-gnu/release/slacalc
clock="deadline --vendor scalr --tier premium --priority 1 --opened 2026-03-06T16:45:00-05:00"
hours="deadline --vendor scalr --tier standard --priority 1 --timezone America/New_York --opened 2026-03-06T16:45:00-05:00"
order="deadline --contract examples/contracts/rescale.toml --priority high --opened 2026-07-17T22:00:00Z"
holiday="covered --vendor rescale --package basic --region emea --at 2026-12-28T10:00:00+01:00"
out=$(mktemp)
hyperfine --shell=none --warmup 100 --runs "$runs" --style none --export-csv "$out" \
    --command-name true /bin/true \
    --command-name "static, calendar hours" "$static $clock" \
    --command-name "static, business hours" "$static $hours" \
    --command-name "static, contract" "$static $order" \
    --command-name "static, covered with holidays" "$static $holiday" \
    --command-name "plain, calendar hours" "$plain $clock" \
    --command-name "plain, business hours" "$plain $hours" \
    --command-name "plain, contract" "$plain $order" \
    --command-name "plain, covered with holidays" "$plain $holiday" >/dev/null
awk -F, 'NR == 2 { base = $4 } NR > 1 { n = split($0, f, ","); m = f[n - 4]; t = $1; for (i = 2; i <= n - 7; i++) t = t "," $i;
    if (NR == 2) base = m; gsub(/"/, "", t); printf "%-32s %6.2f ms  %.2f x\n", t, m * 1000, m / base }' "$out"
rm -f "$out"
