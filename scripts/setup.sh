#!/bin/sh
# setup.sh LOCK: makes .venv hold exactly what LOCK pins, by hash, and engross itself, with the libraries that PDFs need.
# A second run finds its stamp and does nothing; the stamp is the hash of all that the set-up depends on.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

lock=$1
venv=.venv
stamp=$venv/$lock.stamp
python=${PYTHON:-python3}

loads() { "$1" -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' \
    libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0 2>/dev/null; }

# state PYTHON LOCK: what the set-up of a lock depends on, as one line.
state() { { pwd; cat "$2" pyproject.toml scripts/setup.sh; } | "$1" -c \
    'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest(), sys.version_info[:3])'; }

linux() { [ "$(uname)" = Linux ]; }

if [ -f "$stamp" ] && [ "$(state $venv/bin/python "$lock" 2>/dev/null)" = "$(cat "$stamp")" ] &&
    { ! linux || loads $venv/bin/python; }; then
    exit 0
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "needs Python 3.11 or newer as $python (set PYTHON to name another)"
    exit 4
fi

if linux; then
    needed=
    "$python" -c 'import ensurepip, venv' 2>/dev/null || needed="$needed python3-venv"
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ ! -e /etc/debian_version ] || needed="$needed ca-certificates"
    loads "$python" || needed="$needed libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    [ -z "$needed" ] || scripts/packages.sh "the set-up needs them" $needed
fi

if ! grep -qsF "$PWD/$venv" $venv/pyvenv.cfg || ! $venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf $venv
    watch "making the virtual environment $venv" "$python" -m venv $venv || exit 4
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
watch "installing the $(grep -c '==' "$lock") packages of $lock, checked by hash" \
    $venv/bin/python -m pip install --require-hashes -r "$lock" || exit 4
watch "installing engross itself" \
    $venv/bin/python -m pip install --no-deps --no-index --no-build-isolation -e . || exit 4
state $venv/bin/python "$lock" >"$stamp"
# The lock of the tests holds every pin of the other one, so that one is set up too.
[ "$lock" = requirements.txt ] || state $venv/bin/python requirements.txt >$venv/requirements.txt.stamp
