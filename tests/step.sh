#!/usr/bin/env bash
# Runs a step of the tests: step.sh NAME COMMAND… Shows the output of the command, writes it to target/timings/NAME.log,
# and adds its duration to target/timings/steps.tsv. The exit code is that of the command.
set -uo pipefail
name=$1
shift
folder=target/timings
mkdir -p "$folder"
export TIMINGS=$PWD/$folder/steps.tsv
# The command must not share the job server of the calling make.
unset MFLAGS
export MAKEFLAGS=--no-print-directory
start=$(date +%s%N)
"$@" 2>&1 | tee "$folder/$name.log"
code=${PIPESTATUS[0]}
milliseconds=$((($(date +%s%N) - start) / 1000000))
printf 'step\t%d.%03d\t%s\t%s\n' $((milliseconds / 1000)) $((milliseconds % 1000)) "$name" "exit $code" >>"$TIMINGS"
exit "$code"
