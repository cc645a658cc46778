# `make help` lists what can be done. Everything is installed into .venv; nothing outside this folder changes, but `make test`
# installs Chromium, PostgreSQL and CUPS with apt when they are missing.

PYTHON ?= python3
PORT ?= 8080
STORE_DIR ?= var
BIN := .venv/bin

.PHONY: help run serve test check bench fuzz lock vendor tools clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

run: .venv/run.done ## start the demo shop: server, virtual devices, online shop (PORT=8080, STORE_DIR=var)
	@$(BIN)/python run.py demo --port $(PORT) --dir "$(STORE_DIR)"

serve: .venv/run.done ## start a real store with store.toml
	@$(BIN)/python run.py serve --settings store.toml --dir "$(STORE_DIR)"

test: .venv/dev.done tools ## run every test
	@$(BIN)/python -m pytest

check: .venv/dev.done tools ## everything that must be clean: style, types, walls, vendored parts, tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python static/vendor/vendor.py check
	@$(BIN)/python -m pytest

bench: .venv/dev.done tools ## measure: prints a table of ratios and writes var/bench.json
	@$(BIN)/python -m tests.bench --dir "$(STORE_DIR)"

fuzz: .venv/dev.done ## half a million hostile inputs through the decoders: prints its seed
	@$(BIN)/python -m tests.fuzz

lock: .venv/dev.done ## renew the locked requirements from requirements.in and requirements-dev.in
	@$(BIN)/pip install -q pip-tools
	@for name in requirements requirements-dev; do $(BIN)/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o $$name.txt $$name.in; done

vendor: .venv/dev.done ## fetch the browser parts again as locked, and check them
	@$(BIN)/python static/vendor/vendor.py fetch && $(BIN)/python static/vendor/vendor.py check

tools: ## install what the tests need beside Python: Chromium, PostgreSQL, CUPS
	@if command -v chromium >/dev/null && ls /usr/lib/postgresql/*/bin/initdb /usr/sbin/cupsd >/dev/null 2>&1; then exit 0; fi; \
	  echo "installing chromium, postgresql and cups-daemon"; \
	  if [ "$$(id -u)" = 0 ]; then s=; else s=sudo; fi; \
	  $$s apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$s apt-get install -y -qq chromium postgresql >/dev/null && \
	  DEBIAN_FRONTEND=noninteractive $$s apt-get install -y -qq --no-install-recommends cups-daemon >/dev/null

clean: ## remove the virtual environment and everything the demo wrote
	@rm -rf .venv var

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing: apt-get install python3-venv"; rm -rf .venv; exit 1; }

.venv/run.done: requirements.txt | .venv/bin/python
	@echo "installing what the server needs"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.done: requirements-dev.txt requirements.txt | .venv/bin/python
	@echo "installing what the tests need"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch .venv/run.done $@
