# Runs and tests the site on Debian or Ubuntu; needs make and Python 3.11 or newer, and fetches the rest.
export PORT ?= 8000
BIN := .venv/bin
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(RECENT)' 2>/dev/null && echo $(name))))
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate

# $(call system,WHAT FOR,PACKAGES) installs the packages that are missing, or says which command does.
system = missing=$$(for package in $(2); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done | xargs); \
	test -n "$$missing" || exit 0; \
	if test "$$(id -u)" = 0; then root=env; elif sudo -n true 2>/dev/null; then root="sudo -n env"; else root=; fi; \
	if test -n "$$root"; then \
		echo "Installing $$missing: for $(1)."; \
		$$root apt-get update -qq && \
		$$root DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $$missing >/dev/null && exit 0; \
	fi; \
	echo "For $(1), run: sudo apt-get install $$missing"

.DELETE_ON_ERROR:
.PHONY: run dev test setup environment lock

# The production server, on http://127.0.0.1:8000.
run: setup
	@umask 077; exec $(BIN)/gunicorn --config python:selector.server selector.wsgi

# The same address, reloading after each change.
dev: export DEBUG := yes
dev: setup
	@umask 077; exec $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# Every stage; the last line counts over all of them.
test: environment .venv/dev
	@$(call system,the tests of pages and PDFs and on PostgreSQL,chromium poppler-utils postgresql qpdf)
	@exec $(BIN)/python -m tests.run

setup: environment
	@umask 077; $(BIN)/python manage.py prepare --port $(PORT)

environment: .venv/runtime var/secret_key
	@$(call system,the PDF (the site runs without),libpangoft2-1.0-0 libharfbuzz-subset0)

.venv/runtime: requirements.lock
	@$(PYTHON) -c '$(RECENT)' 2>/dev/null || { \
		echo "Python 3.11 or newer is missing: install it, or name it, like make run PYTHON=/usr/local/bin/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call system,the virtual environment,python3-venv); exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv
	@echo "Installing the site's packages."
	@$(INSTALL) $<
	@touch $@

.venv/dev: requirements-dev.lock .venv/runtime
	@echo "Installing the test tools."
	@$(INSTALL) $<
	@touch $@

var/secret_key: | .venv/runtime
	@umask 077; mkdir -p $(@D); $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' >$@

# Both lists of exact versions, after a change in pyproject.toml.
lock: .venv/dev
	@$(COMPILE) pyproject.toml --output-file requirements.lock
	@$(COMPILE) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
