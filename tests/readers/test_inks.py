"""Colours of a PDF in every kind of space: which words are there to be seen, in files that pikepdf writes."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.readers.test_pdf import SAID, SEALED, TEXT, draw, keys, read_back, sample

from engross.readers import Standing

Space = Callable[[pikepdf.Pdf], Any]


def ink(name: str, full: list[float], none: tuple[float, ...] = (0, 0, 0, 0)) -> Space:
    """A space of one ink, which looks like these shares of cyan, magenta, yellow and black."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(none), C1=Array(full), N=1)
    return lambda pdf: Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])


def inks(*names: str) -> Space:
    """A space of several inks, with a function that must be run to know how they look."""

    def made(pdf: pikepdf.Pdf) -> Array:
        function = pikepdf.Stream(pdf, b"{ 0 0 }")
        function.stream_dict = Dictionary(FunctionType=4, Domain=Array([0, 1] * len(names)), Range=Array([0, 1] * 4))
        return Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), Name.DeviceCMYK, function])

    return made


def profile(count: int) -> Space:
    """A space with a profile, of so many numbers."""

    def made(pdf: pikepdf.Pdf) -> Array:
        stream = pikepdf.Stream(pdf, b"a profile")
        stream.stream_dict = Dictionary(N=count)
        return Array([Name.ICCBased, pdf.make_indirect(stream)])

    return made


def table(data: bytes, base: Space) -> Space:
    """A space of the colours of a table."""
    return lambda pdf: Array([Name.Indexed, base(pdf), 1, String(data)])


def lab(pdf: pikepdf.Pdf) -> Array:
    """The space of lightness and two hues."""
    return Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])


def in_itself(pdf: pikepdf.Pdf) -> Any:
    """A table of colours whose space is that table."""
    made = pdf.make_indirect(Array([Name.Indexed, Name.DeviceGray, 1, String(b"\0\xff")]))
    made[1] = made
    return made


