# Everything that a person types. `make run` needs git, make and Python 3.11 or newer, no more.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.stamp
UV := uv==0.13.9

# A virtual environment does not survive a move of the checkout: its scripts name their place.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
MOVED := moved
endif

.PHONY: run setup test bench eye lint types fmt words chromium clean moved
.DEFAULT_GOAL := run

run: $(STAMP)
	@exec $(BIN)/python -m marketplace.local run

setup: $(STAMP)
	@$(BIN)/python -m marketplace.local setup

test: $(STAMP) lint types chromium
	@$(BIN)/pytest -n logical --maxprocesses 8

bench: $(STAMP)
	@$(BIN)/python -m tests.scale.bench
	@$(BIN)/python -m tests.scale.search

# What a phone waits for; asks the site that `make run` serves.
eye: $(STAMP)
	@$(BIN)/python -m tests.scale.eye http://$(or $(HOST),127.0.0.1):$(or $(PORT),8000)

lint: $(STAMP)
	@echo "Format, style and templates"
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make fmt'"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --check --target-version 5.2

types: $(STAMP)
	@echo "Types"
	@$(BIN)/mypy --no-error-summary
	@echo "Import contracts"
	@$(BIN)/lint-imports > .venv/contracts.txt || { cat .venv/contracts.txt; exit 1; }
	@echo "Missing migrations"
	@$(BIN)/python manage.py makemigrations --check --dry-run > .venv/migrations.txt \
		|| { cat .venv/migrations.txt; exit 1; }

fmt: $(STAMP)
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2

# Brings locale/*/django.po up to date and says which strings lack their translation.
words: $(STAMP)
	@$(BIN)/python -m marketplace.translation

clean:
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m marketplace.local clean; else rm -rf var; fi
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Journeys need a browser. Only CI installs it unasked; without one they are skipped, and said so.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || .ci/chromium

$(STAMP): pyproject.toml uv.lock $(MOVED)
	@PYTHON="$(PYTHON)" UV="$(UV)" .ci/environment
	@echo "$(CURDIR)" > $@
