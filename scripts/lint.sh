#!/bin/sh
# lint.sh: runs every check of the project's own sources, all of them even when one fails; exit 1 if any did.
set -u
cd "$(dirname "$0")/.."
. scripts/say.sh

PATH=$PWD/.venv/bin:$PATH
failed=
step() {
    name=$1
    shift
    watch "$name" "$@" || failed="$failed $name,"
}
step "ruff check" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "import order of the rooms" lint-imports
step "spelling" codespell
step "licence notes" reuse lint --quiet
[ -z "$failed" ] || { say "failed:${failed%,}"; exit 1; }
say "the sources are clean"
