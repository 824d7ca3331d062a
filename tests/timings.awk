# Sums up a run of the tests: awk -f tests/timings.awk target/timings/steps.tsv target/timings/*.log
#
# tests/step.sh and tests/support/timing.rs record the .tsv (kind, seconds, test or step, detail); the logs have the
# output of cargo and the tests: "Finished … in 1m 02s", "test NAME ... ok <1.234s>".

function suite(path) { sub(/.*\//, "", path); sub(/\.log$/, "", path); return path }

FILENAME ~ /\.tsv$/ {
    split($0, field, "\t")
    if (field[1] == "step") { steps[++step_count] = sprintf("%8.1f s  %s%s", field[2], field[3], field[4] == "exit 0" ? "" : " (" field[4] ")"); next }
    if (field[1] == "left out") { left_out[field[4]]++; next }
    count[field[1]]++
    sum[field[1]] += field[2]
    next
}

/Finished .* in / {
    time = $0
    sub(/.* in /, "", time)
    seconds = 0
    if (time ~ /m /) { split(time, part, "m "); seconds = part[1] * 60; time = part[2] }
    compiles++
    compiling += seconds + time
    next
}

/^test .* <[0-9.]+s>$/ {
    name = $2
    time = $NF
    gsub(/[<>s]/, "", time)
    tests[suite(FILENAME)]++
    testing[suite(FILENAME)] += time
    slow[sprintf("%09.3f %s (%s)", time, name, suite(FILENAME))] = 1
    if ($0 ~ /FAILED/) {
        short = name
        sub(/.*::/, "", short)
        engine = suite(FILENAME) ~ /firefox|webkit/ ? " ENGINE=" suite(FILENAME) : ""
        again = "one TEST=" short engine (all ? " ALL=1" : "")
        if (name ~ /^heard/) again = "heard JOURNEY=" short
        failed[++failures] = "  make " again
    }
}

END {
    print "\nTime by step:"
    for (i = 1; i <= step_count; i++) print steps[i]
    print "\nSums over both processors (they run beside each other):"
    printf "%8.1f s  %d compilations\n", compiling, compiles
    for (name in tests) printf "%8.1f s  %d tests: %s\n", testing[name], tests[name], name
    for (kind in count) printf "%8.1f s  %d × %s\n", sum[kind], count[kind], kind == "start" ? "start of a browser" : kind == "load" ? "page load" : kind
    print "\nThe twenty slowest tests:"
    # mawk has no sort of its own.
    sorted = "sort -rn | head -n 20 | sed -E 's/^0*([0-9]+\\.[0-9]+)/  \\1 s /'"
    for (line in slow) print line | sorted
    close(sorted)
    for (why in left_out) print "Not tried in " why
    if (failures) {
        print "\nFailed, each again with:"
        for (i = 1; i <= failures; i++) print failed[i]
    }
}
