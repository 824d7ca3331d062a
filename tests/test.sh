#!/bin/sh
# Runs the steps of `make test`, independent ones two at a time, then reports their durations.
# A failure stops only the steps that depend on the failed one.
cd "$(dirname "$0")/.." || exit 1
code=0
rm -rf target/timings
if $MAKE -j2 --output-sync=line compiled program && $MAKE in-dist; then
    $MAKE in-chromium || code=1
    $MAKE --keep-going -j2 --output-sync=line in-engines on-servers in-heard || code=1
else
    code=1
fi
awk -v all="$ALL" -f tests/timings.awk target/timings/steps.tsv target/timings/*.log
exit $code
