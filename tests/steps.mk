# The steps of the commands in the Makefile, and the tools that they need.

STEP := tests/step.sh
REPORT := awk -v all=$(ALL) -f tests/timings.awk target/timings/steps.tsv target/timings/*.log
# Report of durations; number of parallel tests; longest wait of a test in seconds, for a busy machine.
TIMED := -Zunstable-options --report-time --color never $(if $(ALL),--include-ignored)
WORKERS ?= 2
export WAIT ?= 60
SECONDS ?= 600
SEED ?= 1
SOAK := SOAK_SECONDS=$(SECONDS) SOAK_SEED=$(SEED)
MINUTES ?= 60
SURFACES ?= addresses check draft files flat folder map search sheet tables
# The tools of the build, compiled together with the tests.
COMPILED := cargo test $(NATIVE) --workspace --no-run
WITH_COMPILED := TOOLS="$(CURDIR)/target/debug"
OUT := target/wasm32-unknown-unknown/release

# Smoke tests: starting, navigating, searching, embedding, offline use.
SMOKE := every_french_page_meets following_a_link a_visitor_reaches typing_replaces slash_and_ctrl_k_open \
	one_tag_shows the_height_follows text_typed_before_the_app after_one_visit
# Tests that depend on the engine: every page, history and focus, the catalogue, the search dialog, embeds, the swap-in
# on published pages, offline use, denied permissions, hostile input.
JOURNEYS := routes:: navigation:: privacy:: offline:: a_visitor_reaches back_from_a_record typing_replaces \
	text_typed_before ticked_opened under_the_policy slash_and_ctrl_k_open a_tap_on \
	enter_on_an_option one_tag_shows a_frame_that_fails the_height_follows each_code_is_copied \
	the_map_shows whatever_the_browser_denies embeds_load a_refused_url_change a_failed_copy \
	the_shortlist_page a_failed_app_script hostile_urls hostile_data

.PHONY: in-heard format locks clippy clippy-wasm web columns suites doc data-problems in-chromium in-firefox in-webkit in-engines \
	on-servers compiled program in-dist built isles data

format: rust
	@$(STEP) format cargo fmt --check

# The fuzzing crate has a lock file of its own.
locks: rust
	@$(STEP) locks cargo tree --locked --quiet --depth 0 --manifest-path tests/fuzz/Cargo.toml

clippy: rust
	@$(STEP) clippy cargo clippy $(NATIVE) --workspace --all-targets -- -D warnings

clippy-wasm: rust
	@$(STEP) clippy-wasm cargo clippy --locked --target wasm32-unknown-unknown --features csr,search-module -- -D warnings

web: packages
	@$(STEP) web tests/node_modules/.bin/biome ci --colors=off --error-on-warnings public style src tests/bench

columns:
	@$(STEP) columns awk 'length > 120 { print FILENAME ":" FNR ": over 120 columns"; code = 1 } END { exit code }' \
		style/*.css style/*/*.css style/*/*/*.css public/*.css public/*.js src/tools/*/*.js tests/bench/scale/*.js

suites: rust
	@$(STEP) native cargo test $(NATIVE) --workspace --lib --bins --test native --test commands --test fuzz -- $(TIMED)

doc: rust
	@$(STEP) doc cargo test $(NATIVE) --workspace --doc

data-problems: rust
	@$(WITH_COMPILED) $(STEP) data .cargo/tool check --problems "$(DATA)"

in-chromium:
	@$(STEP) chromium cargo test $(NATIVE) --test browser --test size --no-fail-fast -- $(TIMED) --test-threads=$(WORKERS)

in-firefox in-webkit: in-%:
	@ENGINE=$* $(STEP) $* cargo test $(NATIVE) --test browser -- $(TIMED) --test-threads=1 \
		$(or $(TESTS),$(if $(ALL),$(JOURNEYS),$(SMOKE)))

# Only where a screen reader is installed: `make heard` installs it.
in-heard:
	@$(STEP) heard tests/heard/listen.py --quiet $(if $(ALL),,--short)

in-engines:
	@$(MAKE) in-firefox in-webkit

on-servers:
	@$(MAKE) hosting network

compiled:
	@$(STEP) compile $(COMPILED)
	@$(MAKE) -j1 lint native

# Compiles with the options of Trunk, so that Trunk can use the result.
program: trunk
	cargo build $(WASM) --bin site --no-default-features --features csr

# Builds the site in dist/ with the compiled tools; `built` only if a source is newer.
in-dist:
	@$(WITH_COMPILED) $(STEP) build $(MAKE) build

SOURCES := src public style index.html Trunk.toml Cargo.toml Cargo.lock
built:
	@[ -f dist/SHA256SUMS ] && [ -z "$$(find $(SOURCES) -newer dist/SHA256SUMS -type f -print -quit)" ] || \
	{ $(COMPILED) --quiet && $(WITH_COMPILED) $(MAKE) build; }

isles: trunk
	@$(COMPILED) --quiet
	@$(WITH_COMPILED) $(STEP) build-network $(MAKE) build DATA=tests/fixtures/network BASE=/network/ \
		ORIGIN=https://isles.example DIST=target/network/site/network SETTINGS=target/network/hosting

# Problems stop a build, so that no record is dropped silently; ANYWAY=1 builds what can be used.
data: rust
	@.cargo/tool check --build $(if $(ANYWAY),--anyway) "$(DATA)"

# Tools to install.
BROWSERS := chromium firefox webkit
INSTALLED := rust trunk wasm-bindgen cargo-deny cargo-fuzz $(BROWSERS) servers packages orca lighthouse node
.PHONY: $(INSTALLED)
trunk: wasm-bindgen
wasm-bindgen cargo-deny cargo-fuzz firefox: rust
$(INSTALLED):
	@tests/setup.sh $@
