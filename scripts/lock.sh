#!/bin/sh
# lock.sh: pins the newest versions that pyproject.toml allows, with hashes and without saying where they come from.
# Uses uv, in an environment of its own, because pip cannot resolve for all platforms at once.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
python3 -m venv "$tool"
watch "fetching uv" "$tool/bin/pip" install -q uv
pin() {
    "$tool/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-header --no-emit-index-url --output-file "$@" >/dev/null
}
pin requirements.txt pyproject.toml --group build
pin requirements-dev.txt pyproject.toml --group dev --constraint requirements.txt
say "requirements.txt and requirements-dev.txt are new. Next: make test, then commit both"
