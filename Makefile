.PHONY: test demo bench
test:
	cargo test --workspace
