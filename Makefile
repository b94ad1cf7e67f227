# `make` alone lists what there is. Each command sets up what it needs; only make and Python 3.11 or newer have to be there.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SHELLFLAGS := -euc
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
COMPILE := $(BIN)/python -m compileall -q cartaviva $(addprefix .venv/lib/python*/site-packages/,click lxml pypdfium2 pypdfium2_raw re2 typst xlsxwriter _distutils_hack)
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
LOCALE := cartaviva/locale
CATALOGUES := $(wildcard $(LOCALE)/*/LC_MESSAGES/cartaviva.po)
EXAMPLE := examples/vilaclara-2022.docx
PORT := 8000
DEMO := build/demo
DATABASE_TESTS := tests/records tests/actions tests/mail tests/portal tests/desk tests/guest tests/config tests/structure/test_addresses.py
REPORTS := $(addprefix build/seguiment-2022.,pdf docx xlsx ods html csv json)

##@ Use

run: .venv/.run  ## read an old report, correct it, and serve the example town
	@$(BIN)/cartaviva check $(EXAMPLE) || test $$? -eq 1
	@mkdir -p build
	@$(BIN)/cartaviva report $(EXAMPLE) $(addprefix -o ,$(REPORTS)) || test $$? -eq 1
	@test -e $(DEMO)/demonstration || rm -rf $(DEMO)
	@$(BIN)/cartaviva demo examples
	@exec $(BIN)/cartaviva serve --port $(PORT)

run: export CARTAVIVA_HOME := $(DEMO)
run: export CARTAVIVA_URL := http://127.0.0.1:$(PORT)

# What a server loads is compiled at its first start, as on any machine: else at each, and it keeps what that took.
run bench: export PYTHONDONTWRITEBYTECODE :=

##@ Check

test: lint unit faults browser  ## everything that has to hold

lint: .venv/.test  ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m django makemigrations --check --dry-run

# Hundreds of processes are started here: where no bytecode may be kept, each would compile all that it imports.
unit: export PYTHONDONTWRITEBYTECODE :=
unit: .venv/.test libreoffice  ## all tests but faults and browser, on both databases
	$(BIN)/python -m pytest -n 2 --ignore tests/faults --ignore tests/browser
	$(BIN)/python -m tests.postgresql -n 2 $(DATABASE_TESTS)

faults: .venv/.test libreoffice  ## hostile and broken files; what always holds, tried on more
	$(BIN)/python -m pytest -n 2 tests/faults
	$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile thorough tests/core tests/formats

browser: .venv/.test  ## journeys through the pages, on a screen and on a phone
	@requirements/system.sh chromium chromium
	$(BIN)/python -m pytest -n 2 tests/browser

bench: .venv/.bench libreoffice  ## time and memory, beside other tools in the same run
	$(COMPILE)
	$(BIN)/python -m benchmarks

##@ Keep up to date

format: .venv/.test  ## put the code into its style
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

docs: .venv/.test  ## write the generated pages of docs/reference
	$(BIN)/python docs/generate.py

pictures: .venv/.test  ## take the pictures of the manual from the journeys
	@requirements/system.sh chromium chromium
	@mkdir -p docs/pictures
	PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/browser/test_journey.py tests/browser/test_pictures.py

translations: .venv/.test  ## collect marked texts, for a person to translate
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -F $(LOCALE)/babel.cfg --no-default-keywords -k mark -k say -k plural:1,2 -k mark_plural:1,2 --no-location --sort-output --omit-header -o build/cartaviva.pot cartaviva
	$(BIN)/pybabel --quiet update -i build/cartaviva.pot -d $(LOCALE) -D cartaviva --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 110

lock: .venv/.test  ## pin the newest packages (needs the network)
	$(call compile,run,pyproject.toml requirements/build.in)
	$(call compile,test,requirements/test.in)
	$(call compile,bench,requirements/bench.in)

clean:  ## remove everything that was made here
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	rm -f $(CATALOGUES:.po=.mo)

help:  ## this list
	@awk -F ':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

# Set-up. A stamp is newer than what it was made from, or it is made again.

.venv/bin/python:
	@python=$$(requirements/find-python.sh) && echo "Making .venv with $$python" && "$$python" -m venv --clear .venv

# Installing compiles the translations, too. The code of what reads and writes documents is compiled as pip does with
# what it installs for good: where PYTHONDONTWRITEBYTECODE is set, every start would do it again.
.venv/.run: requirements/run.txt pyproject.toml setup.py $(CATALOGUES) | .venv/bin/python
	@echo "Installing what it runs with into .venv (once)"
	@$(PIP) install --no-compile --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

.venv/.test: requirements/test.txt | .venv/.run
	@echo "Installing what the tests use into .venv (once)"
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@

.venv/.bench: requirements/bench.txt | .venv/.test
	@requirements/system.sh libpangoft2-1.0 libpango-1.0-0 libpangoft2-1.0-0
	$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

libreoffice:
	@requirements/system.sh soffice libreoffice-calc-nogui libreoffice-writer-nogui

# Wheels that lie on this machine's disk, and the address of its index, must not get into a lock.
compile = PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade \
	--generate-hashes --allow-unsafe --strip-extras --no-emit-options --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --output-file requirements/$1.txt $2

.PHONY: run test lint unit faults browser pictures bench format docs translations lock clean help libreoffice
