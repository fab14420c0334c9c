"""A working folder, brought up to date.

Takes Documents, formats and a folder; returns which files were written and which stood already. What a file was made of
is noted beside it, so that a second run renders only what changed. Never removes a file.
"""

from collections.abc import Sequence
from pathlib import Path

from engross.editions import disk, notes
from engross.editions.lock import held
from engross.editions.notes import Built
from engross.editions.render import Progress, file_name, rendered
from engross.model import Document
from engross.writers import Format


def build(
    documents: Sequence[Document], formats: Sequence[Format], folder: Path, tell: Progress, request: str = ""
) -> Built:
    """Writes the documents in the formats to a folder, each file in one step, only those that changed.

    `request` is noted as the question that these files answer. Raises `Locked` where another run writes to the folder
    and `OSError` where the disk refuses.
    """
    disk.make_folder(folder)
    with held(folder):
        disk.clear_leftovers(folder)
        before = notes.read(folder)
        wanted = [(document, chosen) for chosen in formats for document in documents]
        made_of = _made_of(documents, formats)
        stale = {name for name, inputs in made_of.items() if not before.current(folder / name, inputs)}
        files = dict(before.files)
        written = []
        for output in rendered([one for one in wanted if file_name(*one) in stale]):
            disk.replace(folder / output.name, output.data)
            files[output.name] = (made_of[output.name], output.sha256)
            written.append(output.name)
            tell(len(written), len(stale), output.name)
        notes.write(folder, notes.Notes(files, request, tuple(made_of)))
    return Built(folder, tuple(written), tuple(name for name in made_of if name not in stale))


def _made_of(documents: Sequence[Document], formats: Sequence[Format]) -> dict[str, str]:
    found: dict[str, str] = {}
    for document in documents:
        digests = notes.made_of(repr(document), (chosen.name for chosen in formats))
        found |= {file_name(document, chosen): digests[chosen.name] for chosen in formats}
    return found
