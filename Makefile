# The two commands of the README, and what they are made of. Everything they need they install.
SHELL := /bin/bash
DEMO_DATA ?= target/demo-data
DEMO_LISTEN ?= 127.0.0.1:8080

.PHONY: test demo bench lint unit e2e setup

setup:
	scripts/setup

# What CI runs.
test: setup lint unit e2e

lint:
	cargo fmt --all --check
	cargo xtask tidy
	cargo clippy --workspace --all-targets -- -D warnings

# Every Rust test; the contract suite and the kill test run on SQLite and on a PostgreSQL started for them.
unit:
	scripts/with-postgres cargo test --workspace

# A real Chromium through the whole spine, with axe on every page. The binary is the tests' own: `cargo build` would
# choose other features and compile everything again.
e2e:
	cargo test --workspace --no-run
	scripts/e2e

# The year of a synthetic agency, served. A second run starts afresh.
demo:
	scripts/setup fonts
	cargo build
	rm -rf $(DEMO_DATA)
	cargo run --bin gongkai -- demo --data $(DEMO_DATA) --listen $(DEMO_LISTEN)

bench:
	scripts/setup
	cargo build --release
	cargo run --release -p benches
