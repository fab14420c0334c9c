"""Which characters have a shape in the bundled fonts."""

from engross.writers import glyphs


def test_a_line_end_needs_no_shape() -> None:
    """Verbatim lines end within a passage, and no font has a shape for that."""
    assert glyphs.lacking("one\ntwo") == frozenset()


def test_a_sign_of_no_font_is_named() -> None:
    """What no bundled face has is lacking."""
    assert glyphs.lacking("a\ue123") == {"\ue123"}
