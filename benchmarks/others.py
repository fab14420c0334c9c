"""The same work as other programs do it, one a process: `python -m benchmarks.others NAME TEXTS OUT`.

Takes a folder with the Markdown of all licences, and `old.docx` and `new.docx`; writes Markdown, Word and PDF, or a
Word redline, to another. Each is written as its manual has it, file after file.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import docx


def _run(out: Path, *command: str | Path) -> None:
    # Pandoc leaves files where it runs while it waits for WeasyPrint.
    subprocess.run(command, check=True, capture_output=True, cwd=out)


def pandoc_weasyprint(texts: Path, out: Path) -> None:
    """Pandoc for Word, and pandoc with WeasyPrint behind it for PDF."""
    for text in sorted(texts.glob("*.md")):
        shutil.copy(text, out)
        _run(out, "pandoc", text, "-o", out / f"{text.stem}.docx")
        engine = Path(sys.executable).with_name("weasyprint")
        _run(out, "pandoc", "-s", text, f"--pdf-engine={engine}", "-o", out / f"{text.stem}.pdf")


def pandoc_typst(texts: Path, out: Path) -> None:
    """Pandoc 3 for Word and for the source of typst, which refuses links to our anchors: they are left out."""
    pandoc = import_module("pypandoc").get_pandoc_path()
    typst = import_module("typst")
    for text in sorted(texts.glob("*.md")):
        shutil.copy(text, out)
        _run(out, pandoc, text, "-o", out / f"{text.stem}.docx")
        source = out / f"{text.stem}.typ"
        bare = out / "bare.md"
        bare.write_text(re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text.read_text("utf-8")), "utf-8")
        _run(out, pandoc, "-s", bare, "-t", "typst", "-o", source)
        typst.compile(str(source), output=str(source.with_suffix(".pdf")))
        source.unlink()
        bare.unlink()


def docxtpl_libreoffice(texts: Path, out: Path) -> None:
    """One template filled for each licence, and LibreOffice once for all PDFs."""
    template = out / "template.docx"
    made = docx.Document()
    for words in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        made.add_paragraph(words)
    made.save(str(template))
    for text in sorted(texts.glob("*.md")):
        shutil.copy(text, out)
        lines = [line.lstrip("# ") for line in text.read_text("utf-8").splitlines() if line.strip()]
        filled = import_module("docxtpl").DocxTemplate(template)
        filled.render({"lines": lines}, autoescape=True)
        filled.save(out / f"{text.stem}.docx")
    template.unlink()
    _run(out, "soffice", "--headless", "--convert-to", "pdf", "--outdir", out, *sorted(out.glob("*.docx")))


def docxodus(texts: Path, out: Path) -> None:
    """The engine that compares Word files behind python-redlines."""
    engine = import_module("python_redlines").DocxodusEngine()
    old, new = ((texts / f"{name}.docx").read_bytes() for name in ("old", "new"))
    (out / "redline.docx").write_bytes(engine.run_redline("bench", old, new)[0])


OTHERS: dict[str, Callable[[Path, Path], None]] = {
    "pandoc-weasyprint": pandoc_weasyprint,
    "pandoc-typst": pandoc_typst,
    "docxtpl-libreoffice": docxtpl_libreoffice,
    "docxodus": docxodus,
}


if __name__ == "__main__":
    OTHERS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
