"""redline, impact and review on a small family with one edition and one change after it, and on the real one."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.repository import Kept, kept

from engross.cli.redlines import _compared
from engross.cli.root import cli

ROOT = Path(__file__).parents[2]
OLD, NEW = "The breeder pays the post.", "The breeder pays the post and the packet."


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A family with one edition, and no change since."""
    made = kept(tmp_path_factory.mktemp("unchanged"), "family")
    made.release()
    made.commit("edition 2.1")
    return made


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The same with a change of words since that reaches one licence of several."""
    made = kept(tmp_path_factory.mktemp("garden"), "family")
    made.release()
    made.commit("edition 2.1")
    made.edit("duties/give-back.md", OLD, NEW)
    return made


def engross(family: Kept, *arguments: object) -> Result:
    """Runs a command on a family."""
    command = ["-C", str(family.folder), *map(str, arguments)]
    return CliRunner().invoke(cli, command, env={"NO_COLOR": None}, prog_name="engross")


def test_a_redline_says_in_its_name_what_it_compares(garden: Kept, tmp_path: Path) -> None:
    """The working text of a released edition is told from that edition; by default it is for Word and the browser."""
    ran = engross(garden, "redline", "SB-CR-RT@2.1", "cr-rt", "-o", tmp_path / "new" / "folder")
    assert ran.exit_code == 0, ran.output
    names = ["SB-CR-RT-2.1--SB-CR-RT-2.1-working.redline.html", "SB-CR-RT-2.1--SB-CR-RT-2.1-working.redline.docx"]
    assert ran.stdout.splitlines() == [str(tmp_path / "new" / "folder" / name) for name in names]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(names)
    assert "From SB-CR-RT in edition 2.1 to SB-CR-RT as it is now: 1 changed." in ran.stderr
    page = (tmp_path / "new" / "folder" / names[0]).read_text(encoding="utf-8")
    assert "and the packet" in "".join(re.findall(r"<ins[^>]*>([^<]*)</ins>", page))


def test_the_table_and_the_changed_pages_have_names_of_their_own(garden: Kept, tmp_path: Path) -> None:
    """None is taken for the redline that stands beside it."""
    names = []
    for options in (("--table", "--format", "csv"), ("--changed-pages",)):
        ran = engross(garden, "redline", "SB-CR-RT@2.1", "cr-rt", "-o", tmp_path, *options)
        assert ran.exit_code == 0, ran.output
        names += [Path(line).name for line in ran.stdout.splitlines()]
    stem = "SB-CR-RT-2.1--SB-CR-RT-2.1-working"
    assert names == [f"{stem}.table.csv", f"{stem}.changed-pages.pdf"]
    assert "and the packet" in (tmp_path / names[0]).read_text(encoding="utf-8")


def test_a_redline_between_two_licences_of_now(garden: Kept, tmp_path: Path) -> None:
    """The suffix of the file that is asked for chooses the format."""
    path = tmp_path / "two.json"
    ran = engross(garden, "redline", "SB-CR", "SB-CR-RT", "--output", path)
    assert (ran.exit_code, ran.stdout) == (0, f"{path}\n")
    said = json.loads(path.read_text(encoding="utf-8"))
    assert (said["old"]["variant"], said["new"]["variant"]) == ("SB-CR", "SB-CR-RT")
    assert len(said["changes"]) > 3


@pytest.mark.parametrize(
    ("beside", "code", "said"),
    [
        (True, 1, ["The texts of A and B read the same, and what stands beside them differs;", "a redline shows"]),
        (False, 0, ["A and B read the same; nothing is written."]),
    ],
)
def test_texts_that_read_the_same_have_no_redline(
    beside: bool, code: int, said: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands beside them and differs is told all the same, and by the exit code."""
    monkeypatch.setattr("engross.cli.changes.tell_beside", lambda *_: beside)
    monkeypatch.setattr("engross.editions.history.compared", lambda *_: SimpleNamespace(changes=()))
    sides: Any = [SimpleNamespace(said=said) for said in "AB"]
    with pytest.raises(click.exceptions.Exit) as ended:
        _compared(*sides)
    assert ended.value.exit_code == code
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith(words) for line, words in zip(lines, said, strict=True)] == [True] * len(said)


def test_a_redline_on_the_terminal(garden: Kept) -> None:
    """One format, and nothing but it, goes to stdout."""
    ran = engross(garden, "redline", "SB-CR-RT@HEAD", "SB-CR-RT", "--format", "md", "-o", "-")
    assert ran.exit_code == 0, ran.output
    assert "{++" in ran.stdout
    assert " and the packet" in ran.stdout


