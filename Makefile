# One verb each; `make` alone lists them. Every verb sets up what it needs, in .venv/.
# Another Python: make graph PYTHON=python3.12

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install graph facts check test bench clean

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

install: $(VENV)/installed ## put kg and all it needs into .venv/

graph: $(VENV)/installed ## build the graph of the sample reports into out/
	@$(BIN)/kg build

facts: $(VENV)/installed ## write the background anew from the lists in ontology/facts/
	@$(BIN)/python ontology/facts/places.py
	@$(BIN)/python ontology/facts/actors.py

check: $(VENV)/installed-test ## look at style and types: ruff, mypy
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

test: check $(VENV)/npm/installed $(VENV)/virtuoso/installed ## check, then run all tests
	@$(BIN)/pytest --numprocesses auto --dist worksteal

bench: $(VENV)/installed-test ## measure how well reports are read and names matched, and how fast the rest is, into docs/
	@$(BIN)/python -m bench.reading
	@$(BIN)/python -m bench.names
	@$(BIN)/python -m bench.analysis
	@$(BIN)/python -m bench.page
	@$(BIN)/python -m bench.store
	@$(BIN)/python -m bench.mirror
	@$(BIN)/python -m bench.shapes
	@$(BIN)/python -m bench.cluster
	@$(BIN)/python -m bench.start

clean: ## remove .venv/ and caches; out/ stays
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "installing kg into $(VENV)/ (a minute or two, once)" >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml $(VENV)/installed
	@echo "installing what the tests need" >&2
	@$(BIN)/python -m pip install --quiet --group test
	@touch $@

# Tests that need these skip themselves where they cannot be had.
$(VENV)/npm/installed: tests/package.json | $(BIN)/python
	@mkdir -p $(@D)
	@cp tests/package.json $(@D)/
	@if npm install --prefix $(@D) --no-package-lock --ignore-scripts --no-audit --no-fund \
		--loglevel error >/dev/null; then touch $@; \
		else echo "npm cannot install what some tests of the page need: they are skipped" >&2; fi

$(VENV)/virtuoso/installed: tests/virtuoso.sh | $(BIN)/python
	@if tests/virtuoso.sh $(@D) >/dev/null; then touch $@; \
		else echo "Virtuoso cannot be had: the tests of kg/remote/ that need it are skipped" >&2; fi
