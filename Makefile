# `make` alone lists the commands. tests/setup.sh installs the tools that are missing, or prints the command that does.

export DATA ?= public/data
# The site's own URL (https://network.example), named in the published pages if it is known.
export ORIGIN
# The path that the site is served under, such as /network/, with or without its slashes. The steps that write pages
# read it from SITE_BASE, the app from its page: it is not compiled in.
BASE ?= /
ifneq ($(shell printf %s '$(BASE)' | tr -d 'A-Za-z0-9._~/-'),)
$(error BASE is `$(BASE)`: expected a path such as /network/ (the host is named by ORIGIN=https://…))
endif
export SITE_BASE := $(subst $() ,,$(addprefix /,$(subst /, ,$(BASE))))
DIST ?= dist
SETTINGS ?= target/hosting
PORT ?= 8080

MAKEFLAGS += --no-print-directory
CARGO_FOLDER := $(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)
export PATH := $(CARGO_FOLDER)/bin:$(PATH)
# Removes paths of this machine from the app: the same commit gives the same bytes on every machine.
ifeq ($(words $(CARGO_FOLDER) $(CURDIR)),2)
export CRATES := $(CARGO_FOLDER)/registry/src/
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(CRATES)= --remap-path-prefix=$(CURDIR)=.
export RUSTC_WRAPPER := $(CURDIR)/.cargo/rustc
endif
NATIVE := --locked --features native
WASM := --locked --release --target wasm32-unknown-unknown

# The steps used by the commands below, and the tools that they need.
include tests/steps.mk

.DEFAULT_GOAL := help
.PHONY: help serve dev build check import schemas test test-all quick one lint lint-web native browser engines hosting \
	network heard deny again reproduce soak fuzz bench search-module clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

serve: trunk data ## Build the site as visitors get it and serve it on http://127.0.0.1:8080 (PORT=…)
	trunk serve --release --no-autoreload --port $(PORT)

dev: trunk data ## The same for development: faster to build, larger to load, rebuilt at each change
	trunk serve --port $(PORT)

build: trunk data ## Build the site into dist/ (ORIGIN=https://…, BASE=/path/, DATA=folder of another network)
	@mkdir -p "$(DIST)"
	trunk build --release --dist "$(DIST)"
	.cargo/tool pack "$(DIST)" "$(SETTINGS)"

check: rust ## Check the data files (DATA=folder for others than public/data, ALL=1 for every warning)
	@.cargo/tool check $(if $(ALL),--all) "$(DATA)"

import: rust ## Convert a spreadsheet of platforms to records (SHEET=file.xlsx, over the records of DATA=folder)
	@.cargo/tool import "$(or $(SHEET),$(CSV))" "$(DATA)"

schemas: rust ## Write the JSON Schemas of the data files, after a change of their declarations
	@.cargo/tool schemas

test: trunk $(BROWSERS) servers packages ## Every behaviour once: native, Chromium, other engines in short, servers
	@MAKE="$(MAKE)" tests/test.sh

test-all: export ALL := 1
test-all: ## Everything: every case and page, three engines, soak, hostile data, reproducibility
	@-tests/setup.sh orca
	@$(MAKE) test && $(MAKE) deny again

quick: rust ## Formatting, clippy, Biome and the native tests: a minute
	@rm -rf target/timings; code=0; $(MAKE) lint native || code=1; $(REPORT); exit $$code

one: export WAIT := 20
one: rust ## One test by a part of its name: TEST=words_of_its_name [ENGINE=firefox] [ALL=1]
	@tests/one.sh "$(subst $() ,_,$(strip $(TEST)))"

lint: format locks clippy clippy-wasm lint-web ## Formatting and clippy, native and for the browser; scripts, styles

lint-web: web columns ## Scripts and styles: Biome's rules, no line over 120 columns

native: suites doc data-problems ## Tests without a browser: core, pages as HTML, checker, saved inputs of the fuzzer

browser: built chromium packages ## The browser tests and size gate on dist/ (ALL=1, ENGINE=firefox|webkit, TESTS=…)
	@$(MAKE) in-$(or $(filter firefox webkit,$(ENGINE)),chromium)

engines: built firefox webkit packages ## The journeys of a visit in Firefox and WebKitGTK, at the same time
	@$(MAKE) -j2 in-firefox in-webkit ALL=1

hosting: built chromium servers ## Headers, types, compression and policy of dist/ on nginx, Caddy and Apache
	@$(STEP) hosting cargo test $(NATIVE) --test hosting -- $(TIMED) --test-threads=1

network: isles chromium packages servers ## A fictitious network under /network/: published, in a browser, on servers
	@$(STEP) network cargo test $(NATIVE) --test network -- $(TIMED) --test-threads=1

heard: built chromium firefox orca ## What a screen reader says on dist/, in two browsers (JOURNEY=words of its name)
	@tests/heard/listen.py $(JOURNEY)

deny: cargo-deny ## Licences and sources of all dependencies, and known vulnerabilities
	@tests/deny.sh

again: trunk ## Compile the app once more, in another folder, and compare it with that in dist/
	@tests/again.sh

reproduce: build ## Build the last commit once more, from nothing in another folder, and compare every byte
	@tests/reproduce.sh "$(DIST)"

soak: chromium ## Random use of dist/ in a browser (SECONDS=600, SEED=1)
	$(SOAK) cargo test $(NATIVE) --test browser -- --nocapture --include-ignored soak::

fuzz: cargo-fuzz ## Search for inputs that break a parser (MINUTES=60 in all, SURFACES="search sheet")
	@tests/fuzz/run.sh $(MINUTES) $(SURFACES)

bench: build search-module chromium servers lighthouse $(if $(BENCH),node) ## Sizes, times (BENCH=other engines, BEFORE=dist)
	cargo bench $(NATIVE) --bench site
	$(if $(BENCH),BENCH=$(BENCH)) cargo bench --locked --bench search
	$(if $(BENCH),@tests/bench/compare.sh "$(BENCH)")

search-module: trunk ## The search engine alone, as a wasm module in target/search-module/
	cargo build $(WASM) --features search-module --bin search-module
	wasm-bindgen --target web --no-typescript --out-dir target/search-module --out-name search $(OUT)/search-module.wasm

clean: ## Remove everything that was built
	rm -rf target dist tests/node_modules
