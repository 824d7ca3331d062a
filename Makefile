# `make` alone lists what can be made. Tools that are missing are installed, or named with the command that does it.

TOOLCHAIN := 1.95.0
TRUNK := 0.21.14
BINDGEN := 0.2.130
GECKODRIVER := 0.37.1
DATA ?= public/data
PORT ?= 8080
# The site's own address, as https://network.example: named in the published pages where it is known.
export ORIGIN
export DATA
# The path that the site stands under, as /network/, where it is not the root of the host.
BASE ?= /
export SITE_BASE := $(patsubst %/,%,$(BASE))

export PATH := $(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

.PHONY: help serve dev build test check import schemas lint bench native browser engines search-module compare clean hosting rust tools browsers firefox webkit servers axe
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: tools ## Build the site as visitors get it and serve it on http://127.0.0.1:8080 (PORT=…)
	trunk serve --release --no-autoreload --port $(PORT)

dev: tools ## The same for development: faster to build, larger to load, rebuilt at each change
	trunk serve --port $(PORT)

build: tools ## Build the site into dist/ (ORIGIN=https://…, BASE=/path/, DATA=folder of another network)
	trunk build --release --public-url $(SITE_BASE)/
	cargo run --locked --quiet --features pack --bin pack -- dist target/hosting

test: lint native build browser engines hosting ## Every test, browsers and servers included

check: rust ## Check the data files (DATA=folder for others than public/data, ALL=1 for every warning)
	@cargo run --quiet --bin check -- $(if $(ALL),--all) "$(DATA)"

import: rust ## Make records of a spreadsheet of platforms (CSV=file.csv, over the records of DATA=folder)
	@cargo run --quiet --bin import -- "$(CSV)" "$(DATA)"

schemas: rust ## Write the JSON Schemas of the data files, after a change of their shape
	@cargo run --quiet --bin schemas

lint: rust ## Formatting and clippy, natively and for the browser
	cargo fmt --check
	cargo clippy --locked --workspace --all-targets --features ssr,browser,pack -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --features csr,search-module -- -D warnings

native: rust ## Tests that need no browser: the core alone, then every page drawn as HTML
	cargo test --locked --workspace --features pack
	cargo test --locked --features ssr --test native
	@cargo run --locked --quiet --bin check -- "$(DATA)"

browser: browsers axe ## Size gate and browser tests on dist/
	cargo test --locked --features browser --test size -- --nocapture
	cargo test --locked --features browser --test browser -- --test-threads=1 --nocapture

# What differs between engines: every page, history and focus, the catalogue, the palette, frames, the way in.
JOURNEYS := routes:: navigation:: privacy:: a_visitor_reaches coming_back_from typing_replaces what_was_typed_before \
	what_was_ticked under_the_policy the_keys_open_the_search_with a_tap_on enter_on_an_option one_tag_shows \
	a_frame_that_does_not_come the_height_follows each_code_is_copied the_map_shows

engines: firefox webkit axe ## The journeys of a visit in Firefox and WebKitGTK (ALL=1: every browser test)
	for engine in firefox webkit; do \
		ENGINE=$$engine cargo test --locked --features browser --test browser -- --test-threads=1 --nocapture $(if $(ALL),,$(JOURNEYS)) || exit 1; \
	done

hosting: browsers servers ## Headers, types, compression and policy of dist/ on nginx, Caddy and Apache
	cargo test --locked --features browser --test hosting -- --test-threads=1

bench: build browsers ## Sizes, loading, typing and search times (BENCH=folder with other search engines: compared in Chromium)
	cargo bench --locked --features browser --bench site
	$(if $(BENCH),BENCH=$(BENCH)) cargo bench --locked --bench search
	@$(if $(BENCH),$(MAKE) --no-print-directory compare)

compare: search-module browsers
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "node and npm are missing: sudo apt-get install npm"; exit 1; }
	@rm -rf target/compare && cp -r $(BENCH) target/compare && chmod -R u+w target/compare && npm ci --prefix target/compare --silent
	cd target/compare && node bench.mjs --sizes 1000 --wasm ours=../search-module --no-load
	cd target/compare && node bench.mjs --corpus data/corpus-platforms.json --synonyms data/synonyms-platforms.json --wasm ours=../search-module --no-load

search-module: tools ## The search engine alone, as a wasm module in target/search-module/
	cargo build --locked --release --target wasm32-unknown-unknown --features search-module --bin search-module
	wasm-bindgen --target web --no-typescript --out-dir target/search-module --out-name search target/wasm32-unknown-unknown/release/search-module.wasm

clean: ## Remove what was built
	rm -rf target dist tests/node_modules

# What the commands above need.

rust:
	@command -v rustup >/dev/null || { echo "rustup is missing: see https://rustup.rs, then run make again"; exit 1; }
	@command -v cc >/dev/null || { echo "a C compiler is missing: apt-get install build-essential (or your system's like), then run make again"; exit 1; }
	@rustup run $(TOOLCHAIN) rustc --version >/dev/null 2>&1 || rustup toolchain install $(TOOLCHAIN) --profile minimal
	@rustup target list --installed --toolchain $(TOOLCHAIN) | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown --toolchain $(TOOLCHAIN)
	@cargo +$(TOOLCHAIN) clippy --version >/dev/null 2>&1 || rustup component add clippy --toolchain $(TOOLCHAIN)
	@cargo +$(TOOLCHAIN) fmt --version >/dev/null 2>&1 || rustup component add rustfmt --toolchain $(TOOLCHAIN)

tools: rust
	@trunk --version 2>/dev/null | grep -q ' $(TRUNK)$$' || { echo "Installing Trunk $(TRUNK) (about ten minutes, once)"; cargo install --locked trunk@$(TRUNK); }
	@wasm-bindgen --version 2>/dev/null | grep -q ' $(BINDGEN)$$' || { echo "Installing wasm-bindgen $(BINDGEN) (about five minutes, once)"; cargo install wasm-bindgen-cli@$(BINDGEN); }

browsers:
	@command -v chromedriver >/dev/null && command -v chromium >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium chromium-driver; \
	else echo "Chromium and its driver are missing: sudo apt-get install chromium chromium-driver"; exit 1; fi

firefox: rust
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq firefox-esr; \
	else echo "Firefox is missing: sudo apt-get install firefox-esr"; exit 1; fi
	@command -v geckodriver >/dev/null || { echo "Installing geckodriver $(GECKODRIVER) (about three minutes, once)"; cargo install --locked geckodriver@$(GECKODRIVER); }

webkit:
	@command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq webkit2gtk-driver xvfb; \
	else echo "WebKitGTK's driver or a screen for it is missing: sudo apt-get install webkit2gtk-driver xvfb"; exit 1; fi

servers:
	@command -v nginx >/dev/null && command -v caddy >/dev/null && command -v apache2 >/dev/null && [ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx libnginx-mod-http-brotli-static caddy apache2; \
	else echo "Servers to try the site on are missing: sudo apt-get install nginx libnginx-mod-http-brotli-static caddy apache2"; exit 1; fi

axe:
	@command -v npm >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq npm; \
	else echo "npm is missing (it brings axe-core, for the accessibility tests): sudo apt-get install npm"; exit 1; fi
	@[ -f tests/node_modules/axe-core/axe.min.js ] || npm ci --prefix tests --silent
