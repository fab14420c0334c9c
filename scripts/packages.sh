#!/bin/sh
# packages.sh WHY PACKAGE...: installs those of the named Debian packages that are missing.
# Needs root or a sudo that asks nothing; without them it says in one line what to install, and exits 4.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

why=$1
shift
missing=
for package in "$@"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    say "$why: not a Debian system; install the counterparts of$missing, then run this again"
    exit 4
elif [ "$(id -u)" -eq 0 ]; then
    root=
elif sudo -n true 2>/dev/null; then
    root="sudo -n"
else
    say "$why: ask someone with root to run: apt-get install --no-install-recommends$missing"
    exit 4
fi

watch "reading the list of Debian packages" $root apt-get update -q || exit 4
watch "installing$missing ($why)" \
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing || exit 4
