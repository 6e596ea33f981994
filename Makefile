# Every command makes what it needs. `make help` lists them.

PYTHON ?= python3
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test test-fast lint format bench chromium constraints clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 22
	@echo "  PORT=8600 serves on another port; PYTHON=python3.12 takes another Python."

run: build ## Serve the dashboard at http://localhost:8501
	@exec $(BIN)/python -m streamlit run app.py --server.port $(PORT)

build: $(VENV)/installed ## Build the store from data/, when its inputs have changed
	@$(BIN)/python -m mps build

test: lint test-fast chromium ## Run every check and test, in a real browser too
	@$(BIN)/python -m pytest tests/e2e

test-fast: $(VENV)/installed-dev ## Run the tests that need no browser, side by side
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --ignore tests/e2e

lint: $(VENV)/installed-dev ## Check form, import rules, types and SQL
	@$(BIN)/ruff format --check --quiet || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet
	@$(BIN)/lint-imports --no-cache --no-logo > $(VENV)/lint-imports.txt || { cat $(VENV)/lint-imports.txt; exit 1; }
	@$(BIN)/mypy --no-error-summary mps
	@$(BIN)/sqlfluff lint --quiet queries
	@echo "lint: all clean"

format: $(VENV)/installed-dev ## Put Python files into the project's form
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: $(VENV)/installed-dev build chromium ## Measure imports, build, queries, pages and the browser (minutes)
	@$(BIN)/python -m benchmarks.run

chromium: $(VENV)/installed-dev
	@$(BIN)/python -m tests.e2e.chromium

constraints: ## Write constraints.txt anew from the two requirements files
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	grep -hv '^-[cr]' requirements.txt requirements-dev.txt > "$$work/wanted.txt"; \
	$(PYTHON) -m venv "$$work/venv"; \
	"$$work/venv/bin/python" -m pip -qq install -r "$$work/wanted.txt"; \
	{ echo "# The exact version of every package, direct or not. Made by: make constraints"; \
	  "$$work/venv/bin/python" -m pip freeze; } > constraints.txt

clean: ## Remove what was made: environment, store, shapes, feeds, caches
	rm -rf $(VENV) store static/shapes static/feeds screenshots .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp file is newer than the requirements it stands for: nothing to install, no call of pip.
$(VENV)/installed: requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing what the app needs ..."
	@$(PIP) install -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need ..."
	@$(PIP) install -r requirements-dev.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is older or missing."; \
	  echo "Name another with: make PYTHON=python3.11 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu:"; \
	  echo "  sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
