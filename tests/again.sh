#!/bin/sh
# Compiles the app once more, in another folder, and compares it with that in dist/. Uses the dependencies that are
# compiled already, so it takes a minute; reproduce.sh compiles everything anew.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

rm -rf target/again
git ls-files -z --cached --others --exclude-standard | tar --null --files-from - -cf - | tar -xmf - -C "$elsewhere"
(cd "$elsewhere" && CARGO_TARGET_DIR="$here/target" cargo build --locked --release \
    --target wasm32-unknown-unknown --bin site --no-default-features --features csr)
wasm-bindgen --target web --no-typescript --out-dir target/again --out-name site \
    target/wasm32-unknown-unknown/release/site.wasm
set -- dist/site-*_bg.wasm
name=${1%_bg.wasm}
cmp target/again/site_bg.wasm "$1"
cmp target/again/site.js "$name.js"
echo "The same bytes: $name"