def test_a_redline_of_a_file(garden: Kept, tmp_path: Path) -> None:
    """What came by mail is compared with the working text, whatever its format; the redline has its name."""
    sent = tmp_path / "as sent.txt"
    shown = engross(garden, "show", "SB-CR-RT").stdout
    sent.write_text(shown.replace("and the packet", "and the parcel"), encoding="utf-8")
    ran = engross(garden, "redline", sent, "SB-CR-RT", "-o", tmp_path, "--format", "json")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.strip().endswith("as-sent--SB-CR-RT-2.1-working.redline.json")


def test_moves_can_be_told_as_two_edits(tmp_path: Path) -> None:
    """With --no-moves no paragraph has the mark of a move; without it, one does."""
    made = kept(tmp_path / "moving")
    made.release()
    made.edit("family.yaml", "[no-promise, breach, ", "[breach, no-promise, ")
    marks = []
    for options in ((), ("--no-moves",)):
        ran = engross(made, "redline", "SB-CR@2.1", "SB-CR", "--format", "json", "-o", "-", *options)
        assert ran.exit_code == 0, ran.output
        marks.append({block.get("mark") for block in json.loads(ran.stdout)["blocks"]})
    assert marks == [{"none", "moved-from", "moved-to"}, {"none", "deleted", "inserted"}]


def test_a_redline_of_equals_writes_nothing(garden: Kept, tmp_path: Path) -> None:
    """That both read the same is said, and exits with 0."""
    ran = engross(garden, "redline", "SB-CR@2.1", "SB-CR", "-o", tmp_path / "none")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "read the same; nothing is written" in ran.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("SB-CR", "SB-CR-RT", "--format", "txt"), 2, "no format 'txt'"),
        (("SB-CR", "SB-CR-RT", "-o", "-"), 2, "only one format"),
        (("SB-CR", "SB-CR-RT", "-o", "x.docx", "--format", "pdf"), 2, "x.docx is a file for docx"),
        (("SB-CR", "SB-CR-RT", "--table", "--format", "pdf"), 2, "no format 'pdf'"),
        (("SB-CR", "SB-CR-RT", "--table", "--changed-pages"), 2, "--table has neither pages nor moves"),
        (("SB-CR", "SB-CR-RT", "--changed-pages", "--format", "docx"), 2, "--changed-pages is for PDF alone"),
        (("SB-CR@2.7", "SB-CR"), 2, "no edition '2.7'"),
        (("SB-CR-TR", "SB-CR"), 2, "did you mean 'SB-CR-RT'"),
        (("gone.json", "SB-CR"), 4, "gone.json"),
    ],
)
def test_a_redline_of_nothing_is_answered(garden: Kept, arguments: tuple[str, ...], code: int, said: str) -> None:
    """A wrong name or format is one message and an exit code, never a traceback."""
    ran = engross(garden, "redline", *arguments)
    assert (ran.exit_code, ran.stdout) == (code, ""), ran.output
    assert said in ran.stderr


def test_impact_tells_each_change_once(garden: Kept) -> None:
    """The clause, its file, the words, who has it and who has not; differences exit with 1."""
    ran = engross(garden, "impact")
    assert ran.exit_code == 1, ran.output
    assert "Compared with edition 2.1, the newest" in ran.stderr
    assert "engross next" in ran.stderr
    assert "1 change in 1 of" in ran.stdout
    assert ran.stdout.count("give-back  changed (wording)") == 1
    assert "clauses/duties/give-back.md" in ran.stdout
    assert "{+and the packet+}" in ran.stdout.replace("{+ and", "{+and").replace("packet +}", "packet+}")
    assert "  in:     SB-CR-RT\n  not in: SB-OPEN, SB-CR," in ran.stdout
    assert "\x1b" not in ran.stdout


def test_impact_as_data_and_as_a_comment(garden: Kept) -> None:
    """The same changes for a machine, and for a pull request with the licences folded away."""
    data = json.loads(engross(garden, "impact", "--since", "HEAD", "--format", "json").stdout)
    (change,) = data["changes"]
    assert (change["id"], change["kind"], change["classes"]) == ("give-back", "changed", ["wording"])
    assert change["reached"] == ["SB-CR-RT"]
    assert "SB-CR" in change["not_reached"]
    assert [Path(file).name for file in change["files"]] == ["give-back.md"]
    assert data["before"]["commit"] == garden.git("rev-parse", "HEAD")
    comment = engross(garden, "impact", "--since", "HEAD", "--format", "md").stdout
    assert "<ins>" in comment
    assert comment.count("<details>") == comment.count("</details>") == 1
    assert "- In: SB-CR-RT" in comment


