"""The tutorial and the how-to guides are true: a reader who does what they say sees what they show.

ENGROSS_BIN is the folder of the `engross` to follow them with; `make package` sets it to that of an installed wheel.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.documentation import follow

DOCS = Path(__file__).parents[1] / "docs"
PROGRAMS = Path(os.environ.get("ENGROSS_BIN", Path(sys.executable).parent))
CODE = re.compile(r"^```.*?^```$|^ {4,}[^\n]*$|`[^`\n]+`(?!\])", re.MULTILINE | re.DOTALL)
TASKS = dict(
    re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", (DOCS / "how-to.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
)


@pytest.mark.slow
def test_the_tutorial_leads_to_a_sealed_edition(tmp_path: Path) -> None:
    """Every command runs, prints what the page says, and ends with 0; every edit fits."""
    follow((DOCS / "tutorial.md").read_text(encoding="utf-8"), tmp_path, PROGRAMS)
    sealed = tmp_path / "my-licences" / "builds"
    assert (sealed / "SEALED").is_file()
    assert len([*(sealed / "1.0").glob("RC*")]) == 30


@pytest.mark.parametrize("task", [task for task, text in TASKS.items() if "```console" in text])
def test_a_task_can_be_done_as_described(task: str, tmp_path: Path) -> None:
    """Each section works by itself on a new family."""
    subprocess.run([PROGRAMS / "engross", "new", tmp_path / "my-licences"], check=True, capture_output=True)
    follow(TASKS[task], tmp_path / "my-licences", PROGRAMS)


def test_every_task_is_in_the_list_at_the_top() -> None:
    """The list of tasks leads to each section, in order."""
    listed = re.findall(r"^- \[(.*)\]\(#(.*)\)$", (DOCS / "how-to.md").read_text("utf-8"), flags=re.MULTILINE)
    assert [name for name, _ in listed] == [*TASKS]
    assert [anchor for _, anchor in listed] == [name.lower().replace(" ", "-") for name in TASKS]


@pytest.mark.parametrize("name", ["page", "redline", "chooser"])
def test_the_readme_opens_with_small_pictures(name: str) -> None:
    """Each picture is described for those who do not see it, and is small; `scripts/pictures.sh` makes it."""
    picture = DOCS / "pictures" / f"{name}.png"
    opening = (DOCS.parent / "README.md").read_text("utf-8").split("\n\n")[1]
    assert re.search(rf'src="docs/pictures/{name}\.png" width="32%" alt="[^"]+"', opening)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 60_000


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    """Links between the pages and to files of the repository, with their headings."""
    pages = [*DOCS.glob("*.md"), *DOCS.parent.glob("*.md")]
    links = [
        (page, to.replace("\\", ""), heading)
        for page in pages
        for to, heading in re.findall(r"\]\(([^)#:]*)(?:#([^):]*))?\)", CODE.sub("", page.read_text("utf-8")))
    ]
    assert [(page.name, to) for page, to, _ in links if not (page.parent / to).exists()] == []
    to_headings = [(page, page.parent / to if to else page, heading) for page, to, heading in links if heading]
    assert [
        (page.name, heading)
        for page, target, heading in to_headings
        if target.suffix == ".md" and heading not in anchors(target)
    ] == []


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "question",
    [
        "What may stand in `applies`?",
        "How do I write a list whose last item alone depends on an option?",
        "What does `flags` do?",
        "Why is my clause not printed?",
    ],
)
def test_a_newcomers_question_is_a_heading(question: str) -> None:
    """The page of the source format answers it below a heading of its own, and the how-to guides lead there."""
    page = (DOCS / "format.md").read_text("utf-8")
    assert re.search(rf"^### {re.escape(question)}\n\n\S", page, flags=re.MULTILINE)
    anchor = re.sub(r"[^\w\- ]", "", question.lower()).replace(" ", "-")
    assert f"(format.md#{anchor})" in (DOCS / "how-to.md").read_text("utf-8")
