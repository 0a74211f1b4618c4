# Everything a newcomer, a developer or CI runs. `make` alone lists it.
# Needs Linux, Python 3.11 or newer with venv, make, and nothing else.

# The first Python on this machine that is new enough; `make venv PYTHON=/some/python3.13` to choose.
PYTHON = $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
ARGS ?=
# One more than there are cores, since one mostly waits for processes (`tests/conftest.py`); four at
# most: each has a database server of its own.
TESTERS := -n $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1))) --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help venv demo playground test check format bench soak lock

help: ## list these targets
	@echo 'make TARGET [ARGS="…"]'
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r target text; do printf '  %-11s %s\n' "$$target" "$$text"; done

venv: .venv/project.done ## make .venv from requirements.lock, if the lock or pyproject.toml changed

demo: venv ## live through a quarter in a county, no token needed (ARGS="--no-serve --replay FILE")
	$(BIN)/yijiabai demo $(ARGS)

playground: venv ## start the local Bot API server alone, no token needed (ARGS="--port N")
	$(BIN)/yijiabai playground --no-bot $(ARGS)

test: .venv/test.done ## run the whole suite (ARGS="tests/conventions -k clock" runs a part, "-n 0" in one process)
	$(BIN)/python -m pytest $(TESTERS) $(ARGS)

check: .venv/test.done ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/test.done ## put every file into the one format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/test.done ## run the benchmarks against their floors (ARGS=NAME runs one)
	$(BIN)/python -m bench $(ARGS)

soak: .venv/test.done ## run the long repetitions (ARGS="NAME --rounds N" runs one, shorter)
	$(BIN)/python -m bench.soaks $(ARGS)

# ---- the virtual environment; a stamp file says that a step was finished

.venv/locked.done: requirements.lock
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed, and none was found.' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@# setuptools first: jieba is a source distribution and is built with the locked one.
	sed -n '/^setuptools==/,/[^\\]$$/p' requirements.lock | $(PIP) install --require-hashes -r /dev/stdin
	$(PIP) install --require-hashes --no-build-isolation -r requirements.lock
	@touch $@

.venv/project.done: .venv/locked.done pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.done: .venv/project.done requirements-test.lock
	$(PIP) install --require-hashes --no-build-isolation -r requirements-test.lock
	@touch $@

# ---- the lock files

COMPILE := uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --quiet

lock: ## make both lock files anew with uv, in a throw-away venv (ARGS=--upgrade for newer versions)
	@set -eu; venv=$$(mktemp -d); trap 'rm -rf "$$venv"' EXIT; \
	echo 'Locking with uv, in a throw-away virtual environment …'; \
	$(PYTHON) -m venv "$$venv"; \
	"$$venv/bin/python" -m pip --quiet --disable-pip-version-check install 'uv>=0.13,<0.14'; \
	PATH="$$venv/bin:$$PATH"; \
	$(COMPILE) $(ARGS) --output-file requirements.lock; \
	$(COMPILE) $(ARGS) --extra test --extra dev --constraint requirements.lock --output-file requirements-test.lock; \
	echo 'Wrote requirements.lock and requirements-test.lock. Commit both; `make venv` installs them.'
