# Everything a newcomer needs: `make demo` and `make test`. Each sets itself up in .venv with Python 3.11 or later and pip.

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# The first of these that is Python 3.11 or later.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$each; break; fi; done)

PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

# Texts and corpora of others, outside the repository; tests that need them say so where they are missing.
ifneq ($(wildcard ../shared/data),)
export WORDKEEP_DATA ?= $(abspath ../shared)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs bench score clean

help:
	@echo "make demo    install, build the example corpus, serve it (ARGS=--no-serve stops after the build)"
	@echo "make test    format, lint, types and all tests: what CI runs"
	@echo "make check   the quick part of it: format, lint, types"
	@echo "make format  put code into shape"
	@echo "make docs    write the reference pages anew from the code"
	@echo "make bench   articles and words per second, memory, each stage's share"
	@echo "make score   the whole table of scores, against their floors (needs WORDKEEP_DATA)"
	@echo "make clean   remove the environment and caches"

demo: $(VENV)/installed
	@$(BIN)/wordkeep demo $(ARGS)

test: check
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/installed-dev
	$(BIN)/python -m docs.generate
	@test ! -f src/wordkeep/reader/manifest.json || $(BIN)/python -m evaluation.card

bench: $(VENV)/installed-dev
	@$(BIN)/python -m evaluation.bench $(ARGS)

score: $(VENV)/installed-dev
	@$(BIN)/python -m evaluation.table $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Wordkeep needs Python 3.11 or later; none was found (set PYTHON=/path/to/python)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "python's venv module is missing (on Debian: apt-get install python3-venv)"; exit 2; }

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Wordkeep into $(VENV) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Wordkeep and what its tests need into $(VENV) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
