"""choose on a real pseudo-terminal, down every path and back, and with answers given as options."""

import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from tests.licences import CLAUSES, GARDEN, family
from tests.shares import some_by_default

from engross.cli.root import cli

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("loaded_once")
FAMILY = family(CLAUSES)
QUESTIONS = {question.text: question for question in FAMILY.chooser}
TAKE_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal that of the process, and Ctrl-C what it is there: workers of a test run ignore it."""
PROMPT = re.compile(r"b goes back\)?: $")
PATIENCE = 5
"""Seconds of silence after which a key is pressed again (our own setting)."""
MOST_WAIT = 60
"""Seconds after which a terminal that says nothing has hung (our own setting)."""

ALL_OPEN = {"content": "model", "osi": "no", "part": "none", "gpl": "no", "unsure": "no", "own": "no"}
WISHES = {
    "MG0": {"credit": "no"},
    "MG-BY": {"credit": "yes"},
    "MG-BY-RAI": {"rules": "yes"},
    "MG-BY-OS": {"open": "yes"},
    "MG-BY-NC": {"commercial": "no"},
    "MG-BY-NC-RAI": {"commercial": "no", "rules": "yes"},
    "MG-BY-NC-OS": {"commercial": "no", "open": "yes"},
    "MG-BY-ND": {"share": "no"},
    "MG-BY-NC-ND": {"commercial": "no", "share": "no"},
}
"""What to answer for each licence, where the other questions about wishes are answered the easy way."""

TYPED_BY_DEFAULT = ("MG0", "MG-BY-NC-RAI")
"""Licences that a person comes to by default: a terminal takes a second, and one walk takes every path."""

NOTICE = ("--owner", "Ada", "--year", "2026", "--place", "London", "--contact", "ada@analytical.uk")
EASY = {"commercial": "yes", "share": "yes", "open": "no", "rules": "no"}


class Terminal:
    """The chooser on a pseudo-terminal: what it shows up to its next prompt, and what is typed."""

    def __init__(self, ours: int, process: subprocess.Popen[bytes]) -> None:
        self.ours = ours
        self.process = process

    def read(self) -> str:
        """All that is shown until it asks for something, or until it ends."""
        shown = ""
        until = time.monotonic() + MOST_WAIT
        while not PROMPT.search(shown):
            assert select.select([self.ours], [], [], max(0, until - time.monotonic()))[0], f"it hangs after: {shown}"
            chunk = self._chunk()
            if not chunk:
                break
            shown += chunk
        return shown

    def type(self, text: str) -> None:
        """Types a line."""
        os.write(self.ours, f"{text}\n".encode())

    def press(self, key: bytes) -> str:
        """Presses a key that ends the run, and again where nothing has come of it for a while; what is shown.

        Python hears of a signal that comes just before it starts to wait only at the next one, so one may not do.
        """
        shown = ""
        until = time.monotonic() + MOST_WAIT
        while time.monotonic() < until:
            os.write(self.ours, key)
            while select.select([self.ours], [], [], PATIENCE)[0]:
                chunk = self._chunk()
                if not chunk:
                    return shown
                shown += chunk
        return shown

    def _chunk(self) -> str:
        """What there is to read; "" where the other end is closed."""
        try:
            return os.read(self.ours, 65536).decode().replace("\r\n", "\n")
        except OSError:  # Linux says so when the other end is closed
            return ""

    def end(self) -> int:
        """The exit code."""
        return self.process.wait(MOST_WAIT)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Runs the chooser on a terminal of its own."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "engross", "-C", str(ROOT), "choose", *arguments]
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_TERMINAL, *command],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"},
    )
    os.close(theirs)
    try:
        yield Terminal(ours, process)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def answers(shown: str) -> list[str]:
    """The answers that are open."""
    found = re.search(r"Answer \(([^;]+); b goes back\): $", shown)
    return found[1].split(", ") if found else []


def question(shown: str) -> str:
    """The id of the question that is asked; "" where it asks for the notice or whether to end."""
    words = " ".join(shown.split())
    return max((words.rfind(text), question.id) for text, question in QUESTIONS.items())[1] if answers(shown) else ""


def result(shown: str) -> str:
    """The licence that a run came to, or where it leads outside."""
    found = re.search(rf"^(\S+)-{re.escape(FAMILY.edition)}: ModelGo", shown, flags=re.MULTILINE)
    return found[1] if found else "outside" if "No licence of this family." in shown else ""


def options(**given: str) -> list[str]:
    """Answers as options of the command line."""
    return [word for name, answer in given.items() for word in (f"--{name.replace('_', '-')}", answer)]


def run(*arguments: str) -> Result:
    """The command without a terminal."""
    return CliRunner().invoke(cli, ["-C", str(ROOT), "choose", *arguments], prog_name="engross")


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`talk("yes", "b")` types lines to the chooser of the garden, in this process."""
    monkeypatch.setattr("engross.cli.choose.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    shutil.copytree(GARDEN, tmp_path / "clauses")

    def typed(*lines: str, given: Sequence[str] = ()) -> Result:
        """The run, with answers given as options."""
        told = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(cli, ["-C", str(tmp_path), "choose", *given], input=told, prog_name="engross")

    return typed


NAME, MARKET, BACK, LOST = "Must gardeners pass", "May the harvest", "Must gardeners send", "Have you no seed"
OWNER, END, NO_MORE = "Who holds the copyright", "Enter ends", "There is no question before this one"
SLIP = "Write one of"
TALKS: dict[str, tuple[Sequence[str], Sequence[str], str]] = {
    "words, beginnings and capitals": (
        ("yes", "N", "No", ""),
        (NAME, MARKET, "Not asked: " + BACK, LOST, OWNER),
        "SB-CR-HG-2.1: ",
    ),
    "back and another answer": (
        ("yes", "yes", "b", "n", "no", ""),
        (NAME, MARKET, BACK, MARKET, "Not asked: " + BACK, LOST, OWNER),
        "SB-CR-HG-2.1: ",
    ),
    "back before the first question": (
        ("b", "no", "B", "no", "yes", "no", ""),
        (NAME, NO_MORE, NAME, MARKET, NAME, MARKET, "Not asked: " + BACK, LOST, OWNER),
        "SB-OPEN-2.1: ",
    ),
    "slips": (
        ("maybe", "yes", "yesno", "yes", "gladly", "no", ""),
        (NAME, SLIP, MARKET, SLIP, BACK, LOST, OWNER),
        "SB-CR-RT-2.1: ",
    ),
    "back from the notice": (
        ("no", "no", "no", "b", "no", ""),
        (NAME, MARKET, "Not asked: " + BACK, LOST, OWNER, "Not asked: " + BACK, LOST, OWNER),
        "SB-HG-2.1: ",
    ),
    "out of the family, back, and to its end": (
        ("no", "no", "yes", "b", "yes", ""),
        (NAME, MARKET, "Not asked: " + BACK, LOST, END, "Not asked: " + BACK, LOST, END),
        "No licence of this family.",
    ),
}


@pytest.mark.parametrize("case", TALKS)
def test_a_talk_asks_what_is_open(case: str, talk: Callable[..., Result]) -> None:
    """In its order, a question once unless the talk goes back to it; all of it beside what is printed."""
    lines, asked, end = TALKS[case]
    ran = talk(*lines)
    said = " ".join(ran.stderr.split())
    known = sorted({*asked, NAME, MARKET, BACK, LOST, OWNER, END, NO_MORE, SLIP}, key=len, reverse=True)
    assert tuple(re.findall("|".join(map(re.escape, known)), said)) == tuple(asked)
    assert ran.exit_code == 0
    assert f"\n{end}" in ran.stdout
    assert "goes back" not in ran.stdout


def test_a_notice_is_printed_when_its_slots_are_filled(talk: Callable[..., Result]) -> None:
    """Each is asked for in turn; none that was given as an option."""
    ran = talk("Ada", given=("--name", "no", "--market", "yes", "--lost", "no", "--year", "2026"))
    assert ran.exit_code == 0
    assert "Bred by Ada, 2026" in ran.stdout
    assert "Year of the copyright" not in ran.stderr
    assert "Next: engross notice" not in ran.stderr


@pytest.mark.slow
def test_every_path_is_walked_and_no_end_is_dead() -> None:
    """One terminal, all answers of all questions, going back from each end: every end is a licence or leads outside."""
    ends: dict[tuple[tuple[str, str], ...], str] = {}

    def walk(screen: Terminal, path: tuple[tuple[str, str], ...]) -> None:
        shown = screen.read()
        if not answers(shown):
            ends[path] = result(shown)
            screen.type("b")
            return
        asked = question(shown)
        for answer in answers(shown):
            screen.type(answer)
            walk(screen, (*path, (asked, answer)))
            again = screen.read()
            assert (question(again), answers(again)) == (asked, answers(shown)), "b went elsewhere"
        if path:
            screen.type("b")

    with terminal() as screen:
        walk(screen, ())
        screen.press(b"\x03")
        assert screen.end() == 130
    assert set(ends.values()) == {*(variant.id for variant in FAMILY.variants), "outside"}
    assert len(ends) > 150
    for path, end in ends.items():
        given = dict(path)
        denied = {"commercial": "NC", "share": "ND", "open": "OS", "rules": "RAI"}
        for name, code in denied.items():
            wanted = given.get(name) == ("no" if name in ("commercial", "share") else "yes")
            if given.get(name) in ("yes", "no") and end != "outside":
                assert (code in end.split("-")) == wanted, (path, end)


@pytest.mark.parametrize(("variant", "wishes"), some_by_default(WISHES.items(), lambda one: one[0] in TYPED_BY_DEFAULT))
def test_each_licence_is_reached_with_its_deed_and_its_notice(variant: str, wishes: dict[str, str]) -> None:
    """A person answers question by question, gives what the notice needs, and gets licence, deed and notice."""
    plan = {**ALL_OPEN, **EASY, "credit": "yes", **wishes}
    with terminal() as screen:
        shown = screen.read()
        while answers(shown):
            screen.type(plan[question(shown)])
            shown = screen.read()
        assert result(shown) == variant
        assert "YOU MAY" in shown
        assert "no part of the licence" in shown
        screen.type("Ada Lovelace")
        assert "Year of the copyright" in screen.read()
        screen.type("2026")
        assert "has its main business" in screen.read()
        screen.type("London")
        assert "Where notices to the licensor go" in screen.read()
        screen.type("ada@analytical.uk")
        last = screen.read()
        assert f"license_name: {variant.lower()}-{FAMILY.edition}" in last
        assert "Copyright 2026 Ada Lovelace" in last
        assert screen.end() == 0


def test_a_question_that_is_passed_over_says_why() -> None:
    """Once versions must stay open, the answers that fell away are told with the class of their rule, and once."""
    with terminal(*options(**ALL_OPEN, commercial="yes")) as screen:
        assert question(screen.read()) == "share"
        screen.type("either")
        assert question(screen.read()) == "open"
        screen.type("yes")
        words = " ".join(screen.read().split())
        assert words.count("Not asked: Should harmful uses be forbidden") == 1
        assert "yes fell away (policy): Use rules restrict" in words
        assert f"MG-BY-OS-{FAMILY.edition}: ModelGo" in words


def test_what_was_given_as_an_option_is_not_asked_and_not_taken_back() -> None:
    """Going back passes over answers that were given as options."""
    with terminal(*options(content="model", osi="no")) as screen:
        first = question(screen.read())
        assert first == "part"
        screen.type("b")
        assert question(screen.read()) == first


def test_a_slip_is_asked_again() -> None:
    """Before the first question there is none; what is no answer is told the answers; a beginning that fits will do."""
    with terminal() as screen:
        first = screen.read()
        screen.type("b")
        again = screen.read()
        assert "no question before" in again
        assert question(again) == question(first)
        screen.type("maybe")
        assert "Write one of: model, dataset, b" in screen.read()
        screen.type("mod")
        assert question(screen.read()) == "osi"


def test_an_open_slot_is_asked_again() -> None:
    """An owner that is still to be filled is refused with its reason, and both are asked for once more."""
    with terminal(*options(**ALL_OPEN | EASY), "--credit", "no") as screen:
        assert result(screen.read()) == "MG0"
        screen.type("YOUR NAME")
        screen.read()
        for typed in ("2026", "London"):
            screen.type(typed)
            screen.read()
        screen.type("ada@analytical.uk")
        again = screen.read()
        assert "still to be filled" in again
        assert "Who holds the copyright" in again
        screen.type("")
        assert "engross notice MG0" in screen.read()
        assert screen.end() == 0


@pytest.mark.parametrize(
    ("keys", "before"), [(b"\x03", 0), (b"\x04", 0), (b"\x03", 3)], ids=["first", "end-of-input", "later"]
)
def test_an_interruption_leaves_cleanly(keys: bytes, before: int) -> None:
    """Ctrl-C and Ctrl-D exit with 130, with one line and no traceback."""
    with terminal() as screen:
        shown = screen.read()
        for _ in range(before):
            screen.type(ALL_OPEN[question(shown)])
            shown = screen.read()
        last = screen.press(keys)
        assert screen.end() == 130
        assert "interrupted" in last
        assert "Traceback" not in last


def test_an_impossible_combination_says_why_and_what_goes_together() -> None:
    """The class and reason of the rule, and the largest parts of the answers that go together; the exit code is 1."""
    ran = run(*options(open="yes", rules="yes", commercial="no"))
    assert ran.exit_code == 1
    said = " ".join(ran.stderr.split())
    assert "policy: Use rules restrict what open terms promise to leave free" in said
    assert "--commercial no --rules yes: MG-BY-NC-RAI" in said
    assert "--commercial no --open yes: MG-BY-NC-OS" in said
    assert ran.stdout == ""


def test_answers_as_options_need_no_terminal() -> None:
    """Result, consequences, reasons and deed are printed; the next step is named where owner and year are missing."""
    ran = run(*options(commercial="no", share="no"))
    assert ran.exit_code == 0
    assert result(ran.stdout) == "MG-BY-NC-ND"
    assert "Why not the others:" in ran.stdout
    assert "engross notice MG-BY-NC-ND" in ran.stderr


def test_an_answer_can_lead_out_of_the_family() -> None:
    """Who needs an approved label, or licenses data, is told where to look."""
    label, data = run("--osi", "yes"), run("--content", "dataset")
    assert (label.exit_code, data.exit_code) == (0, 0)
    assert all(name in label.stdout for name in ("Apache-2.0", "MIT", "OpenMDW"))
    assert all(name in data.stdout for name in ("CC BY 4.0", "CDLA", "ODbL"))


def test_json_holds_the_whole_answer() -> None:
    """Result, why not the others, deed, and notice where owner and year are given; or a clash with its ways."""
    ran = run(*options(commercial="no", share="yes"), *NOTICE, "--json")
    found = json.loads(ran.stdout)
    assert found["result"] == f"MG-BY-NC-{FAMILY.edition}"
    assert {other["id"] for other in found["others"]} | {"MG-BY-NC"} == {variant.id for variant in FAMILY.variants}
    assert found["deed"]["id"] == found["result"]
    assert found["notice"]["card"]["license_name"] == f"mg-by-nc-{FAMILY.edition}"
    ran = run(*options(share="no", open="yes"), "--json")
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["clash"]["class"] == "contradiction"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no terminal to ask on"),
        (("--credit", "perhaps"), "perhaps"),
        (("--colour", "red"), "--colour"),
        (("--rules", "yes", *NOTICE, "--owner", "<owner>"), "still to be filled"),
        (("--rules", "yes", "--owner", "Ada"), "the year is missing"),
    ],
)
def test_what_cannot_be_answered_is_a_usage_error(arguments: tuple[str, ...], said: str) -> None:
    """Without a terminal or with a wrong answer or slot, the exit code is 2 and the reason is one line."""
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_the_questions_are_listed() -> None:
    """Where nothing can be asked and nothing was given, every question is told as an option with its answers."""
    ran = run("--json")
    assert ran.exit_code == 2
    for question in FAMILY.chooser:
        listed = "|".join(answer.id for answer in question.answers)
        assert f"--{question.id} {listed}  {question.text}" in ran.stderr
