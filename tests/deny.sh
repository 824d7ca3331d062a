#!/bin/sh
# Checks licences and sources of all dependencies, and known vulnerabilities if the RustSec list is on disk or can be
# fetched.
set -eu
cd "$(dirname "$0")/.."

deny() {
    echo "cargo deny $*"
    cargo deny --locked --config .cargo/deny.toml --log-level error "$@"
}

# The app, the build and test tools, and the fuzzing crate.
deny --no-default-features --features csr --target wasm32-unknown-unknown --exclude-dev \
    check --hide-inclusion-graph licenses bans sources
deny --workspace --all-features check --hide-inclusion-graph licenses bans sources
deny --manifest-path tests/fuzz/Cargo.toml check --hide-inclusion-graph licenses bans sources

# A firewall may leave connections open: give up after 20 s without data.
export GIT_HTTP_LOW_SPEED_LIMIT=1 GIT_HTTP_LOW_SPEED_TIME=20 GIT_TERMINAL_PROMPT=0
list=${CARGO_HOME:-$HOME/.cargo}/advisory-dbs
if deny fetch db >/dev/null 2>&1 || [ -n "$(find "$list" -name 'RUSTSEC-*' 2>/dev/null | head -n 1)" ]; then
    deny --workspace --all-features check --disable-fetch advisories
else
    echo "Not checked: known vulnerabilities. The RustSec list is not on this disk and github.com cannot be reached."
fi
