#!/bin/sh
# Installs what the commands of the Makefile need, or prints the command that does: setup.sh TOOL…
# TOOL is rust, trunk, wasm-bindgen, cargo-deny, cargo-fuzz, chromium, firefox, webkit, servers, packages, orca,
# lighthouse or node.
set -eu
cd "$(dirname "$0")/.."

# Versions are pinned here, except those that rustup and Trunk read from their own files.
TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)".*/\1/p' rust-toolchain.toml)
TRUNK=$(sed -n 's/^trunk-version = "\(.*\)".*/\1/p' Trunk.toml)
BINDGEN=$(sed -n 's/^wasm_bindgen = "\([^"]*\)".*/\1/p' Trunk.toml)
GECKODRIVER=0.37.1
DENY=0.20.2
FUZZ=0.13.2

bin=${CARGO_HOME:-$HOME/.cargo}/bin
PATH=$bin:$PATH

has() {
    for command; do command -v "$command" >/dev/null || return 1; done
}

fail() {
    echo "$1" >&2
    exit 1
}

# apt MESSAGE PACKAGE…: installs packages of Debian or Ubuntu as root; other users get the message and the command.
apt() {
    message=$1
    shift
    if [ "$(id -u)" = 0 ] && has apt-get; then apt-get update -qq && apt-get install -y -qq "$@" && return; fi
    fail "$message: sudo apt-get install $*"
}

# crate COMMAND CRATE VERSION MINUTES: installs a program in this version; with cargo-binstall without compiling it.
crate() {
    found=$($1 --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1) || found=
    [ "$found" != "$3" ] || return 0
    [ -z "$found" ] || echo "$2 $found is installed, but this project needs $3, which replaces it in $bin"
    if has cargo-binstall && cargo binstall --no-confirm --disable-telemetry "$2@$3"; then return; fi
    echo "Installing $2 $3 (about $4 minutes, once; with cargo-binstall it takes seconds)"
    cargo install --locked "$2@$3" && return
    echo "$2 can't be built with the versions of its own lock file (see above): trying the newest ones that fit"
    cargo install "$2@$3"
}

install() {
    case $1 in
    rust)
        has rustup || fail "rustup is missing: see https://rustup.rs, then run make again"
        has cc || fail "a C compiler is missing: sudo apt-get install build-essential (or the like on your system)"
        rustup run "$TOOLCHAIN" rustc --version >/dev/null 2>&1 ||
            rustup toolchain install "$TOOLCHAIN" --profile minimal
        rustup target list --installed --toolchain "$TOOLCHAIN" | grep -q wasm32-unknown-unknown ||
            rustup target add wasm32-unknown-unknown --toolchain "$TOOLCHAIN"
        for component in clippy rustfmt; do
            cargo "+$TOOLCHAIN" "${component#rust}" --version >/dev/null 2>&1 ||
                rustup component add "$component" --toolchain "$TOOLCHAIN"
        done
        ;;
    trunk) crate trunk trunk "$TRUNK" ten ;;
    wasm-bindgen) crate wasm-bindgen wasm-bindgen-cli "$BINDGEN" five ;;
    cargo-deny) crate "cargo deny" cargo-deny "$DENY" ten ;;
    cargo-fuzz)
        has c++ || fail "a C++ compiler is missing: sudo apt-get install build-essential (or the like on your system)"
        crate "cargo fuzz" cargo-fuzz "$FUZZ" one
        ;;
    chromium)
        has chromedriver chromium || apt "Chromium or its driver is missing" chromium chromium-driver
        ;;
    firefox)
        has firefox-esr || has firefox || apt "Firefox is missing" firefox-esr
        has geckodriver || crate geckodriver geckodriver "$GECKODRIVER" three
        ;;
    webkit)
        has WebKitWebDriver Xvfb ||
            apt "WebKitGTK's driver or a virtual screen for it is missing" webkit2gtk-driver xvfb
        ;;
    servers)
        has nginx caddy apache2 && [ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] ||
            apt "A web server to test the site on is missing" --no-install-recommends \
                nginx libnginx-mod-http-brotli-static caddy apache2
        ;;
    # axe-core and Biome, from tests/package-lock.json.
    packages)
        has npm || apt "npm is missing (it installs axe-core and Biome)" npm
        [ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || npm ci --prefix tests --silent
        ;;
    # A screen reader, and a virtual desktop for it.
    orca)
        packages=$(python3 tests/heard/listen.py --missing) || packages=python3
        # shellcheck disable=SC2086
        [ -z "$packages" ] || apt "Orca or its desktop is missing" --no-install-recommends $packages
        ;;
    lighthouse)
        [ -d tests/bench/node_modules/lighthouse ] || {
            has npm || fail "npm is missing (it installs Lighthouse): sudo apt-get install npm"
            npm ci --prefix tests/bench --no-audit --no-fund --loglevel error
        }
        ;;
    node) has node npm || fail "node or npm is missing: sudo apt-get install npm" ;;
    *) fail "setup.sh: unknown tool $1" ;;
    esac
}

for tool; do install "$tool"; done
