"""Pages as a test reads them: their elements, the ids they have and the places they lead to."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "input", "br", "col", "img", "hr"}


@dataclass
class Read(HTMLParser):
    """The elements of a page: tag and attributes, in order, and the words outside of any element that is not shown."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keeps words."""
        self.words += data

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def addresses(self) -> list[str]:
        """Every address that an element asks for or leads to."""
        return [one[key] for _, one in self.elements for key in ("href", "src", "action") if key in one]


def read(path: Path) -> Read:
    """A page from a file."""
    found = Read()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def own_pages(site: Path) -> list[Path]:
    """The pages that the site made itself: those that an edition brought along are licences as they are."""
    pages = sorted(site.rglob("*.html"))
    parts = {path: path.relative_to(site).parts for path in pages}
    return [path for path in pages if len(parts[path]) < 3 and parts[path][0] != "working"]
