"""A clause file cut in two: front matter between `---` lines at its very beginning, and the body below.

Takes the text of a file; returns both parts with the line where each begins. Never falls back: a file whose front
matter is missing, late or unclosed is a finding, because a lost front matter would make an optional clause
unconditional.
"""

from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a clause file and the lines (from 1) of the file where they begin."""

    matter: str
    body: str
    matter_line: int
    body_line: int


def split(text: str, path: str, findings: Findings) -> Parts | None:
    """The parts of a clause file, or None after a finding."""
    lines = text.split("\n")
    if lines[0] != FENCE:
        late = next((i for i, line in enumerate(lines) if line.strip() == FENCE), None)
        message = (
            "the file does not begin with front matter" if late is None else "something stands before the front matter"
        )
        findings.add(
            "no-front-matter", message, Span(path), "begin the file with a line `---`, nothing before or after it"
        )
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line == FENCE), None)
    if end is None:
        hint = "end it with a line `---`, without spaces"
        near = next((i for i, line in enumerate(lines[1:], 1) if line.strip() in {FENCE, "..."}), 0)
        findings.add("unclosed-front-matter", "the front matter is not closed", Span(path, near + 1), hint)
        return None
    return Parts("\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), 2, end + 2)
