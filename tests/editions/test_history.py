"""What a name means: a licence or a state of the family, now, released or in git; and what is said of a wrong one."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.repository import Kept, kept

from engross.assemble import assemble_all
from engross.editions.history import (
    Named,
    document,
    editions,
    git,
    newest,
    points,
    released,
    since,
    sources,
    version,
    working,
)
from engross.library.family import UnknownName, load
from engross.model import Document
from engross.model.diagnostics import BadInput
from engross.writers.json import write

OLD, NEW = "The breeder pays the post.", "The breeder pays for the post and the packet."


def test_objects_of_git_come_back_byte_by_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """One behind another, line ends within them or none; one that the repository lacks is an error."""
    answer = b"a1 blob 4\na\nb\n\nb2 blob 0\n\nc3 blob 2\nde\n"
    monkeypatch.setattr(git, "_ask", lambda *_, **__: SimpleNamespace(stdout=answer))
    assert list(git._blobs(Path(), ("a1", "b2", "c3"))) == [b"a\nb\n", b"", b"de"]
    monkeypatch.setattr(git, "_ask", lambda *_, **__: SimpleNamespace(stdout=b"a1 missing\n"))
    with pytest.raises(OSError, match="lacks this object"):
        list(git._blobs(Path(), ("a1",)))


@pytest.mark.parametrize(
    ("mark", "same", "said", "stem"),
    [
        ("-working", True, "edition 2.1", "2.1"),
        ("-working", False, "the working text", "2.1-working"),
        ("", True, "the working text", "2.1"),
    ],
)
def test_the_working_text_has_the_name_of_its_edition_where_it_reads_so(
    mark: str, same: bool, said: str, stem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where that is released, and every licence is the same."""
    documents: Any = {"SB-CR": object()}
    monkeypatch.setattr(points, "working", lambda _: points.Point("the working text", "2.1", mark, documents))
    monkeypatch.setattr(released, "read", lambda *_: documents if same else {})
    project: Any = SimpleNamespace(builds=lambda: Path())
    found = points.current(project)
    assert (found.said, found.stem) == (said, stem)


def grown(root: Path, below: str) -> Kept:
    """A repository with a family, one edition of it and one commit after that."""
    made = kept(root, below)
    made.release()
    made.commit("edition 2.1")
    made.edit("duties/give-back.md", OLD, NEW)
    made.commit("who pays the packet")
    return made


