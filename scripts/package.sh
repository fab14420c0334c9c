#!/bin/sh
# package.sh: builds wheel and sdist into dist/, checks what is in them, installs the wheel in a fresh environment with the
# newest packages it allows, and follows the tutorial with it from the first line to the last.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

python=$PWD/.venv/bin/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf dist
mkdir dist
export SOURCE_DATE_EPOCH=0 PIP_DISABLE_PIP_VERSION_CHECK=1

build() { (cd "$1" && "$python" -c "import sys; from flit_core import buildapi; getattr(buildapi, sys.argv[1])(sys.argv[2])" \
    "$2" "$3"); }
build . build_sdist "$PWD/dist"
tar -xzf dist/engross-*.tar.gz -C "$work"
build "$work"/engross-* build_wheel "$PWD/dist"
build . build_wheel "$work"
cmp "$work"/engross-*.whl dist/engross-*.whl || { say "the sdist does not make the same wheel"; exit 1; }

# The wheel has every file of the package that git has, and no other.
git ls-files src/engross | sed 's,^src/,,' | LC_ALL=C sort >"$work/wanted"
"$python" -m zipfile -l dist/engross-*.whl | awk 'NR > 1 && $1 !~ /dist-info/ { print $1 }' | LC_ALL=C sort >"$work/packed"
diff "$work/wanted" "$work/packed" || { say "the wheel does not hold what git has below src/engross"; exit 1; }

"$python" -m venv "$work/fresh"
watch "installing the wheel in a fresh environment" "$work/fresh/bin/pip" install dist/engross-*.whl || exit 1
watch "following the tutorial with it" env ENGROSS_BIN="$work/fresh/bin" \
    "$python" -m pytest -q -p no:cacheprovider tests/test_documentation.py -m slow -k tutorial || exit 1
say "$(ls dist | tr '\n' ' ')are sound. Next: tag the version, and push the tag"
