"""A clause folder to a checked `Family`.

Takes a folder; returns the family, or raises `BadInput` with everything that is wrong with it. Each stage reports all
it can see; a later stage runs only on what the earlier ones found sound, so that one mistake is told once.
"""

from collections.abc import Mapping
from pathlib import Path

from engross.diagnostics import Findings
from engross.family import build, checks, folder, names, outline
from engross.family.shape import is_family, is_front_matter
from engross.family.variants import variants_of
from engross.model import Clause, Family, Variant
from engross.source import clause as source_clause
from engross.source import text as source_text
from engross.source import yaml
from engross.source.yaml import Node

MOST_NAME = 255
"""Characters in the name of a licence: Word keeps no longer title."""


def load(path: Path) -> Family:
    """The family in a clause folder; raises `BadInput` with all findings of the run."""
    findings = Findings()
    files = folder.read(path, findings)
    node = _family_node(files, findings)
    allowed = source_text.BEYOND_ASCII | frozenset(node.get("characters") if node else ())
    for name, text in files.clauses.items():
        source_text.check_composed(text, name, findings)
        source_text.check_characters(text, allowed, name, findings)
    if files.family is not None and node is not None:
        source_text.check_characters(files.family, allowed, files.family_path, findings)
    clauses = _clauses(files.clauses, findings)
    if node is None:
        findings.raise_any()
    assert node is not None
    sound_so_far = len(findings) == 0
    family = _family(path, node, clauses, findings, complete=sound_so_far)
    findings.raise_any()
    for diagnostic in checks.check(family):
        findings.found.append(diagnostic)
    findings.raise_any()
    return family


def _family_node(files: folder.Files, findings: Findings) -> Node | None:
    """The checked node of the family file, or None after findings."""
    if files.family is None:
        return None
    source_text.check_composed(files.family, files.family_path, findings)
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
    path: Path, node: Node, clauses: dict[str, tuple[Clause, ...]], findings: Findings, *, complete: bool
) -> Family:
    """The family; where a clause file could not be read (`complete` is false), the outline is not held against it."""
    options = build.options(node.mapping("options"))
    rules, categories, tags = (
        build.rules(node.list("rules")),
        build.labels(node.list("categories")),
        build.labels(node.list("tags")),
    )
    naming = build.naming(node.fields["naming"])
    edition, text = node.fields["edition"], node.fields["text"]
    numbering = build.numbering(node.fields["numbering"], findings)
    reference = node.fields["numbering"].fields["reference"]
    plan = outline.build(node.fields["outline"], clauses, numbering, findings if complete else Findings())
    codes = {option.code for option in options}
    conditions = [rule.require for rule in rules] + [label.applies for label in (*categories, *tags)]
    # What is wrong with a condition is reported below; until then a broken one must not be asked.
    asked = all(names.check_condition(condition, codes, Findings()) for condition in conditions)
    variants = variants_of(options, rules, naming, edition.get("id"), categories, tags) if asked else ()
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
        naming=naming,
        options=options,
        rules=rules,
        categories=categories,
        tags=tags,
        settings=build.settings(node.mapping("settings"), findings),
        numbering=numbering,
        reference_words=(reference.get("one"), reference.get("many")),
        outline=plan,
        sheet=build.sheet(node.fields["sheet"], findings) if "sheet" in node.fields else None,
        phrases=source_clause.phrases(node, findings),
        clauses=clauses,
        variants=_ordered(variants, node, findings) if asked else (),
    )
    _check_variants(family, node, findings, asked=asked)
    if complete:
        names.check(family, findings)
    return family


def _ordered(variants: tuple[Variant, ...], node: Node, findings: Findings) -> tuple[Variant, ...]:
    """The variants in the order that the family file gives, which must name each once."""
    if "order" not in node.fields:
        return variants
    by_id = {variant.id: variant for variant in variants}
    listed: dict[str, Variant] = {}
    for entry in node.list("order"):
        if entry.text not in by_id:
            findings.add(
                "order", f"there is no variant {entry.text!r}", entry.span, f"the variants are: {', '.join(by_id)}"
            )
        elif entry.text in listed:
            findings.add("order", f"{entry.text!r} stands twice", entry.span, "remove one")
        else:
            listed[entry.text] = by_id[entry.text]
    missing = [identifier for identifier in by_id if identifier not in listed]
    if missing:
        findings.add(
            "order",
            f"the order leaves out {', '.join(missing)}",
            node.keys["order"],
            "name every variant once, or remove `order`",
        )
    return (*listed.values(), *(by_id[identifier] for identifier in missing))


def _check_variants(family: Family, node: Node, findings: Findings, *, asked: bool) -> None:
    """What the options and rules make of each other."""
    if asked and not family.variants:
        findings.add("no-variants", "the rules refuse every set of options", node.keys["rules"], "loosen one of them")
    for variant in family.variants:
        if not variant.category:
            findings.add(
                "no-category",
                "no category applies",
                node.keys["categories"],
                "add one that holds where the others do not",
                [variant.id],
            )
        if len(variant.name) > MOST_NAME:
            findings.add(
                "long-name",
                f"the name has {len(variant.name)} characters",
                node.fields["naming"].fields["pattern"].span,
                f"at most {MOST_NAME}",
                [variant.id],
            )
    switches = {name for setting in family.settings for value in setting.values for name in setting.names(value)}
    for option in family.options:
        if option.code in switches:
            findings.add(
                "duplicate-id",
                f"{option.code!r} is a setting too",
                node.fields["options"].keys[option.code],
                "rename one",
            )
    if any(annex.content for annex in family.outline.annexes) and family.sheet is None:
        findings.add(
            "no-sheet",
            "an annex shows the sheet, and there is none",
            node.keys["outline"],
            "add `sheet`, or remove `content: sheet`",
        )
