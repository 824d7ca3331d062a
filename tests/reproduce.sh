#!/bin/sh
# Builds the last commit again from nothing in another folder, and compares every byte with the site in the folder $1.
set -eu
cd "$(dirname "$0")/.."
dist=$1
copy=target/reproduce/elsewhere
git diff --quiet HEAD || {
    echo "There are uncommitted changes: commit them first"
    exit 1
}
rm -rf target/reproduce
mkdir -p target/reproduce/home
# The downloaded crates and the installed tools, under another path.
ln -s "${CARGO_HOME:-$HOME/.cargo}"/* target/reproduce/home/
git clone --quiet --no-checkout . "$copy"
git -C "$copy" checkout --quiet --detach "$(git rev-parse HEAD)"
env -u CARGO_TARGET_DIR CARGO_HOME="$PWD/target/reproduce/home" make -C "$copy" build
cmp "$dist/SHA256SUMS" "$copy/$dist/SHA256SUMS"
echo "The same bytes: $(wc -l <"$dist/SHA256SUMS") files"
