#!/bin/sh
# Runs the tests whose names contain $1, in all suites that have such a test: one.sh PART_OF_A_NAME
# Builds the site first if one of them needs it. ENGINE=firefox or webkit: in that browser.
set -eu
cd "$(dirname "$0")/.."
word=$1
[ -n "$word" ] || {
    echo "Say which test: make one TEST=words_of_its_name"
    exit 1
}
files=$(grep -rlE "fn [a-z0-9_]*$word" tests src --include=*.rs) || {
    echo "No test has '$word' in its name."
    exit 1
}
suites=$(for file in $files; do
    case $file in
    src/*) echo "--lib" ;;
    tests/support*) ;;
    tests/*) file=${file#tests/} && echo "--test ${file%%/*}" ;;
    esac
done | sort -u)
case $suites in *browser* | *hosting* | *network* | *size*) make built packages ;; esac
case $suites in *network*) make isles ;; esac
case ${ENGINE-} in firefox | webkit) threads=--test-threads=1 ;; *) threads= ;; esac
# shellcheck disable=SC2086
cargo test --locked --features native --workspace --quiet $suites -- "$word" --include-ignored $threads
