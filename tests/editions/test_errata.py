"""The errata of an edition: what the file beside it may say, and what of it is refused."""

from pathlib import Path

import pytest
from tests.samples import sample

from engross.editions import errata
from engross.model import Erratum
from engross.model.diagnostics import BadInput

WHOLE = """errata:
  - clause: show
    words: show the Goods
    reads: show all of the Goods
    date: 2026-11-28
"""


def read(builds: Path, text: str) -> tuple[Erratum, ...]:
    """The errata of edition 1.0, whose one licence is the sample."""
    errata.file(builds, "1.0").write_text(text, encoding="utf-8")
    return errata.read(builds, "1.0", [sample()])


def test_an_erratum_is_of_the_licences_that_have_its_clause(tmp_path: Path) -> None:
    """Each comes with the provision that it is about; one for other licences is of no concern here."""
    [one] = read(tmp_path, WHOLE)
    [(same, provision)] = errata.of((one,), sample())
    assert (same, provision.number, one.reads) == (one, "2.2", "show all of the Goods")
    assert errata.of(read(tmp_path, f"{WHOLE}    licences: [{sample().record.variant}]\n"), sample())
    assert errata.read(tmp_path, "0.9", [sample()]) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("clause: show", "clause: shew", "has the clause 'shew'"),
        ("words: show the Goods", "words: show the Bads", "does not have the words 'show the Bads'"),
        ("words: show the Goods", "words: '2.2'", "does not have the words"),
        ("2026-11-28", "yesterday", "a date like 2026-11-28"),
        ("    reads: show all of the Goods\n", "", "reads"),
        ("errata:\n", "slips:\n", "errata"),
        (WHOLE, "# none yet\n", "the key 'errata' is missing"),
        ("    date: 2026-11-28\n", "    date: 2026-11-28\n    licences: [NOBODY]\n", "is called 'NOBODY'"),
    ],
)
def test_what_no_licence_prints_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """An erratum quotes a clause of the edition, and the finding names file and line."""
    with pytest.raises(BadInput) as refused:
        read(tmp_path, WHOLE.replace(old, new))
    assert any(said in f"{one.message} {one.hint}" for one in refused.value.diagnostics)
    assert all(one.span.path.endswith("1.0.errata.yaml") and one.span.line for one in refused.value.diagnostics)