@pytest.fixture(scope="module", params=["", "second/family"])
def garden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A repository to look at, with the family at its root, or some way below it."""
    return grown(tmp_path_factory.mktemp("garden"), request.param)


@pytest.fixture
def own(tmp_path: Path) -> Kept:
    """A repository that a test may change."""
    return grown(tmp_path / "own", "second/family")


def says(named: Named | Document, words: str) -> bool:
    """Whether a licence holds these words."""
    return words in write(named if isinstance(named, Document) else named.document).decode()


def test_a_licence_by_each_kind_of_name(garden: Kept) -> None:
    """Now, as released, and at a revision: the words of that state, and a stem that cannot be mistaken for another."""
    head, before = garden.git("rev-parse", "--short=10", "HEAD"), garden.git("rev-parse", "--short=10", "HEAD~1")
    for name, words, stem in (
        ("SB-CR-RT", NEW, "SB-CR-RT-2.1-working"),
        ("cr-rt", NEW, "SB-CR-RT-2.1-working"),
        ("SB-CR-RT@2.1", OLD, "SB-CR-RT-2.1"),
        ("rt-cr@2.1", OLD, "SB-CR-RT-2.1"),
        ("The Seedbed Credit-Return Licence@2.1", OLD, "SB-CR-RT-2.1"),
        ("CR-RT@HEAD", NEW, f"SB-CR-RT-2.1-at-{head}"),
        ("SB-CR-RT@HEAD~1", OLD, f"SB-CR-RT-2.1-at-{before}"),
        (f"SB-CR-RT@{before}", OLD, f"SB-CR-RT-2.1-at-{before}"),
    ):
        named = document(garden.project, name)
        assert (named.document.record.variant, named.stem) == ("SB-CR-RT", stem), name
        assert says(named, words), name


def test_the_working_text_of_an_edition_to_come_needs_no_mark(own: Kept) -> None:
    """Only where an edition of the same name is released could its working text be mistaken for it."""
    own.edit("family.yaml", 'id: "2.1"', 'id: "2.2"')
    assert document(own.project, "SB-CR-RT").stem == "SB-CR-RT-2.2"
    assert (working(own.project).stem, since(own.project, "2.1").stem) == ("2.2", "2.1")


def test_all_licences_of_a_state(garden: Kept) -> None:
    """The same variants in each state, with the words of that state."""
    now, released, revision = (
        working(garden.project),
        since(garden.project, "2.1"),
        since(garden.project, "HEAD~1"),
    )
    variants = [variant.id for variant in load(garden.folder / "clauses").variants]
    assert [*now.documents] == [*revision.documents] == variants
    assert sorted(released.documents) == sorted(variants)
    assert released.documents == revision.documents
    assert now.documents["SB-CR"] == released.documents["SB-CR"]
    assert now.documents["SB-CR-RT"] != released.documents["SB-CR-RT"]
    assert revision.commit == garden.git("rev-parse", "HEAD~1")
    assert (now.named("SB-CR").stem, released.named("SB-CR").stem) == ("SB-CR-2.1-working", "SB-CR-2.1")


def test_an_edition_wins_over_a_revision_of_its_name(own: Kept) -> None:
    """A tag that has the name of an edition but holds other words is not taken for it."""
    own.git("tag", "2.1", "HEAD")
    assert since(own.project, "2.1").commit == ""
    assert says(document(own.project, "SB-CR-RT@2.1"), OLD)


def test_the_sources_of_a_revision_are_those_that_were_committed(own: Kept) -> None:
    """Byte for byte, in a folder that goes; what lies about in the working tree, or in the index, is not there."""
    (own.folder / "clauses" / "duties" / "new.md").write_text("not committed")
    own.git("add", "-A")
    with sources(own.folder / "clauses", "HEAD~1") as folder:
        found = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert assemble_all(load(folder)) == tuple(since(own.project, "HEAD~1").documents.values())
    assert not folder.exists()
    tracked = own.git("ls-tree", "-r", "--name-only", "HEAD~1", "--", f"{own.folder / 'clauses'}").splitlines()
    prefix = (own.folder / "clauses").relative_to(own.root)
    assert {str(path) for path in found} == {str(Path(name).relative_to(prefix)) for name in tracked}
    assert OLD.encode() in found[Path("duties/give-back.md")]


def test_no_program_of_the_repository_runs(own: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hooks, monitors, filters, pagers and variables of the environment have no say in what is read."""
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "filter.x.smudge", "filter.x.clean", "diff.x.textconv"):
        own.git("config", name, str(trap))
    own.git("config", "core.autocrlf", "true")
    (own.root / ".git" / "info" / "attributes").write_text("*.md filter=x diff=x eol=crlf export-ignore\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(trap, own.root / ".git" / "hooks" / hook)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    assert says(document(own.project, "SB-CR-RT@HEAD~1"), OLD)
    assert not sprung.exists()


def test_editions_are_in_order() -> None:
    """A draft comes before the next draft, that before a candidate, and that before the edition itself."""
    names = ["2.0", "3.0-draft.1", "3.0-draft.2", "3.0-draft.10", "3.0-rc.1", "3.0", "3.1-draft.1"]
    assert sorted([names[-1], *names[:-1]], key=version) == names


def test_editions_stand_in_the_order_of_their_age(tmp_path: Path) -> None:
    """Versions are compared as versions, drafts before their final edition; a folder without a manifest is none."""
    names = ("2.1", "10.0", "3.0-draft.10", "3.0", "3.0-draft.9", "old", "draft")
    for name in names:
        (tmp_path / name).mkdir()
        if name != "draft":
            (tmp_path / name / "manifest.json").write_text("{}")
    assert editions(tmp_path) == ("old", "2.1", "3.0-draft.9", "3.0-draft.10", "3.0", "10.0")
    assert version("3.0-draft.10") < version("3.0")


def test_the_newest_edition(own: Kept) -> None:
    """The newest by version; none at all is said, with what to name instead."""
    (own.folder / "builds" / "2.0").mkdir()
    (own.folder / "builds" / "2.0" / "manifest.json").write_text("{}")
    assert newest(own.project) == "2.1"
    shutil.rmtree(own.folder / "builds")
    with pytest.raises(UnknownName, match="--since HEAD"):
        newest(own.project)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SB-CR-TR", "did you mean 'SB-CR-RT'"),
        ("SB-CR-TR@2.1", "in edition 2.1; did you mean 'SB-CR-RT'"),
        ("SB-CR-TR@HEAD", "did you mean 'SB-CR-RT'"),
        ("SB-CR@2.2", r"no edition '2.2' \(did you mean '2.1'\?\), and no git revision '2.2'"),
        ("SB-CR@nowhere", r"no edition 'nowhere' \(known here: 2.1\), and no git revision 'nowhere'"),
        ("SB-CR@--help", "no git revision '--help'"),
        ("SB-CR@HEAD:clauses", "no git revision"),
        ("SB-CR@", "write MG-BY-NC@3.0"),
        ("@2.1", "write MG-BY-NC@3.0"),
    ],
)
def test_a_wrong_name_is_answered(garden: Kept, name: str, said: str) -> None:
    """The message names what is known here, or what was meant."""
    with pytest.raises(UnknownName, match=said):
        document(garden.project, name)


