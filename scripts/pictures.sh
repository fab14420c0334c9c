#!/bin/sh
# pictures.sh: makes the three pictures of README.md in docs/pictures from the newest edition: a page of a PDF, a page of a
# redline as LibreOffice shows it, and the chooser of the site. Needs what "make checkers" installs.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

engross=.venv/bin/engross
edition=$(tail -n 1 builds/SEALED | sed 's,.*  \(.*\)/SHA256SUMS$,\1,')
before=$(tail -n 2 builds/SEALED | head -n 1 | sed 's,.*  \(.*\)/SHA256SUMS$,\1,')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/pictures

pdftoppm -png -singlefile -r 100 -f 3 -l 3 "builds/$edition/MG-BY-NC-$edition.pdf" "$work/page"

watch "comparing $before and $edition" "$engross" redline "MG-BY-NC@$before" "MG-BY-NC@$edition" --format docx -o "$work/redline.docx"
watch "setting the redline" soffice --headless -env:UserInstallation="file://$work/office" --convert-to pdf \
    --outdir "$work" "$work/redline.docx"
pdftoppm -png -r 100 "$work/redline.pdf" "$work/redline"

watch "writing the site" "$engross" site "$work/site" --edition "$edition"
chooser=$(find "$work/site" -name 'choose*.html' | head -n 1)
watch "showing the chooser" chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=900,1160 \
    --virtual-time-budget=3000 --screenshot="$work/chooser.png" "file://$chooser"

.venv/bin/python - "$work" <<'PROGRAM'
"""Shrinks the pictures to one size and few colours; of the redline it takes the page with the most changes."""
import sys
from pathlib import Path

from PIL import Image, ImageChops


def colourful(path):
    """How many pixels are far from grey: tracked changes have the colour of their author."""
    red, _, blue = Image.open(path).convert("RGB").split()
    return sum(ImageChops.difference(red, blue).histogram()[60:])


for name in ("page", "redline", "chooser"):
    path = max(Path(sys.argv[1]).glob(f"{name}*.png"), key=colourful)
    picture = Image.open(path).convert("RGB")
    width, height = 420, 540
    picture = picture.crop((0, 0, picture.width, min(picture.height, picture.width * height // width)))
    picture = picture.resize((width, height), Image.Resampling.LANCZOS).quantize(32, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    picture.save(Path("docs/pictures", f"{name}.png"), optimize=True)
PROGRAM
say "docs/pictures has a page, a redline and the chooser of $edition. Next: look at them"
