# Every target does its own set-up: the virtual environment .venv, pinned packages, and the libraries that PDFs need.
.DEFAULT_GOAL := help
.PHONY: help release reproducible build check accept test slow soak lint bench package doctor checkers lock clean

# Compiled code is kept between commands, also where the environment says otherwise: the tests start hundreds of them.
export PYTHONDONTWRITEBYTECODE =

engross = .venv/bin/engross
python = .venv/bin/python

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

release: runtime ## write every licence of the current edition in every format, sealed with hashes
	@$(engross) release

reproducible: runtime ## build the edition twice under other clocks, places, settings and orders of files, and compare
	@scripts/reproducible.sh

build: runtime ## write the same into builds/draft, for a look
	@$(engross) build

check: runtime ## read the clauses and say what is wrong with them
	@$(engross) check

test: development ## run the tests (ARGS="-k name" picks some)
	@$(python) -m pytest -n auto --dist worksteal $(ARGS)
	@echo "The tests pass. Next: make release, or make lint before a commit that touches Python."

slow: development ## run the tests that take minutes
	@$(python) -m pytest -n auto --dist worksteal -m "slow and not soak" $(ARGS)

soak: development ## look for faults that the tests do not notice, for hours (SHARE=0.01: a hundredth; SEED=2: others)
	@$(python) -m pytest -n auto --dist worksteal -m soak $(ARGS)
	@$(python) -m tests.harness --share $${SHARE:-1} --seed $${SEED:-1}
	@$(python) -m benchmarks.mutants --count $${COUNT:-60}

accept: runtime ## accept the changed wording as meant: make accept REASON="why it changed"
	@$(engross) accept $${REASON:+--reason "$$REASON"}

lint: development ## check the style, types, room order, spelling and licence notes of the project itself
	@scripts/lint.sh

bench: runtime ## compare what a build costs with the least and with other programs, and what a redline marks (half an hour and more)
	@$(python) -m benchmarks $(ROUNDS)
	@$(python) -m benchmarks.peers $(ROUNDS)
	@$(python) -m benchmarks.growth
	@$(python) -m benchmarks.redlines
	@$(python) -m benchmarks.rivals

package: development ## build wheel and sdist into dist, and follow the tutorial with the wheel in a fresh environment
	@scripts/package.sh

doctor: runtime ## say what this machine has and lacks
	@$(engross) doctor

checkers: ## install what the tests use to read the outputs back (Debian, Node): pandoc, LibreOffice, qpdf, Chromium and more
	@scripts/packages.sh "checkers of the outputs" pandoc libreoffice-writer-nogui python3-uno qpdf poppler-utils unzip chromium default-jre-headless
	@scripts/node_checkers.sh
	@echo "The checkers are installed. Next: make test"

lock: ## choose the newest versions of all packages anew, and pin them with hashes
	@scripts/lock.sh

clean: ## remove what can be made again: .venv, caches, builds/draft
	@rm -rf .venv scripts/node/node_modules builds/draft dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: runtime development
runtime:
	@scripts/setup.sh requirements.txt
development:
	@scripts/setup.sh requirements-dev.txt
