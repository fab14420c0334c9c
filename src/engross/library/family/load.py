"""A clause folder to a checked `Family`.

Takes a folder; returns the family, or raises `BadInput` with everything that is wrong with it. Each stage reports all
it can see; a later stage runs only on what the earlier ones found sound, so that one mistake is told once.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from engross.library.family import build, checks, folder, lint_plan, names, outline, plans, roster
from engross.library.family.shape import is_family, is_front_matter
from engross.library.family.unread import Unread, unread
from engross.library.source import clause as source_clause
from engross.library.source import text as source_text
from engross.library.source import yaml
from engross.library.source.yaml import Node
from engross.model import Clause, Family
from engross.model.diagnostics import BadInput, Findings


def load(path: Path) -> Family:
    """The family in a clause folder; raises `BadInput` with all findings of the run."""
    findings = Findings()
    files = folder.read(path, findings)
    node = _family_node(files, findings)
    _check_characters(files, node, findings)
    clauses = _clauses(files.clauses, findings)
    if node is None or not clauses:
        raise BadInput(findings)
    family = _family(path, node, clauses, unread(findings), findings)
    findings.raise_any()
    found = checks.check(family)
    if found:
        raise BadInput(found)
    return family


def _check_characters(files: folder.Files, node: Node | None, findings: Findings) -> None:
    """Report characters that are not allowed; which are, the family file says, where it can be read."""
    allowed = source_text.BEYOND_ASCII | frozenset(node.get("characters")) if node else None
    texts = {files.family_path: files.family, **files.clauses}
    for path, text in texts.items():
        if text is not None:
            composed = source_text.check_composed(text, path, findings)
            source_text.check_characters(text, allowed if composed else None, path, findings)


def _family_node(files: folder.Files, findings: Findings) -> Node | None:
    """The checked node of the family file, or None after findings."""
    if files.family is None:
        return None
    node = yaml.read(files.family, files.family_path, findings)
    return node if node is not None and is_family(node, findings) else None


def _clauses(texts: Mapping[str, str], findings: Findings) -> dict[str, tuple[Clause, ...]]:
    """The clauses of all files by id, alternates in the order of their file names."""
    clauses: dict[str, tuple[Clause, ...]] = {}
    for path, text in texts.items():
        clause = source_clause.read(text, path, is_front_matter, findings)
        if clause:
            clauses[clause.id] = (*clauses.get(clause.id, ()), clause)
    return clauses


def _family(
    path: Path, node: Node, clauses: dict[str, tuple[Clause, ...]], missing: Unread, findings: Findings
) -> Family:
    """The family, with findings for what does not fit; what `missing` files may hold is not missed again."""
    edition, text, scheme = node.fields["edition"], node.fields["text"], node.fields["numbering"]
    reference = scheme.fields["reference"]
    numbering = build.numbering(scheme, findings)
    options = build.options(node.mapping("options"))
    family = Family(
        name=node.get("family"),
        path=path.as_posix(),
        edition=edition.get("id"),
        date=edition.get("date"),
        status=node.get("status"),
        language=node.get("language"),
        text_owner=text.get("owner"),
        text_licence=text.get("licence"),
        end=node.get("end"),
        naming=build.naming(node.fields["naming"]),
        options=options,
        rules=build.rules(node.list("rules")),
        predicates=build.predicates(node.mapping("predicates")),
        categories=build.labels(node.list("categories")),
        tags=build.labels(node.list("tags")),
        settings=build.settings(node.mapping("settings"), findings),
        numbering=numbering,
        reference_words=(reference.get("one"), reference.get("many")),
        outline=outline.build(node.fields["outline"], clauses, numbering, missing, findings),
        sheet=build.sheet(node.fields["sheet"], {*clauses, *missing.ids}, findings) if "sheet" in node.fields else None,
        phrases=source_clause.phrases(node, findings),
        clauses=clauses,
        variants=(),
        remix=plans.remix(node),
        deed=plans.deed(node),
        notice=plans.notice(node, findings),
        chooser=plans.chooser(node, options, findings),
        site=plans.site(node),
        texts=build.texts(node),
    )
    names.check(family, missing, findings)
    family = replace(family, lint=lint_plan.build(node, family, missing, findings))
    plans.check(family, missing, findings)
    return replace(family, variants=roster.variants(family, node, findings))
