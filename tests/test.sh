#!/bin/sh
# The steps of `make test`, two at a time where they do not depend on each other, then the report of how long each took.
# A failure stops only what needs the failed step.
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
