# The short way to the commands of the README, for those who have make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --no-strip-extras --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

.PHONY: run test lint bench crowd bombs scale screenshots words policy plotly wheelhouse requirements upgrade clean

run: $(VENV)/run.stamp  ## open the dashboard
	$(BIN)/python -m streamlit run dashboard.py

test: $(VENV)/dev.stamp  ## linters, types, import rules, all tests with coverage
	$(BIN)/python -m tests

lint: $(VENV)/dev.stamp  ## linters, types and import rules only
	$(BIN)/python -m tests --lint

bench: $(VENV)/dev.stamp  ## measure in a browser, beside a bare page
	$(BIN)/python -m tests.benchmarks

crowd: $(VENV)/dev.stamp  ## twenty-five readers for five minutes: memory, times, errors
	$(BIN)/python -m tests.benchmarks.crowd

bombs: $(VENV)/dev.stamp  ## hostile uploads: time, memory, and what another reader notices
	$(BIN)/python -m tests.benchmarks.bombs

scale: $(VENV)/dev.stamp  ## import and open made-up packages of 45,000 and 930,000 participations
	$(BIN)/python -m tests.benchmarks.scale
	$(BIN)/python -m tests.benchmarks.scale --events 20000 --participations 930000 --rounds 4

screenshots: $(VENV)/dev.stamp  ## every page, every width, light and dark, into test-results/screenshots
	$(BIN)/python -m tests.browser.screenshots test-results/screenshots

words: $(VENV)/run.stamp  ## bring the catalogue up to date with the messages in the code
	$(BIN)/pybabel --quiet extract --mapping-file utils/locale/babel.cfg --no-default-keywords --keywords _ \
		--keywords ngettext:1,2 --sort-output --no-location --no-wrap --output-file utils/locale/messages.pot .
	$(BIN)/pybabel --quiet update --locale fr --input-file utils/locale/messages.pot --output-file utils/locale/fr.po \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

policy: $(VENV)/run.stamp  ## allow the scripts inside a page, by their hashes, in the shipped nginx
	$(BIN)/python deploy/policy.py > deploy/nginx/policy.conf

plotly: $(VENV)/run.stamp  ## the parts of plotly.js that draw the figures, in the version that plotly itself brings
	version=$$($(BIN)/python -c "from plotly.offline import get_plotlyjs_version as v; print(v())") && \
	for part in basic geo; do \
		archive=$$(npm pack --silent --pack-destination "$${TMPDIR:-/tmp}" plotly.js-$$part-dist-min@$$version) && \
		tar -xzOf "$${TMPDIR:-/tmp}/$$archive" package/plotly-$$part.min.js > static/plotly/$$part.min.js || exit 1; \
	done

wheelhouse: $(VENV)/run.stamp  ## every wheel that the dashboard needs, into the folder wheels, for a machine without network
	PYTHON=$(BIN)/python sh deploy/wheelhouse.sh wheels

requirements: $(VENV)/dev.stamp  ## compile both requirements files from pyproject.toml, keeping what is pinned
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

upgrade: $(VENV)/dev.stamp  ## the same, taking the newest versions of all that is not a direct dependency
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.txt
	$(COMPILE) --upgrade pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/run.stamp
