#!/bin/sh
# Compiles and splits the app again in another folder, and compares it with the one in dist/. Uses the compiled
# dependencies, so it takes a minute; reproduce.sh compiles everything again.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

rm -rf target/again
git ls-files -z --cached --others --exclude-standard | tar --null --files-from - -cf - | tar -xmf - -C "$elsewhere"
# Compiles the tools if necessary.
.cargo/tool --help >/dev/null
(cd "$elsewhere" && CARGO_TARGET_DIR="$here/target" TOOLS="$here/target/debug" trunk build --release \
    --dist "$here/target/again")
for file in dist/*.wasm dist/site-*.js; do
    cmp "$file" "target/again/${file##*/}"
done
echo "The same bytes: $(ls dist/*.wasm | wc -l) files of wasm and their script"