def test_a_revision_before_there_were_clauses(tmp_path: Path) -> None:
    """A revision without the folder is told from one that does not exist."""
    made = kept(tmp_path / "late", "family")
    made.git("checkout", "-q", "--orphan", "other")
    made.git("rm", "-rqf", ".")
    (tmp_path / "late" / "README").write_text("nothing yet\n")
    empty = made.commit()
    made.git("checkout", "-q", "main")
    with pytest.raises(UnknownName, match=f"at git revision {empty[:10]} there is no folder family/clauses"):
        since(made.project, "other")


def test_clauses_that_do_not_load_name_their_revision(own: Kept) -> None:
    """Each finding is at a place that `git show` understands."""
    own.edit("duties/give-back.md", "id: give-back", "id: Give Back")
    broken = own.commit("broken")[:10]
    own.edit("duties/give-back.md", "id: Give Back", "id: give-back")
    with pytest.raises(BadInput) as caught:
        since(own.project, "HEAD")
    prefix = (own.folder / "clauses").relative_to(own.root)
    places = {finding.span.path for finding in caught.value.diagnostics}
    assert f"{broken}:{prefix}/duties/give-back.md" in places
    assert all(place.startswith(f"{broken}:{prefix}/") for place in places)
    assert own.git("show", f"{broken}:{prefix}/duties/give-back.md")


def test_no_repository(tmp_path: Path) -> None:
    """An edition needs no git; a revision says that there is no repository."""
    made = kept(tmp_path / "bare")
    made.release()
    shutil.rmtree(tmp_path / "bare" / ".git")
    assert document(made.project, "SB-CR@2.1").stem == "SB-CR-2.1"
    with pytest.raises(UnknownName, match="no git repository"):
        since(made.project, "HEAD")


def test_no_git(garden: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git an edition can still be read, and a revision is an error of the environment that says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert document(garden.project, "SB-CR@2.1").stem == "SB-CR-2.1"
    with pytest.raises(FileNotFoundError, match="is not installed"):
        since(garden.project, "HEAD")


def test_a_shallow_clone_says_how_to_get_the_rest(garden: Kept, tmp_path: Path) -> None:
    """What a clone for CI lacks is told from what never was."""
    garden.git("clone", "-q", "--depth", "1", garden.root.as_uri(), str(tmp_path / "shallow"))
    below = garden.folder.relative_to(garden.root)
    clone = Kept(tmp_path / "shallow", tmp_path / "shallow" / below)
    assert says(document(clone.project, "SB-CR-RT@HEAD"), NEW)
    with pytest.raises(UnknownName, match="unshallow"):
        since(clone.project, "HEAD~1")


def test_links_in_a_commit_are_not_followed(own: Kept) -> None:
    """A link to a file outside is a finding at the place where it was committed, as it is in the working tree."""
    (own.folder / "clauses" / "duties" / "linked.md").symlink_to("/etc/hostname")
    commit = own.commit("a link")[:10]
    prefix = (own.folder / "clauses").relative_to(own.root)
    with pytest.raises(BadInput, match=f"{commit}:{prefix}/duties/linked.md:1:1: error.strange-file."):
        since(own.project, "HEAD")


def test_a_file_is_named_by_its_path(garden: Kept, tmp_path: Path) -> None:
    """A JSON file of ours is read as it is; its stem becomes the name of what is made from it."""
    path = tmp_path / "as mailed (2).json"
    path.write_bytes(write(working(garden.project).documents["SB-CR"]))
    named = document(garden.project, str(path))
    assert (named.document, named.stem) == (working(garden.project).documents["SB-CR"], "as-mailed-2-")
    with pytest.raises(FileNotFoundError):
        document(garden.project, str(tmp_path / "gone.json"))
