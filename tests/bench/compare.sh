#!/bin/sh
# Compares the search engine with others in Chromium: compare.sh FOLDER, with the benchmark in FOLDER.
set -eu
cd "$(dirname "$0")/../.."
rm -rf target/compare
cp -r "$1" target/compare
chmod -R u+w target/compare
npm ci --prefix target/compare --silent
cd target/compare
node bench.mjs --sizes 1000 --wasm ours=../search-module --no-load
node bench.mjs --corpus data/corpus-platforms.json --synonyms data/synonyms-platforms.json \
    --wasm ours=../search-module --no-load
