"""Which characters have a shape in the bundled fonts."""

from fontTools.ttLib import TTFont

from engross.writers import glyphs


def test_a_line_end_needs_no_shape() -> None:
    """Verbatim lines end within a passage, and no font has a shape for that."""
    assert glyphs.lacking("one\ntwo") == frozenset()


def test_a_sign_of_no_font_is_named() -> None:
    """What no bundled face has is lacking."""
    assert glyphs.lacking("a\ue123") == {"\ue123"}


def test_what_is_shown_is_what_every_font_has() -> None:
    """The list of characters is that of the fonts; where this fails, run `python scripts/glyphs.py`."""
    faces = [{*TTFont(path).getBestCmap()} for path in glyphs.FONTS.glob("*.ttf")]
    assert len(faces) == 4
    assert {ord(character) for character in glyphs.shown()} == set.intersection(*faces)
