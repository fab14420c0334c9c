#!/bin/sh
# node_checkers.sh: makes scripts/node/node_modules hold what scripts/node/package-lock.json pins, by hash.
# A second run finds its stamp and does nothing.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

folder=scripts/node
stamp=$folder/node_modules/.stamp
if [ -f "$stamp" ] && cmp -s "$stamp" $folder/package-lock.json; then
    exit 0
fi
command -v npm >/dev/null || scripts/packages.sh "the checkers that run under Node" nodejs npm
# Not "npm ci": it wants the binaries of all platforms in the lock, and some registries have those of one alone.
watch "installing the checkers that run under Node" npm install --no-save --prefix $folder || exit 4
cp $folder/package-lock.json "$stamp"
