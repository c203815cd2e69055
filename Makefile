# make run and make test do all their own set-up; they need git, make and Python 3.11 to 3.13 with venv.

HOST = 127.0.0.1
PORT = 8000
PYTHON = .venv/bin/python
INSTALLED = .venv/installed
SPACY = .venv/bench/installed
PYTEST = $(PYTHON) -m pytest

.PHONY: help run demo test test-quick lint bench-check bench-pages

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 12

run: $(INSTALLED) ## Start the site and print its address (PORT=8000 HOST=127.0.0.1)
	@$(PYTHON) manage.py start --host $(HOST) --port $(PORT)

demo: $(INSTALLED) ## The same, with a fictional group and its sign-ins
	@$(PYTHON) manage.py start --host $(HOST) --port $(PORT) --demo

test: lint ## Everything: lint, types, all tests on SQLite, those of transactions on PostgreSQL too
	@CHROMIUM="$$(tests/find_browser.sh)" || exit 2; export CHROMIUM; \
	TEST_DATABASE=postgresql $(PYTEST) -q -n 2 -m transactions && $(PYTEST) -n 2 --dist loadfile

test-quick: lint ## Lint, types and the tests that need no browser, no service and little time
	@$(PYTEST) -n 2 -m "not browser and not services and not slow"

lint: $(INSTALLED) ## Style, types, and whether the migrations are complete
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py makemigrations --check --dry-run

bench-check: $(INSTALLED) $(SPACY) ## How much the check finds, how much of it is right, what it costs (DATA=folder of marked texts)
	@$(PYTHON) -m tests.bench.check $(DATA)

bench-pages: $(INSTALLED) ## What pages, searches, a save with its check and a keystroke cost in a group of 2,000 posts
	@CHROMIUM="$$(tests/find_browser.sh)" || exit 2; export CHROMIUM; $(PYTHON) -m tests.bench.pages

# What only the measuring needs, apart from what the site needs; .venv may have been cleared meanwhile.
$(SPACY): tests/bench/requirements.txt | $(INSTALLED)
	@echo "Installing spaCy's small model into .venv/bench, to measure beside it; once."; \
	rm -rf $(@D) && \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --target $(@D) -r $< && \
	touch $@

# Begun anew when it was not finished; brought up to date when requirements.txt changes.
$(INSTALLED): requirements.txt
	@for python in python3.13 python3.12 python3.11 python3; do \
		$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || continue; \
		fits=$$python; \
		$$python -c 'import ensurepip, venv' 2>/dev/null && able=$$python && break; \
	done; \
	if [ -z "$$fits" ]; then \
		echo "SupportCircle needs Python 3.11, 3.12 or 3.13: install one of them and run this again." >&2; exit 2; \
	elif [ -z "$$able" ]; then \
		echo "$$fits lacks venv: install it (Debian: apt install python3-venv) and run this again." >&2; exit 2; \
	fi; \
	[ -e $@ ] || clear=--clear; \
	echo "Installing what SupportCircle needs into .venv; this takes a minute or two, once."; \
	$$able -m venv $$clear .venv && \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && \
	touch $@
