"""Files as other programs print and save them: a page by Chromium, a Word file by LibreOffice."""

import subprocess
from pathlib import Path


def printed(path: Path, program: str, folder: Path) -> bytes:
    """The PDF that a browser or an office makes of a file."""
    made = folder / f"{path.stem}.pdf"
    if path.suffix == ".html":
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        command += [f"--print-to-pdf={made}", path.resolve().as_uri()]
    else:
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    return made.read_bytes()


def converted(paths: list[Path], form: str, program: str, folder: Path) -> list[Path]:
    """Files as LibreOffice saves them in another format, in a folder that it makes."""
    command = [program, f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    environment = {"HOME": str(folder.parent), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, capture_output=True, timeout=600, env=environment)
    return [folder / f"{path.stem}.{form}" for path in paths]


def resaved(paths: list[Path], through: str, program: str, folder: Path) -> list[Path]:
    """Word files as LibreOffice saves them: as docx at once, or as odt or doc and from there as docx again."""
    formats = ["docx"] if through == "docx" else [through, "docx"]
    for number, form in enumerate(formats):
        paths = converted(paths, form, program, folder / f"{number}-{form}")
    return paths
