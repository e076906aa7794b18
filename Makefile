# make demo and make test are all one needs; each sets up .venv the first time, from the hashed lock files.
# With another Python: make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python

# An environment is made anew where its Python was upgraded, as the stamps name the version, or is gone.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
RUN_READY := $(VENV)/.run-$(VERSION)
DEV_READY := $(VENV)/.dev-$(VERSION)
SITE := .venv-site
SITE_READY := $(SITE)/.site-$(VERSION)
GONE := $(shell test -x $(RUN) || echo gone)

# Tests sync thousands of small files to the disk; in memory, where there is one, they need a tenth of the time.
SCRATCH := $(if $(wildcard /dev/shm/.),TMPDIR=$(shell test -w /dev/shm && echo /dev/shm || echo /tmp))

# Tests start the program hundreds of times: it is compiled once for all of them, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check app types style imports complexity docs words site bench soak lock clean gone

demo: $(RUN_READY)
	@$(RUN) -m pmworkshop demo

# Tests of examples draw a quarter of them; make check draws all (tests/examples.py).
test: $(DEV_READY)
	@$(SCRATCH) $(RUN) -m pytest -n auto

# What only reads the source runs two at a time.
check: $(DEV_READY)
	@$(MAKE) --no-print-directory -j2 types style imports complexity
	$(RUN) docs/words.py --check
	$(RUN) docs/build.py --check
	@$(MAKE) --no-print-directory site
	@rm -f .coverage .coverage.*
	PMWORKSHOP_COVERAGE=1 PMWORKSHOP_PROGRAMS=1 PMWORKSHOP_WHOLE=1 $(SCRATCH) $(RUN) -m pytest -n auto
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report --fail-under=100

# The program with its Python, as a folder and as one file, for the system that this runs on; see docs/installing.md.
app: $(DEV_READY)
	@$(RUN) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/app installer/pmworkshop.spec
	@$(RUN) installer/smoke.py dist

types: $(DEV_READY)
	$(RUN) -m mypy

style: $(DEV_READY)
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .

imports: $(DEV_READY)
	$(RUN) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

complexity: $(DEV_READY)
	@echo 'No function is more complex than 10 (radon, cyclomatic):'; ! $(RUN) -m radon cc --show-complexity --min C src | grep .

# Pictures and tables of keys, made of what the program is now.
docs: $(DEV_READY)
	@$(RUN) docs/build.py

# The catalogues of the languages, with every message of the source; what has no translation is named.
words: $(DEV_READY)
	@$(RUN) docs/words.py

# The pages of the guide as a site, in build/site; a link that leads nowhere stops it.
site: $(SITE_READY)
	NO_MKDOCS_2_WARNING=1 $(SITE)/bin/python -m mkdocs build --quiet

bench: $(DEV_READY)
	@$(RUN) benchmarks/bench.py
	@$(RUN) benchmarks/database_figures.py

# For hours: programs that run whole workshops are killed, and a database under them, sessions are damaged, 2000 courses
# of events are walked and each rule gets 2000 examples; nothing that was acknowledged may be lost, and nothing damaged
# shown as true. Then 100,000 keys at random.
soak: $(DEV_READY)
	@$(RUN) benchmarks/kill.py 10000
	@$(RUN) benchmarks/database_kill.py 500
	@$(RUN) benchmarks/damage.py 100000
	@PMWORKSHOP_WALKS=2000 $(RUN) -m pytest -p no:cacheprovider tests/test_rule_machine.py tests/test_random_workshop.py
	@PMWORKSHOP_EXAMPLES=2000 $(RUN) -m pytest -n auto tests/agenda tests/base tests/insight tests/report tests/session
	@$(RUN) benchmarks/keys.py 100000

# Only this needs uv (pip install uv) and the network.
lock:
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header --upgrade -q -o requirements.lock
	uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes --no-header --upgrade -q \
	  -o requirements-dev.lock
	uv pip compile --group site --universal --generate-hashes --no-header --upgrade -q \
	  -o requirements-site.lock

clean:
	rm -rf $(VENV) $(SITE) build dist .coverage .coverage.* .hypothesis .mypy_cache .ruff_cache .pytest_cache \
	  .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Before anything is installed, one line says what is missing.
define ready
	@command -v $(PYTHON) >/dev/null || { \
	  echo "pmworkshop needs Python 3.11 or newer, and there is no $(PYTHON) here. Name yours: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "pmworkshop needs Python 3.11 or newer; $(PYTHON) is $(VERSION). Name a newer one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || python3 -m pip --version >/dev/null 2>&1 || { \
	  echo "pmworkshop needs pip, which $(PYTHON) does not have. On Debian and Ubuntu: apt install python3-pip"; exit 1; }
	@test -w . || { \
	  echo "pmworkshop sets itself up in $(CURDIR), which cannot be written to. Copy the folder to one of yours."; exit 1; }
endef

# Nothing in the environment names the folder of the checkout, so that both can be moved together.
# A bare machine has no ensurepip, and its pip installs nowhere but into an environment that it is pointed at.
define packages
	@test "$$($(2)/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$(VERSION)" || \
	  $(PYTHON) -m venv --clear --without-pip $(2) || { \
	  echo "No environment could be made in $(CURDIR)/$(2). Is the disk full? Then run make again."; exit 1; }
	@pip="$(PYTHON) -m pip"; $$pip --version >/dev/null 2>&1 || pip="python3 -m pip"; \
	  echo "Setting up $(2) from $(1), once ..."; \
	  $$pip --python $(2)/bin/python install --quiet --disable-pip-version-check --require-hashes -r $(1) >$(2)/setup.log 2>&1 || { \
	  why="Is there a network?"; \
	  grep -q -e "No space left" -e "quota exceeded" $(2)/setup.log && why="The disk is full."; \
	  echo "The packages in $(1) could not be installed. $$why What pip says is in $(2)/setup.log."; exit 1; }
endef

define install
	$(call packages,$(1),$(VENV))
	@$(RUN) -c 'import os, pathlib, sysconfig; here = sysconfig.get_path("purelib"); \
	  pathlib.Path(here, "pmworkshop.pth").write_text(os.path.relpath("src", here) + "\n", encoding="utf-8")'
	@test -e $(BIN)/pmworkshop || { \
	  printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m pmworkshop "$$@"\n' > $(BIN)/pmworkshop; \
	  chmod +x $(BIN)/pmworkshop; }
endef

$(RUN_READY): requirements.lock $(GONE)
	$(ready)
	$(call install,requirements.lock)
	@touch $@

# The development lock holds the other one too.
$(DEV_READY): requirements-dev.lock $(GONE)
	$(ready)
	$(call install,requirements-dev.lock)
	@touch $(RUN_READY) $@

$(SITE_READY): requirements-site.lock
	$(ready)
	$(call packages,requirements-site.lock,$(SITE))
	@touch $@
