"""What hangs on the page of a PDF: where it stands and what it says."""

from types import SimpleNamespace

import pytest

from engross.readers.pdf_extras import _annotation


@pytest.mark.parametrize(
    ("corners", "height"), [([0, 10, 5, 30], 20.0), ([0, -10, 5, 30], 10.0), ([0, 10], 0.0), (None, 0.0)]
)
def test_an_annotation_stands_at_the_middle_of_its_box(corners: list[int] | None, height: float) -> None:
    """At the foot of its page where it has none."""
    box = None if corners is None else SimpleNamespace(get_object=lambda: corners)
    (mark,) = _annotation({"/Subtype": "/Stamp", "/Rect": box, "/Contents": "Not on Sundays."}, 3)
    assert (mark.page, mark.height, mark.text, mark.name) == (3, height, "Not on Sundays.", "Stamp")
