"""list, show and diff, on the small family that `engross new` starts."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross


def test_list_names_every_licence(engross: Engross) -> None:
    """Ids, words, categories, names and tags stand in the order of the family."""
    ran = engross("list")
    assert ran.exit_code == 0, ran.output
    lines = [" ".join(line.split()) for line in ran.stdout.splitlines()]
    assert [line.split()[0] for line in lines if "words" in line] == ["RC", "RC-CR", "RC-CR-HO"]
    assert any(line.endswith("Limited Recipe Card Credit-HomeOnly License") for line in lines)
    assert "Names the author" in lines


def test_list_all_answers_every_set_of_options(engross: Engross) -> None:
    """Of the four sets of two options three are licences, and one is refused with class and reason."""
    answer = json.loads(engross("list", "--all", "--json").stdout)
    assert answer["schema_version"] == 1
    assert [variant["id"] for variant in answer["variants"]] == ["RC", "RC-CR", "RC-CR-HO"]
    assert answer["refused"] == [
        {
            "options": ["HO"],
            "class": "unpublished",
            "reason": "HomeOnly is offered together with Credit alone.",
        }
    ]
    assert "1 refused" in engross("list", "--all").stdout


def test_list_all_names_the_rules_where_the_sets_are_thousands(engross: Engross, started: Path) -> None:
    """Of 16 modules of which five sets are listed, the rules are printed once and not 65,531 sets."""
    family = started / "clauses" / "family.yaml"
    codes = [f"M{number}" for number in range(14)]
    more = "".join(f"  {code}: {{word: {code}, question: Is it?, summary: It is.}}\n" for code in codes)
    listed = "licences: [[], [CR], [CR, HO], [M0], [M0, M13]]\n"
    family.write_text(family.read_text().replace("\nrules:", f"{more}\n{listed}\nrules:", 1))
    answer = json.loads(engross("list", "--all", "--json").stdout)
    assert [one["id"] for one in answer["variants"]] == ["RC", "RC-CR", "RC-CR-HO", "RC-M0", "RC-M0-M13"]
    assert [one["rule"] for one in answer["refused"]] == ["home-with-credit", "not-listed"]
    assert "home-with-credit" in engross("list", "--all").stdout


def test_list_keeps_what_it_says_until_something_changes(
    engross: Engross, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same question is answered without assembling; another clause or a damaged note is assembled again."""
    first, kept = engross("list").stdout, started / "builds" / "draft" / ".listed.json"
    with monkeypatch.context() as patched:
        patched.setattr("engross.assemble.assemble_all", lambda family: pytest.fail("assembled again"))
        assert engross("list").stdout == first
    kept.write_text(kept.read_text().replace("Limited", "Unlimited"))
    assert engross("list").stdout == first
    clause = started / "clauses" / "use" / "use.home.md"
    clause.write_text(clause.read_text().replace("No Cook", "No new Cook"))
    was, now = (one.split("words")[2] for one in (first, engross("list").stdout))
    assert was != now


def test_list_keeps_nothing_where_it_cannot_write(
    engross: Engross, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that cannot be written to costs the time of the next `list`, and no more."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("engross.editions.disk.replace", full)
    assert engross("list").stdout == engross("list").stdout
    assert not (started / "builds" / "draft" / ".listed.json").exists()


@pytest.mark.parametrize("name", ["RC-CR", "cr", "CR", "RC-CR-0.1-draft.1"])
def test_show_takes_a_name_in_any_form(engross: Engross, name: str) -> None:
    """The licence is printed as text, whichever way it was named."""
    ran = engross("show", name)
    assert ran.exit_code == 0, ran.output
    assert "Recipe Card Credit License" in ran.stdout
    assert ran.stdout.endswith("End of the License\n")


def test_show_writes_other_formats(engross: Engross) -> None:
    """JSON is the document itself."""
    assert json.loads(engross("show", "RC", "--format", "json").stdout)["record"]["variant"] == "RC"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "RC-CX"), "did you mean"),
        (("show", "RC-HO"), "HomeOnly is offered together with Credit alone."),
        (("show", "RC", "--format", "doc"), "--format"),
        (("shwo", "RC"), "did you mean 'show'?"),
        (("build", "--format", "pfd"), "did you mean 'pdf'?"),
    ],
)
def test_a_wrong_name_is_answered(engross: Engross, arguments: tuple[str, ...], said: str) -> None:
    """A name that is not there exits with 2 and says what may have been meant."""
    ran = engross(*arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_diff_shows_words_by_clause(engross: Engross) -> None:
    """Added and removed clauses, changed words with markers, and a sum; the exit code is 1."""
    ran = engross("diff", "RC-CR", "RC-CR-HO")
    assert ran.exit_code == 1
    assert "Recipe Card [-Credit-]{+Credit-HomeOnly+} License" in ran.stdout
    assert "+ 2.2  use.home  added" in ran.stdout
    assert "- 2.1(c)  use.acts.adapt  removed" in ran.stdout
    assert "{+and+}" in ran.stdout or "; and" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_diff_of_equals_leaves_by_0(engross: Engross) -> None:
    """A licence and itself read the same."""
    ran = engross("diff", "RC", "RC")
    assert ran.exit_code == 0
    assert "They read the same." in ran.stdout


@pytest.mark.parametrize("note", ["Not in France.", ""])
def test_a_difference_beside_the_text_is_one_everywhere(engross: Engross, tmp_path: Path, note: str) -> None:
    """A footnote in one of two files: diff, redline and identify tell it and leave by 1; without it, by 0."""
    plain, noted = tmp_path / "plain.md", tmp_path / "noted.md"
    text = engross("show", "RC", "--format", "md").stdout
    plain.write_text(text)
    noted.write_text(text.replace("to taste", "to taste[^1]", 1) + f"\n[^1]: {note}\n" if note else text)
    ran = [
        engross("diff", str(plain), str(noted)),
        engross("redline", str(plain), str(noted), "--output", str(tmp_path)),
        engross("identify", str(noted)),
    ]
    assert [each.exit_code for each in ran] == [1 if note else 0] * 3
    assert all(note in each.output for each in ran)
    assert ("They read the same." in ran[0].output) == (not note)
    assert [each.name for each in tmp_path.iterdir() if "redline" in each.name] == []
    assert json.loads(engross("diff", str(plain), str(noted), "--json").stdout)["beside"] is bool(note)


def test_diff_takes_files_and_gives_json(engross: Engross, tmp_path: Path) -> None:
    """A JSON file that was written before is compared with the working text; runs hold both sides."""
    kept = tmp_path / "old.json"
    kept.write_text(engross("show", "RC", "--format", "json").stdout.replace("to taste", "as one likes"))
    ran = engross("diff", str(kept), "RC", "--json")
    (change,) = json.loads(ran.stdout)["changes"]
    assert (ran.exit_code, change["id"], change["kind"]) == (1, "use.acts.adapt", "changed")
    assert [run["text"] for run in change["runs"] if run["mark"] == "inserted"] == ["to taste"]


@pytest.mark.parametrize(("content", "code"), [("{}", 3), ("\x00", 3), (None, 4)])
def test_diff_of_a_bad_file_is_one_message(engross: Engross, tmp_path: Path, content: str | None, code: int) -> None:
    """A file that is no document is bad input, one that is missing is an error of the disk; neither is a traceback."""
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_text(content)
    ran = engross("diff", str(path), "RC")
    assert ran.exit_code == code
    assert "bad.json" in ran.stderr
    assert "Traceback" not in ran.stderr
