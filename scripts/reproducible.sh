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
cd "$copy"
reprotest --min-cpus 1 --vary=+all,-user_group -c "rm -rf builds; $OLDPWD/.venv/bin/engross release" . 'builds/*/*' -- null
