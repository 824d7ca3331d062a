# `make` alone lists what can be made. Tools that are missing are installed, or named with the command that does it.

TOOLCHAIN := 1.95.0
TRUNK := 0.21.14
BINDGEN := 0.2.130
GECKODRIVER := 0.37.1
DENY := 0.20.2
FUZZ := 0.13.2
DATA ?= public/data
PORT ?= 8080
# The site's own address, as https://network.example: named in the published pages where it is known.
export ORIGIN
export DATA
# The path that the site is served under, as /network/, where it is not the root of the host; with or without its slashes.
# It is read by the steps that write pages, and by the app from its page: no path is compiled in.
BASE ?= /
ifneq ($(shell printf %s '$(BASE)' | tr -d 'A-Za-z0-9._~/-'),)
$(error BASE is `$(BASE)`: expected the path that the site is served under, as BASE=/network/ (the host is named by ORIGIN=https://…))
endif
export SITE_BASE := $(subst $() ,,$(addprefix /,$(subst /, ,$(BASE))))
# Where the site is built, and where the settings of servers are.
DIST ?= dist
SETTINGS ?= target/hosting
# Everything that is built natively has the same features, so that each crate is compiled once.
NATIVE := --locked --features native

CARGO_FOLDER := $(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)
export PATH := $(CARGO_FOLDER)/bin:$(PATH)
# No folder of the machine in the program: the same commit makes the same bytes wherever it is built.
ifeq ($(words $(CARGO_FOLDER) $(CURDIR)),2)
export CRATES := $(CARGO_FOLDER)/registry/src/
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(CRATES)= --remap-path-prefix=$(CURDIR)=.
export RUSTC_WRAPPER := $(CURDIR)/.cargo/rustc
endif

.PHONY: help serve dev build built program test test-all quick one check import schemas lint lint-web deny bench native browser engines fuzz soak search-module compare clean hosting network again reproduce data rust tools tools-deny tools-fuzz browsers firefox webkit servers packages lighthouse isles prove-compiled prove-built prove-chromium prove-engines prove-servers
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: tools data ## Build the site as visitors get it and serve it on http://127.0.0.1:8080 (PORT=…)
	trunk serve --release --no-autoreload --port $(PORT)

dev: tools data ## The same for development: faster to build, larger to load, rebuilt at each change
	trunk serve --port $(PORT)

build: tools data ## Build the site into dist/ (ORIGIN=https://…, BASE=/path/, DATA=folder of another network)
	@mkdir -p "$(DIST)"
	trunk build --release --dist "$(DIST)"
	.cargo/tool pack "$(DIST)" "$(SETTINGS)"

# As Trunk compiles it, so that it finds it compiled.
program: tools
	cargo build --locked --release --target wasm32-unknown-unknown --bin site --no-default-features --features csr

# The tests and, with the same features, the steps of the build.
COMPILED := cargo test $(NATIVE) --workspace --no-run
WITH_COMPILED := TOOLS="$(CURDIR)/target/debug"

# The site in dist/, built anew where anything that it is made of is newer.
built:
	@if [ ! -f dist/SHA256SUMS ] || [ -n "$$(find src public style index.html Trunk.toml Cargo.toml Cargo.lock -newer dist/SHA256SUMS -type f -print -quit)" ]; \
	then $(COMPILED) --quiet && $(WITH_COMPILED) $(MAKE) --no-print-directory build; fi

# --- Tests: tests/README.md says what each of these proves. ---

STEP := tests/step.sh
# How long each test took; how many run at the same time.
TIMED := -Zunstable-options --report-time --color never $(if $(ALL),--include-ignored)
WORKERS ?= 2
# The slowest thing of a busy machine is waited for, in seconds.
export WAIT ?= 60

test: tools browsers firefox webkit servers packages ## Every behaviour once: native, Chromium, a smoke of Firefox, WebKitGTK and real servers
	@rm -rf target/timings
	@code=0; \
	$(MAKE) --no-print-directory -j2 --output-sync=line prove-compiled program && $(MAKE) --no-print-directory prove-built && \
	{ $(MAKE) --no-print-directory prove-chromium || code=1; $(MAKE) --no-print-directory --keep-going -j2 --output-sync=line prove-engines prove-servers || code=1; } || code=1; \
	awk -v all=$(ALL) -f tests/timings.awk target/timings/steps.tsv target/timings/*.log; exit $$code

test-all: export ALL := 1
test-all: ## All that is promised: every case, every page, three engines, soak, hostile data, reproducibility (before a release)
	@$(MAKE) --no-print-directory test ALL=1 && $(MAKE) --no-print-directory deny again

quick: rust ## Formatting, clippy and the native tests: a minute
	@rm -rf target/timings
	@code=0; $(MAKE) --no-print-directory lint native || code=1; \
	awk -f tests/timings.awk target/timings/steps.tsv target/timings/*.log; exit $$code

# Each of these fills about one processor.
prove-compiled:
	@$(STEP) compile $(COMPILED)
	@$(MAKE) --no-print-directory -j1 lint native

prove-built:
	@$(WITH_COMPILED) $(STEP) build $(MAKE) --no-print-directory build

prove-chromium:
	@$(STEP) chromium cargo test $(NATIVE) --test browser --test size --no-fail-fast -- $(TIMED) --test-threads=$(WORKERS)

prove-engines:
	@$(MAKE) --no-print-directory in-firefox in-webkit

prove-servers:
	@$(MAKE) --no-print-directory hosting network

TEST ?=
WORD := $(subst $() ,_,$(strip $(TEST)))

# The suites that have such a test; the site is built where one of them looks at it.
one: export WAIT := 20
one: rust ## One test by a part of its name: TEST=words_of_its_name [ENGINE=firefox] [ALL=1]
	@[ -n "$(WORD)" ] || { echo "Say which test: make one TEST=words_of_its_name"; exit 1; }
	@files=$$(grep -rlE "fn [a-z0-9_]*$(WORD)" tests src --include=*.rs) || { echo "No test has '$(WORD)' in its name."; exit 1; }; \
	suites=$$(for file in $$files; do case $$file in src/engine/*) echo "--package engine";; src/*) echo "--lib";; tests/support*) ;; tests/*) file=$${file#tests/}; echo "--test $${file%%/*}";; esac; done | sort -u); \
	case "$$suites" in *browser*|*hosting*|*network*|*size*) $(MAKE) --no-print-directory built packages || exit 1;; esac; \
	case "$$suites" in *network*) $(MAKE) --no-print-directory isles || exit 1;; esac; \
	echo "$$suites" | while read -r suite; do cargo test $(NATIVE) --quiet $$suite -- $(WORD) --include-ignored $(if $(filter firefox webkit,$(ENGINE)),--test-threads=1) || exit 1; done

check: rust ## Check the data files (DATA=folder for others than public/data, ALL=1 for every warning)
	@.cargo/tool check $(if $(ALL),--all) "$(DATA)"

import: rust ## Make records of a spreadsheet of platforms (CSV=file.csv, over the records of DATA=folder)
	@.cargo/tool import "$(CSV)" "$(DATA)"

schemas: rust ## Write the JSON Schemas of the data files, after a change of their shape
	@.cargo/tool schemas

lint: rust lint-web ## Formatting and clippy, natively and for the browser; scripts and styles
	@$(STEP) format cargo fmt --check
	@$(STEP) clippy cargo clippy $(NATIVE) --workspace --all-targets -- -D warnings
	@$(STEP) clippy-wasm cargo clippy --locked --target wasm32-unknown-unknown --features csr,search-module -- -D warnings

lint-web: packages ## Scripts and styles: Biome's rules, no line over 120 columns
	@$(STEP) web tests/node_modules/.bin/biome ci --colors=off --error-on-warnings public style src tests/bench
	@$(STEP) columns awk 'length > 120 { print FILENAME ":" FNR ": over 120 columns"; code = 1 } END { exit code }' style/*.css style/*/*.css public/*.css public/*.js src/tools/*/*.js

# The program that visitors load, everything that the build and the tests use, and what only fuzzing uses.
DENIES := cargo deny --locked --config .cargo/deny.toml --log-level error
ALLOWED := --hide-inclusion-graph licenses bans sources

deny: tools-deny ## Licences and sources of everything that is built in, and known faults (where their list can be had)
	$(DENIES) --no-default-features --features csr --target wasm32-unknown-unknown --exclude-dev check $(ALLOWED)
	$(DENIES) --workspace --all-features check $(ALLOWED)
	$(DENIES) --manifest-path tests/fuzz/Cargo.toml check $(ALLOWED)
	@export GIT_HTTP_LOW_SPEED_LIMIT=1 GIT_HTTP_LOW_SPEED_TIME=20 GIT_TERMINAL_PROMPT=0; \
	if $(DENIES) fetch db >/dev/null 2>&1 || [ -n "$$(find "$${CARGO_HOME:-$$HOME/.cargo}/advisory-dbs" -name 'RUSTSEC-*' 2>/dev/null | head -n 1)" ]; \
	then $(DENIES) --workspace --all-features check --disable-fetch advisories; \
	else echo "Known faults were not looked for: the RustSec list is not on this disk and github.com cannot be reached."; fi

native: rust ## Tests that need no browser: the core, the pages drawn as HTML, the checker, saved inputs of the fuzzer
	@$(STEP) native cargo test $(NATIVE) --workspace --lib --bins --test native --test commands --test fuzz -- $(TIMED)
	@$(STEP) doc cargo test $(NATIVE) --workspace --doc
	@$(WITH_COMPILED) $(STEP) data .cargo/tool check --problems "$(DATA)"

browser: built browsers packages ## The browser tests and the size gate on dist/ (ALL=1: every case; ENGINE=firefox|webkit; TESTS=words)
	@$(if $(filter firefox webkit,$(ENGINE)),$(MAKE) --no-print-directory in-$(ENGINE),$(MAKE) --no-print-directory prove-chromium)

# A smoke: the site starts, is walked through, searched, framed, and stays without a network.
SMOKE := every_french_page_keeps following_a_link a_visitor_reaches typing_replaces the_keys_open_the_search_with \
	one_tag_shows the_height_follows what_was_typed_before_the_app after_one_visit
# What differs between engines: every page, history and focus, the catalogue, the search dialog, embeds, the hand-over from
# published pages, offline, denied permissions, hostile input.
JOURNEYS := routes:: navigation:: privacy:: offline:: a_visitor_reaches coming_back_from typing_replaces what_was_typed_before \
	what_was_ticked under_the_policy the_keys_open_the_search_with a_tap_on enter_on_an_option one_tag_shows \
	a_frame_that_does_not_come the_height_follows each_code_is_copied the_map_shows whatever_the_browser_denies frames_come \
	an_address_that_cannot what_cannot_be_copied a_shortlist_that what_starts_the_program hostile_addresses hostile_data

engines: built firefox webkit packages ## The journeys of a visit in Firefox and WebKitGTK, beside each other
	@$(MAKE) --no-print-directory -j2 in-firefox in-webkit ALL=1

in-%:
	@ENGINE=$* $(STEP) $* cargo test $(NATIVE) --test browser -- $(TIMED) --test-threads=1 $(if $(TESTS),$(TESTS),$(if $(ALL),$(JOURNEYS),$(SMOKE)))

hosting: built browsers servers ## Headers, types, compression and policy of dist/ on nginx, Caddy and Apache
	@$(STEP) hosting cargo test $(NATIVE) --test hosting -- $(TIMED) --test-threads=1

network: isles browsers packages servers ## A made-up network under /network/: published, used in a browser, put on servers
	@$(STEP) network cargo test $(NATIVE) --test network -- $(TIMED) --test-threads=1

isles: tools
	@$(COMPILED) --quiet
	@$(WITH_COMPILED) $(STEP) build-network $(MAKE) --no-print-directory build DATA=tests/fixtures/network BASE=/network/ ORIGIN=https://isles.example DIST=target/network/site/network SETTINGS=target/network/hosting

# With the crates that are compiled already: a minute. `reproduce` compiles everything anew.
again: tools ## Compile the program once more, in another folder, and compare it with that in dist/
	@rm -rf target/again
	@elsewhere=$$(mktemp -d) && trap 'rm -rf "$$elsewhere"' EXIT && \
	git ls-files -z --cached --others --exclude-standard | tar --null --files-from - -cf - | tar -xmf - -C "$$elsewhere" && \
	cd "$$elsewhere" && CARGO_TARGET_DIR="$(CURDIR)/target" cargo build --locked --release --target wasm32-unknown-unknown --bin site --no-default-features --features csr
	@wasm-bindgen --target web --no-typescript --out-dir target/again --out-name site target/wasm32-unknown-unknown/release/site.wasm
	@set -- dist/site-*_bg.wasm && name=$${1%_bg.wasm} && \
	cmp target/again/site_bg.wasm "$$1" && cmp target/again/site.js "$$name.js" && echo "The same bytes: $$name"

reproduce: build ## Build the last commit once more, in another folder and from nothing, and compare every byte
	@git diff --quiet HEAD || { echo "Some changes are in no commit yet: commit them first"; exit 1; }
	rm -rf target/reproduce && mkdir -p target/reproduce/home && ln -s "$(CARGO_FOLDER)"/* target/reproduce/home/
	git clone --quiet --no-checkout . target/reproduce/elsewhere
	git -C target/reproduce/elsewhere checkout --quiet --detach "$$(git rev-parse HEAD)"
	env -u CARGO_TARGET_DIR CARGO_HOME="$(CURDIR)/target/reproduce/home" $(MAKE) --no-print-directory -C target/reproduce/elsewhere build
	cmp "$(DIST)/SHA256SUMS" "target/reproduce/elsewhere/$(DIST)/SHA256SUMS" && echo "The same bytes: $$(wc -l < "$(DIST)/SHA256SUMS") files"

bench: build browsers servers lighthouse ## Sizes, loading, typing and search times, Lighthouse's table (BENCH=folder with other search engines: compared in Chromium)
	cargo bench $(NATIVE) --bench site
	$(if $(BENCH),BENCH=$(BENCH)) cargo bench --locked --bench search
	@$(if $(BENCH),$(MAKE) --no-print-directory compare)

lighthouse:
	@command -v npm >/dev/null || { echo "npm is missing (it brings Lighthouse): sudo apt-get install npm"; exit 1; }
	@[ -d tests/bench/node_modules/lighthouse ] || npm ci --prefix tests/bench --no-audit --no-fund --loglevel error

SECONDS ?= 600
SEED ?= 1

soak: browsers ## Random use of dist/ in a browser (SECONDS=600, SEED=1)
	SOAK_SECONDS=$(SECONDS) SOAK_SEED=$(SEED) cargo test $(NATIVE) --test browser -- --nocapture --include-ignored soak::

MINUTES ?= 60
SURFACES ?= addresses check draft files flat folder map search sheet tables

# What is found grows in target/fuzz/corpus; the saved corpus is read, and written by nobody.
fuzz: tools-fuzz ## Look for inputs that break what reads them (MINUTES=60 in all, SURFACES="search sheet")
	cargo fuzz build --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none --release --debug-assertions
	@for surface in $(SURFACES); do mkdir -p target/fuzz/corpus/$$surface && echo "== $$surface" && \
	target/fuzz/build/*/release/$$surface -max_total_time=$$(($(MINUTES) * 60 / $(words $(SURFACES)))) -max_len=8192 \
	-rss_limit_mb=1024 -timeout=30 -print_final_stats=1 -artifact_prefix=target/fuzz/$$surface- \
	target/fuzz/corpus/$$surface tests/fuzz/corpus/$$surface 2>target/fuzz/$$surface.log || \
	{ tail -n 40 target/fuzz/$$surface.log; echo "Mend it, and put the input into tests/fuzz/corpus/$$surface."; exit 1; }; \
	grep DONE target/fuzz/$$surface.log; done

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

# Mistakes stop a build, so that nobody publishes a record less without knowing; ANYWAY=1 builds what can be used.
data: rust
	@.cargo/tool check --problems "$(DATA)" || { code=$$?; \
	if [ $$code = 1 ] && [ -n "$(ANYWAY)" ]; then echo "Built all the same (ANYWAY=$(ANYWAY)), without what cannot be used."; \
	elif [ $$code = 1 ]; then echo "Nothing is built. Mend them, or build without what cannot be used: ANYWAY=1"; exit 1; \
	else echo "DATA names the folder of the network's data: DATA=public/data (or none) for this one, see public/readme/hosting.md"; exit 1; fi; }

rust:
	@command -v rustup >/dev/null || { echo "rustup is missing: see https://rustup.rs, then run make again"; exit 1; }
	@command -v cc >/dev/null || { echo "a C compiler is missing: apt-get install build-essential (or your system's like), then run make again"; exit 1; }
	@rustup run $(TOOLCHAIN) rustc --version >/dev/null 2>&1 || rustup toolchain install $(TOOLCHAIN) --profile minimal
	@rustup target list --installed --toolchain $(TOOLCHAIN) | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown --toolchain $(TOOLCHAIN)
	@cargo +$(TOOLCHAIN) clippy --version >/dev/null 2>&1 || rustup component add clippy --toolchain $(TOOLCHAIN)
	@cargo +$(TOOLCHAIN) fmt --version >/dev/null 2>&1 || rustup component add rustfmt --toolchain $(TOOLCHAIN)

# install(command, crate, version, minutes): installs a tool of this version, ready-made where cargo-binstall is there.
define install
	@have=$$($(1) --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1); \
	[ "$$have" = $(3) ] || { [ -z "$$have" ] || echo "$(2) $$have is here, but this project needs $(3): it takes its place in $(CARGO_FOLDER)/bin"; \
	if command -v cargo-binstall >/dev/null && cargo binstall --no-confirm --disable-telemetry $(2)@$(3); then :; \
	else echo "Installing $(2) $(3) (about $(4) minutes, once; cargo-binstall would take seconds)"; cargo install --locked $(2)@$(3); fi; }
endef

tools: rust
	$(call install,trunk,trunk,$(TRUNK),ten)
	$(call install,wasm-bindgen,wasm-bindgen-cli,$(BINDGEN),five)

tools-deny: rust
	$(call install,cargo deny,cargo-deny,$(DENY),ten)

tools-fuzz: rust
	$(call install,cargo fuzz,cargo-fuzz,$(FUZZ),one)
	@command -v c++ >/dev/null || { echo "a C++ compiler is missing: apt-get install build-essential (or your system's like), then run make again"; exit 1; }

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

# axe-core and Biome, of tests/package-lock.json.
packages:
	@command -v npm >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq npm; \
	else echo "npm is missing (it brings axe-core, for the accessibility tests, and Biome, for lint-web): sudo apt-get install npm"; exit 1; fi
	@[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || npm ci --prefix tests --silent