BLACK_INK = ink("Black", [0, 0, 0, 1])
GREY: Space = lambda pdf: Name.DeviceGray  # noqa: E731
UNSEEN: dict[str, tuple[Space, str]] = {
    "all of an ink of the name None": (ink("None", [0, 0, 0, 1]), "/Ink cs 1 scn"),
    "an ink of the name None, none chosen": (ink("None", [0, 0, 0, 1]), "/Ink cs"),
    "several inks of the name None": (inks("None", "None"), "/Ink cs 1 1 scn"),
    "none of black": (BLACK_INK, "/Ink cs 0 scn"),
    "none of several inks": (inks("Cyan", "Spot"), "/Ink cs 0 0 scn"),
    "a varnish, which has no colour": (ink("Varnish", [0, 0, 0, 0]), "/Ink cs 1 scn"),
    "white of one number": (profile(1), "/Ink cs 1 sc"),
    "white of three numbers": (profile(3), "/Ink cs 1 1 1 sc"),
    "white of four numbers": (profile(4), "/Ink cs 0 0 0 0 scn"),
    "white of lightness": (lab, "/Ink cs 100 0 0 scn"),
    "white of a table": (table(b"\0\xff", GREY), "/Ink cs 1 scn"),
    "white of a table, from far beyond its end": (table(b"\0\xff", GREY), f"/Ink cs {'9' * 30}.5 scn"),
    "white of a table of lightness": (table(b"\0\x80\x80\xff\x80\x80", lab), "/Ink cs 1 scn"),
    "white of a table of a profile": (table(b"\0\0\0\xff\xff\xff", profile(3)), "/Ink cs 1 scn"),
    "the first colour of a table, white": (table(b"\xff\0", GREY), "/Ink cs"),
    "outlines of white": (profile(1), "1 Tr /Ink CS 1 SCN"),
    "outlines of an ink of the name None": (ink("None", [0, 0, 0, 1]), "1 Tr /Ink CS 1 SCN"),
    "on a box of the same ink": (ink("Spot", [0, 1, 1, 0]), "/Ink cs 1 scn 70 50 400 30 re f"),
    "white in a space chosen before": (profile(1), "/Ink cs q 0 0 1 rg Q 1 scn"),
}
SEEN: dict[str, tuple[Space, str]] = {
    "all of black": (BLACK_INK, "/Ink cs 1 scn"),
    "all of black, none chosen": (BLACK_INK, "/Ink cs"),
    "black that looks so at none": (ink("Odd", [0, 0, 0, 0], none=(0, 0, 0, 1)), "/Ink cs 0 scn"),
    "black of a profile": (profile(1), "/Ink cs 0 sc"),
    "black of a profile, none chosen": (profile(4), "/Ink cs"),
    "black of lightness": (lab, "/Ink cs 0 0 0 scn"),
    "black of a table": (table(b"\0\xff", GREY), "/Ink cs 0 scn"),
    "a place before the table, black": (table(b"\0\xff", GREY), "/Ink cs -7 scn"),
    "red of lightness": (lab, "/Ink cs 50 60 40 scn"),
    "black of a table of lightness": (table(b"\0\x80\x80\xff\x80\x80", lab), "/Ink cs 0 scn"),
    "black letters with outlines of white": (profile(1), "/Ink CS 1 SCN"),
    "under a box of the ink None": (ink("None", [0, 0, 0, 1]), f"{TEXT} /Ink cs 1 scn 70 50 400 30 re f 0 g"),
    "more ink than there is": (ink("Spot", [0, 1, 1, 0]), f"/Ink cs {'9' * 30} scn"),
}
UNKNOWN: dict[str, tuple[Space, str]] = {
    "some of several inks": (inks("Cyan", "Spot"), "/Ink cs 1 0 scn"),
    "one ink of the name None beside another": (inks("None", "Spot"), "/Ink cs 1 1 scn"),
    "too few numbers": (profile(3), "/Ink cs 1 scn"),
    "a pattern": (GREY, "/Pattern cs /P1 scn"),
    "white on a pattern": (GREY, f"/Pattern cs /P1 scn 70 50 400 30 re f 1 g {TEXT} 0 g"),
    "outlines of a pattern": (GREY, "1 Tr /Pattern CS /P1 SCN"),
    "a space that nobody has": (GREY, "/Other cs 1 scn"),
    "a table that is none": (lambda pdf: Array([Name.Indexed, Name.DeviceGray, 1, 7]), "/Ink cs 0 scn"),
    "an ink that lacks its looks": (lambda pdf: Array([Name.Separation, Name.Spot]), "/Ink cs 0 scn"),
    "a table that lacks its colours": (lambda pdf: Array([Name.Indexed, Name.DeviceGray]), "/Ink cs"),
    "a profile of no numbers": (profile(0), "/Ink cs 1 scn"),
    "a table in itself": (in_itself, "/Ink cs 0 scn"),
}


def beside(space: Space, stream: str) -> tuple[list[tuple[Standing, str]], bool]:
    """What stands beside the text of a page with words in such a colour, and whether the text is as it was."""
    with sample() as pdf:
        draw(pdf, f"{stream} {TEXT}", ColorSpace=Dictionary({"/Ink": space(pdf)}))
        reading = read_back(pdf)
    return [(one.place, one.text) for one in reading.beside], keys(reading) == SEALED


@pytest.mark.parametrize("case", UNSEEN)
def test_words_in_a_colour_that_nobody_sees_are_named(case: str) -> None:
    """Whatever space the colour is of, words of the colour of the paper, or of no ink, stand beside the text."""
    assert beside(*UNSEEN[case]) == ([(Standing.HIDDEN, SAID)], True)


@pytest.mark.parametrize("case", SEEN)
def test_words_in_a_colour_that_one_sees_are_text(case: str) -> None:
    """They are read with the text."""
    assert beside(*SEEN[case]) == ([], False)


@pytest.mark.parametrize("case", UNKNOWN)
def test_words_in_a_colour_that_is_not_known_are_text_and_told(case: str) -> None:
    """They are read with the text, and one line says that they may not be there to be seen."""
    found, same = beside(*UNKNOWN[case])
    assert (found, same) == ([(Standing.UNREAD, "")], False)
