#!/usr/bin/env bash
# Shows the files of tests/schema/right and tests/schema/wrong to taplo and tombi, the checkers behind most editors: the
# right ones must pass, the wrong ones must not. Needs npm and its registry; installs both into a temporary directory.
# Usage: tests/schema/try-editors.sh [DIRECTORY to install into, kept]; VERBOSE=1 shows what they say.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
tools=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$tools"' EXIT
mkdir -p "$tools"
npm install --silent --no-fund --no-audit --prefix "$tools" @taplo/cli@0.7 tombi@0.11
bin=$tools/node_modules/.bin

# Each file gets the line that its author would write.
work=$tools/files
rm -rf "$work"
for kind in policy contract configuration holidays; do
    for side in right wrong; do
        mkdir -p "$work/$kind/$side"
        for file in "$root/tests/schema/$side/$kind"/*.toml; do
            { echo "#:schema ../../$kind.json"; cat "$file"; } > "$work/$kind/$side/$(basename "$file")"
        done
    done
    cp "$root/policies/schema/$kind.json" "$work/"
done
for file in "$root"/policies/{rescale,scalr}/*.toml; do
    { echo "#:schema ../../policy.json"; cat "$file"; } > "$work/policy/right/$(basename "$file")"
done
for file in "$root"/examples/contracts/*.toml; do
    { echo "#:schema ../../contract.json"; cat "$file"; } > "$work/contract/right/$(basename "$file")"
done
for file in "$root"/policies/holidays/*.toml; do
    { echo "#:schema ../../holidays.json"; cat "$file"; } > "$work/holidays/right/$(basename "$file")"
done

cd "$work"
check() { # TOOL FILE...
    local tool=$1
    shift
    case $tool in
        taplo) "$bin/taplo" lint --colors never "$@" ;;
        tombi) "$bin/tombi" lint --offline "$@" ;;
    esac
}
failed=0
for tool in taplo tombi; do
    check "$tool" */right/*.toml > right.log 2>&1 || { failed=1; cat right.log; }
    for file in */wrong/*.toml; do
        if check "$tool" "$file" > wrong.log 2>&1; then
            failed=1
            echo "$tool finds nothing wrong with $file"
        elif [ -n "${VERBOSE:-}" ]; then
            cat wrong.log
        fi
    done
done
[ "$failed" = 0 ] && echo "taplo and tombi: $(ls */right/*.toml | wc -l) right files pass, $(ls */wrong/*.toml | wc -l) wrong ones do not"
exit "$failed"
