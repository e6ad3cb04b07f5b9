# Every target sets up what it needs in .venv; nothing is written elsewhere but to the targets' outputs.
# PYTHON names another Python than python3: make site PYTHON=python3.12

# FORMAT=github makes the check's report notes on the lines of a pull request.

PYTHON ?= python3
FORMAT ?= text
VENV := .venv
BIN := $(VENV)/bin
TOOLKIT := $(BIN)/python -m generator
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --strip-extras --allow-unsafe --no-header

.PHONY: site serve check generate bench test lock clean

site: $(VENV)/site.stamp
	@$(TOOLKIT) build

serve: $(VENV)/site.stamp
	@$(TOOLKIT) serve

check: $(VENV)/site.stamp
	@$(TOOLKIT) check --format $(FORMAT)

# What is made from the models and the scripts' sources, and committed.
generate: $(VENV)/site.stamp node_modules/.stamp
	@$(TOOLKIT) schema --to generator/generated
	@node generator/client/bundle.mjs

bench: $(VENV)/test.stamp node_modules/.stamp
	@$(BIN)/python bench/build_times.py
	@echo
	@$(BIN)/python bench/loading.py
	@echo
	@$(BIN)/python bench/form_times.py

test: $(VENV)/test.stamp
	@.ci/packages
	@$(MAKE) --no-print-directory node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadgroup

# New versions of everything, within the bounds of pyproject.toml.
lock: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-tools
	$(COMPILE) --upgrade -o requirements/site.txt pyproject.toml
	$(COMPILE) --upgrade --extra test -c requirements/site.txt -o requirements/test.txt pyproject.toml

clean:
	rm -rf $(VENV) .cache site .site-* node_modules

$(VENV)/site.stamp: requirements/site.txt | $(BIN)/pip
	@echo "Setting up $(VENV) for building ..."
	@$(INSTALL) -r requirements/site.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt | $(BIN)/pip
	@echo "Setting up $(VENV) for tests ..."
	@$(INSTALL) -r requirements/test.txt
	@touch $@ $(VENV)/site.stamp

# The tools for the pages' scripts, for tests and `make generate` alone; their own set-up scripts,
# which would download programs, are not run.
node_modules/.stamp: package-lock.json
	@echo "Setting up node_modules for tests ..."
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(BIN)/pip:
	@command -v $(PYTHON) > /dev/null || { \
		echo "Python is missing: install Python 3.11 or newer (on Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is too old: Python 3.11 or newer is needed. Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "Python's venv is missing (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