def test_impact_of_nothing_leaves_by_0(unchanged: Kept) -> None:
    """Where all licences read the same, that is said."""
    ran = engross(unchanged, "impact", "--since", "2.1")
    assert ran.exit_code == 0, ran.output
    assert "all licences read the same" in ran.stdout


def test_impact_names_licences_that_came(tmp_path: Path) -> None:
    """A licence that was not there before is named, is no change of the others, and exits with 1."""
    made = kept(tmp_path / "more")
    rule = "  - id: no-name-at-home\n    require: not (CR and HG)\n    refusal: policy\n    reason: None.\n"
    made.edit("family.yaml", "rules:\n", f"rules:\n{rule}")
    made.release()
    made.edit("family.yaml", rule, "")
    for form in ("text", "md"):
        ran = engross(made, "impact", "--format", form)
        assert ran.exit_code == 1, ran.output
        assert "no word changed.\n\nNew: SB-CR-HG.\n" in ran.stdout


def test_impact_sums_up_what_was_renumbered(tmp_path: Path) -> None:
    """A clause put in before others is one change; that the rest moved down is one line at the end."""
    made = kept(tmp_path / "grown")
    made.release()
    (made.folder / "clauses" / "growing" / "first.md").write_text(
        "---\nid: first\napplies: true\nheading: First\npurpose: To stand before the others.\n---\nSeed is seed.\n"
    )
    made.edit("family.yaml", "- may: [may.sow", "- first\n        - may: [may.sow")
    ran = engross(made, "impact")
    assert ran.exit_code == 1, ran.output
    assert ran.stdout.count("first  added") == 1
    assert len(re.findall("^Renumbered alone: ", ran.stdout, flags=re.MULTILINE)) == 1


def test_impact_on_the_real_family(tmp_path: Path) -> None:
    """An edit of a clause that eight of nine licences have: the file, whom it reaches, and the title told once."""
    made = kept(tmp_path / "real", clauses=ROOT / "clauses")
    made.edit("family.yaml", f"edition: {{id: {made.release()}", "edition: {id: 99.0")
    made.edit("sharing/dist.how.md", "in any reasonable manner", "in any manner")
    ran = engross(made, "impact", "--format", "json")
    assert ran.exit_code == 1, ran.output
    title, how = json.loads(ran.stdout)["changes"]
    assert (title["id"], len(title["reached"]), title["not_reached"]) == ("head.title", 9, [])
    assert (how["id"], how["not_reached"]) == ("dist.how", ["MG0"])
    assert [[Path(file).name for file in one["files"]] for one in (title, how)] == [["family.yaml"], ["dist.how.md"]]


def test_review_says_where_the_pack_is(garden: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folder and zip are named after family, states and round, and a round is never written twice."""
    monkeypatch.setattr("engross.review.pack.files.CLEAN", ("docx",))
    monkeypatch.setattr("engross.review.pack.files.REDLINED", ("html",))
    ran = engross(garden, "review", tmp_path / "out", "--since", "2.1", "--round", "2 (final)")
    assert ran.exit_code == 0, ran.output
    stem = "Seedbed-2.1-working-against-2.1-round-2-final"
    assert ran.stdout.splitlines() == [str(tmp_path / "out" / stem), str(tmp_path / "out" / f"{stem}.zip")]
    assert "1 change in 1 of" in ran.stderr
    again = engross(garden, "review", tmp_path / "out", "--since", "2.1", "--round", "2 (final)")
    assert (again.exit_code, again.stdout) == (4, "")
    assert "this round is there already" in again.stderr


@pytest.mark.parametrize("command", [("redline", "-o", "out"), ("diff",)])
def test_two_files_need_no_family(command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are compared wherever they lie; the name of a licence asks for a family, and says so."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text("A letter\n\nThe seed is lent.\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("A letter\n\nThe seed is sold.\n", encoding="utf-8")
    name, *options = command
    ran = CliRunner().invoke(cli, [name, "old.txt", "new.txt", *options], env={"NO_COLOR": None}, prog_name="engross")
    assert ran.exit_code == (1 if name == "diff" else 0), ran.output
    assert "1 changed" in ran.output
    for other in ("SB-CR", "SB-CR@2.1", "SB-CR@HEAD"):
        ran = CliRunner().invoke(cli, [name, "old.txt", other, *options], prog_name="engross")
        assert (ran.exit_code, ran.output.count("there is no family file here")) == (3, 1)
