#!/bin/sh
# reproducible.sh: releases the clauses twice, in a copy, with everything around them varied that reprotest can vary here.
# Needs root or sudo for the Debian packages; prints the checksums and "Reproduction successful", or what differs.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

scripts/packages.sh "varying what is around a build" reprotest disorderfs faketime
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir -p "$copy/tests"
cp -R clauses CHANGELOG.md "$copy"
cp -R tests/__snapshots__ "$copy/tests"
say "building twice, which takes a minute or two"
engross=$PWD/.venv/bin/engross
cd "$copy"
# The shuffled folder cannot be unmounted before the last worker that set a PDF in it is gone.
reprotest --min-cpus 1 --vary=+all,-user_group -c "rm -rf builds; $engross release; sleep 5" . 'builds/*/*' -- null
