"""What `redline.compare` says of two documents: which provisions changed, and which words in them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.samples import para, sample
from tests.writers.redlined import SMALL

from engross.model import Change, ChangeKind, Class, Document, Mark, Paragraph, Provision, Reference, Table, Term, Text
from engross.redline import END, unchanged
from engross.redline import compare as compare_documents


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """The changes between two documents."""
    return compare_documents(old, new).changes


def edited(document: Document, edit: Callable[[Provision], Provision | None]) -> Document:
    """The document after `edit` of every provision, from the leaves up; None leaves a provision out."""

    def below(provision: Provision) -> Provision | None:
        return edit(replace(provision, children=all_of(provision.children)))

    def all_of(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(p for p in map(below, provisions) if p is not None)

    return replace(
        document,
        front=all_of(document.front),
        sections=all_of(document.sections),
        annexes=all_of(document.annexes),
    )


def with_body(id: str, *inlines: object) -> Document:
    """The sample with another first paragraph in one provision."""
    return edited(sample(), lambda p: replace(p, body=(para(*inlines), *p.body[1:])) if p.id == id else p)


def marks(change: Change) -> str:
    """The change as it is shown on a plain terminal."""
    shown = {Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}", Mark.NONE: "{}"}
    return "".join(shown[run.mark].format(run.text) for run in change.runs)


def test_a_document_equals_itself() -> None:
    """Comparing a document with itself finds nothing: it is the redline without a mark."""
    assert compare_documents(sample(), sample()) == unchanged(sample())


def test_a_changed_word_is_one_deletion_and_one_insertion() -> None:
    """A changed word is shown with the words around it untouched."""
    (change,) = compare(sample(), with_body("risk.asis", "The products come as they are."))
    assert (change.id, change.kind, change.new_number) == ("risk.asis", ChangeKind.CHANGED, "3.1")
    assert marks(change) == "As is\nThe [-Goods-]{+products+} come as they are."


def test_words_that_stay_are_one_run() -> None:
    """Beside a changed word, however many inlines they are; a reference with another number is a run of its own."""
    (change,) = compare(
        with_body(
            "risk.asis", "We keep ", Term("Goods", "def.goods"), " as ", Reference("keep", "2.1", "Section"), " says."
        ),
        with_body(
            "risk.asis", "You keep ", Term("Goods", "def.goods"), " as ", Reference("keep", "2.2", "Section"), " says."
        ),
    )
    assert [(run.text, run.was, run.change) for run in change.runs] == [
        ("As is\n", "", None),
        ("We", "", Class.WORDING),
        ("You", "", Class.WORDING),
        (" keep Goods as ", "", None),
        ("Section 2.2", "Section 2.1", Class.RENUMBERING),
        (" says.", "", None),
    ]


def test_two_references_with_other_numbers_are_two_runs() -> None:
    """Each is shown with the number that it had, also where nothing stands between them."""
    old, new = (
        with_body("risk.asis", Reference("keep", keep, "Section"), Reference("show", show, " and"))
        for keep, show in (("2.1", "2.2"), ("2.2", "2.3"))
    )
    (change,) = compare(old, new)
    assert [(run.text, run.was) for run in change.runs[1:]] == [
        ("Section 2.2", "Section 2.1"),
        (" and 2.3", " and 2.2"),
    ]


def test_edits_that_only_a_space_parts_are_one() -> None:
    """Two changed words side by side are shown as one edit."""
    (change,) = compare(sample(), with_body("risk.asis", "Every product comes as they are."))
    assert marks(change) == "As is\n[-The Goods come-]{+Every product comes+} as they are."


def test_paragraphs_that_stay_in_a_provision_are_kept_beside_one_that_does_not() -> None:
    """A last paragraph put first is taken out and put in; the two that it passes have no mark."""
    open_, bring, water = (
        para("The garden is open on every day of the week but Monday."),
        para("Bring a basket and a pair of shears with you."),
        para("Nobody waters roses at noon."),
    )
    old, new = (
        edited(sample(), lambda p, body=body: replace(p, body=body) if p.id == "risk.asis" else p)  # type: ignore[misc]
        for body in ((open_, bring, water), (water, open_, bring))
    )
    kept = f"\n{open_.text}\n{bring.text}"
    assert [marks(change) for change in compare(old, new)] == [f"As is{{+\n{water.text}+}}{kept}[-\n{water.text}-]"]
    assert [marks(change) for change in compare(new, old)] == [f"As is[-\n{water.text}-]{kept}{{+\n{water.text}+}}"]


def test_added_and_removed_provisions_stand_in_reading_order() -> None:
    """A removed provision is listed after the one it followed; with old and new swapped it is an added one."""
    shorter = edited(sample(), lambda p: None if p.id == "show" else p)
    assert [(c.id, c.kind, c.old_number, c.new_number) for c in compare(sample(), shorter)] == [
        ("show", ChangeKind.REMOVED, "2.2", "")
    ]
    assert [(c.id, c.kind, c.old_number, c.new_number) for c in compare(shorter, sample())] == [
        ("show", ChangeKind.ADDED, "", "2.2")
    ]


def test_a_moved_number_is_no_change_of_words() -> None:
    """A provision at another number, and those that cite it, are renumbered; no word is marked."""

    def moved(p: Provision) -> Provision:
        if p.id == "risk":
            return replace(p, label="4.", number="4")
        first = p.body[0] if p.body else None
        if p.id == "keep" and isinstance(first, Paragraph):
            return replace(
                p,
                body=(
                    Paragraph(tuple(replace(i, number="4") if isinstance(i, Reference) else i for i in first.inlines)),
                ),
            )
        return p

    changes = compare(sample(), edited(sample(), moved))
    assert [(c.id, c.kind, c.old_number, c.new_number) for c in changes] == [
        ("keep", ChangeKind.RENUMBERED, "2.1", "2.1"),
        ("risk", ChangeKind.RENUMBERED, "3", "4"),
    ]
    assert "Section 3" in changes[0].old_text
    assert "Section 4" in changes[0].new_text


def test_a_reference_to_another_provision_is_a_change() -> None:
    """A reference that reads the same and points elsewhere is a change of words."""
    other = with_body("keep", "You may, on condition that ", Reference("show", "3", "Section"), " holds:")
    (change,) = compare(sample(), other)
    assert "[-Section 3-]{+Section 3+}" in marks(change)


def test_an_item_run_into_its_lead_in_is_compared_with_it() -> None:
    """When one of two items goes and the other is run on, only the words that went are marked."""

    def run_on(p: Provision) -> Provision | None:
        if p.id == "keep.a.2":
            return None
        if p.id == "keep.a":
            return replace(
                p, body=(para("keep the ", Text("Goods"), " by day; and"),), children=(), aliases=("keep.a.1",)
            )
        return None if p.id == "keep.a.1" else p

    changes = compare(sample(), edited(sample(), run_on))
    assert [(c.id, c.kind) for c in changes] == [("keep.a", ChangeKind.CHANGED), ("keep.a.2", ChangeKind.REMOVED)]
    assert marks(changes[0]) == "keep the Goods[-:-] by day; [-or-]{+and+}"


def test_emphasis_alone_is_told_apart() -> None:
    """Words that only became bold are restyled, not changed."""
    goods = Term("Goods", "def.goods")
    (change,) = compare(sample(), with_body("risk.asis", "The ", goods, Text(" come", strong=True), " as they are."))
    assert (change.kind, change.classes) == (ChangeKind.RESTYLED, (Class.LAYOUT,))


def test_a_word_that_ceases_to_be_a_term_is_a_change() -> None:
    """The same word without its meaning is changed, though it reads the same."""
    (change,) = compare(sample(), with_body("risk.asis", "The Goods come as they are."))
    assert (change.kind, change.classes) == (ChangeKind.CHANGED, (Class.TERM,))


@pytest.mark.parametrize(("kind", "id"), [("closing line", END), ("table cell", "sheet.1")])
def test_no_words_of_a_document_escape(kind: str, id: str) -> None:
    """A change of the closing line or of a table cell is found."""
    del kind
    other = replace(sample(), end="The end") if id == END else edited(sample(), _other_cell)
    assert [change.id for change in compare(sample(), other)] == [id]


def _other_cell(p: Provision) -> Provision:
    if p.id != "sheet.1":
        return p
    table = p.body[0]
    assert isinstance(table, Table)
    first, second = table.rows
    return replace(p, body=(replace(table, rows=(first, (*second[:2], para("Yes"), second[3]))),))


@pytest.mark.parametrize("name", ["neighbours-change-places", "provisions-swap-words"])
def test_words_that_change_places_are_moved(name: str) -> None:
    """Each paragraph is told where it went and where it came, once, and nothing of it is called a changed word."""
    old, new = SMALL[name]()
    for before, after in ((old, new), (new, old)):
        found = compare(before, after)
        assert {change.kind for change in found} == {ChangeKind.MOVED}
        gone = [run.text.strip() for change in found for run in change.runs if run.mark is Mark.DELETED]
        come = [run.text.strip() for change in found for run in change.runs if run.mark is Mark.INSERTED]
        assert sorted(gone) == sorted(come)
        assert len(gone) == len(set(gone)) == len(found)
        for change in found:
            texts = [provision_text(side, change.id) for side in (before, after)]
            assert [change.old_text, change.new_text] == texts


def provision_text(document: Document, id: str) -> str:
    """The heading and paragraphs of a provision, a line each."""
    [found] = [one for top in document.tops for one in top.walk() if one.id == id]
    bodies = [block.text for block in found.body if isinstance(block, Paragraph)]
    return "\n".join(("".join(inline.text for inline in found.heading), *bodies))
