"""What is spared where WeasyPrint is imported: nobody is given less for it."""

import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image

from engross.writers.glyphs import FONTS

OURS = "import engross.writers.typesetter"
PAGE = """<style>@font-face { font-family: Web; src: url(web.woff2) } p { font: 20px Web; }</style>
<p>Words in a font of the web</p><img src="turned.jpg" style="image-orientation: from-image"><img src="plain.png">
"""
PRINT = """
from weasyprint import HTML
HTML("page.html").write_pdf("page.pdf", uncompressed_pdf=True)
"""


def run(code: str, folder: Path) -> str:
    """What a fresh Python prints that runs code in a folder."""
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_pictures_and_fonts_of_the_web_print_as_ever(tmp_path: Path) -> None:
    """A page with both is the same file, whether our typesetter was imported before or not."""
    font = TTFont(FONTS / "SourceSerif4-Regular.ttf")
    font.flavor = "woff2"
    font.save(tmp_path / "web.woff2")
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (30, 20), "red").save(tmp_path / "turned.jpg", exif=turned)
    Image.new("RGBA", (10, 10), (0, 0, 255, 128)).save(tmp_path / "plain.png")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    run(PRINT, tmp_path)
    without = (tmp_path / "page.pdf").read_bytes()
    run(OURS + PRINT, tmp_path)
    assert b"/Image" in without
    assert (tmp_path / "page.pdf").read_bytes() == without


def test_nothing_for_pictures_is_loaded_with_the_typesetter(tmp_path: Path) -> None:
    """Modules that a page of words does not need are loaded when they are used, and are whole then."""
    unused = ("PIL.ImageOps", "fontTools.ttLib.woff2", "fontTools.subset.cff", "fontTools.varLib.instancer")
    code = f"{OURS}, sys; print(*(type(sys.modules.get(name)).__name__ for name in {unused!r}))"
    assert run(code, tmp_path).split() == ["_LazyModule", "_LazyModule", "NoneType", "NoneType"]
    used = "; ".join((OURS, "import PIL.ImageOps, fontTools.subset", "from fontTools.varLib import instancer"))
    whole = "print(*map(callable, (PIL.ImageOps.flip, fontTools.subset.Subsetter, instancer.instantiateVariableFont)))"
    assert run(f"{used}; {whole}", tmp_path).split() == ["True", "True", "True"]
