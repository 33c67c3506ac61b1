# `make serve` and `make test` are all that is needed; each sets up what is missing first.
SHELL := /bin/bash
UV := .uv/bin/uv
BIN := .venv/bin
DEBIAN := git make python3-pip chromium redis-server postgresql nginx openssl faketime
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help setup serve test lint types check debian requirements clean

help:
	@echo "make serve   set up, train if there is no model, serve at http://127.0.0.1:8080"
	@echo "make test    set up, then run every check"
	@echo "make setup   only set up: .venv with .venv/bin/lots"

serve: setup model
	@$(BIN)/lots serve

test: setup debian lint types check
	$(BIN)/python -W ignore -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --ignore tests/faults
	$(BIN)/python -W ignore -m pytest tests/faults  # what is promised in seconds is measured alone

setup: .venv/.ready models/spacy-sv/.ready

# The package installer, from the package index, without touching the system's Python.
$(UV): requirements-uv.txt
	@echo "1/4 Installing uv into .uv"
	@python3 -m pip install --quiet --no-warn-script-location --require-hashes --upgrade --target .uv -r requirements-uv.txt \
	  || { echo "uv could not be installed. Is python3-pip installed, and the package index reachable?"; exit 1; }
	@touch $(UV)

.venv/.ready: $(UV) requirements.txt requirements-dev.txt pyproject.toml .python-version
	@echo "2/4 Making .venv with Python $$(cat .python-version)"
	@$(UV) venv --quiet --allow-existing --python "$$(cat .python-version)" .venv \
	  || { echo "Python $$(cat .python-version) was not found. Install it with pyenv, or let uv fetch it: $(UV) python install $$(cat .python-version)"; exit 1; }
	@echo "3/4 Installing packages, about 3 GB on disk"
	@$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements-dev.txt \
	  && $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . \
	  || { echo "The packages could not be installed. Is the package index reachable, and is there 4 GB free?"; exit 1; }
	@$(BIN)/python -m compileall -q bot  # a service that may not write beside its code would compile it at each start
	@touch $@

models/spacy-sv/.ready: .venv/.ready bot/nlu/lemmas.py
	@echo "4/4 Building the Swedish lemma pipeline"
	@$(BIN)/python -m bot.nlu.lemmas models/spacy-sv && touch $@

.PHONY: model
model:
	@ls models/*.tar.gz >/dev/null 2>&1 || $(BIN)/lots train

debian:
	@for package in $(DEBIAN); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then echo "Installing Debian packages:$$missing"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	  else echo "Debian packages are missing. Run: sudo apt-get install$$missing"; exit 1; fi; fi

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

check:
	$(BIN)/lots check

requirements: $(UV)
	$(UV) pip compile --quiet --upgrade --python-version "$$(cat .python-version)" --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	$(UV) pip compile --quiet --upgrade --python-version "$$(cat .python-version)" --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.txt
	$(UV) pip compile --quiet --upgrade --python-version "$$(cat .python-version)" --generate-hashes --no-emit-index-url --no-header requirements-uv.in -o requirements-uv.txt

clean:
	rm -rf .venv .uv models var results
