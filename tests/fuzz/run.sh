#!/bin/sh
# Fuzzes the parsers of external input: run.sh MINUTES SURFACE…  The surfaces share the minutes.
# New inputs are collected in target/fuzz/corpus; the saved ones in tests/fuzz/corpus are only read.
set -eu
cd "$(dirname "$0")/../.."
seconds=$(($1 * 60 / ($# - 1)))
shift
cargo fuzz build --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none --release --debug-assertions
for surface; do
    echo "== $surface"
    found=target/fuzz/corpus/$surface
    log=target/fuzz/$surface.log
    mkdir -p "$found"
    target/fuzz/build/*/release/"$surface" -max_total_time=$seconds -max_len=8192 -rss_limit_mb=1024 -timeout=30 \
        -print_final_stats=1 -artifact_prefix="target/fuzz/$surface-" "$found" \
        "tests/fuzz/corpus/$surface" 2>"$log" || {
        tail -n 40 "$log"
        echo "Fix it, and put the input into tests/fuzz/corpus/$surface."
        exit 1
    }
    grep DONE "$log"
done
