"""A small licence built by hand, with one of everything that a writer must set; no clause file is read."""

from engross.model import (
    Document,
    Kind,
    Level,
    Link,
    Numbering,
    Paragraph,
    Provision,
    Record,
    Reference,
    Table,
    Term,
    Text,
)

BODY = (
    Level("{1}.", "decimal", "{1}"),
    Level("{1}.{2}", "decimal", "{1}.{2}"),
    Level("({3})", "lower-letter", "({3})"),
    Level("({4})", "lower-roman", "({4})"),
)
ANNEX = (
    Level("Annex {1}", "upper-letter", "{1}"),
    Level("{1}.{2}", "decimal", "{1}.{2}"),
    Level("({3})", "lower-letter", "({3})"),
    Level("({4})", "lower-roman", "({4})"),
)
LIST = (Level("({1})", "lower-letter", "({1})"), Level("({2})", "lower-roman", "({2})"))


def para(*inlines: object) -> Paragraph:
    """A paragraph of inlines, where a bare string stands for plain words."""
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))  # type: ignore[misc]


def sample() -> Document:
    """The sample document."""
    goods = Term("Goods", "def.goods")
    table = Table(
        caption="Rights in the Goods",
        header=(para("No."), para("What"), para("Answer"), para("Stated in")),
        rows=(
            (para("1"), para("Keep the ", goods), para("Yes"), para(Reference("keep", "2.1", "Section"))),
            (para("2"), para("Sell <them> & more"), para("No"), para(Reference("keep.b", "2.1(b)", "Section"))),
        ),
        widths=(8, 52, 12, 28),
    )
    return Document(
        record=Record(
            family="Sample",
            id="SA-KEEP-1.0",
            variant="SA-KEEP",
            name="Sample Keep License",
            edition="1.0",
            date="2026-11-23",
            status="A sample, of no force.",
            language="en-GB",
            options=("KEEP",),
            category="Permissive",
            tags=("Revocable",),
            text_owner="The Sample Authors",
            text_licence="CC0-1.0",
        ),
        front=(
            Provision(
                "head.title",
                Kind.TITLE,
                heading=(Text("Sample Keep License"),),
                body=(para("Edition 1.0, 23 November 2026"), para("A sample, of no force.")),
            ),
            Provision(
                "head.scope",
                Kind.PREAMBLE,
                body=(para("This text governs ", goods, " alone. It says nothing of anything else."),),
            ),
        ),
        sections=(
            Provision(
                "definitions",
                Kind.SECTION,
                "body",
                1,
                "1.",
                "1",
                (Text("Definitions"),),
                children=(
                    Provision(
                        "def",
                        Kind.CLAUSE,
                        "body",
                        2,
                        "1.1",
                        "1.1",
                        body=(para("These terms have these meanings:"),),
                        children=(
                            Provision(
                                "def.goods",
                                Kind.DEFINITION,
                                body=(para(Text('"Goods"', strong=True), " means:"),),
                                children=(
                                    Provision(
                                        "def.goods.1",
                                        Kind.ITEM,
                                        "list",
                                        1,
                                        "(a)",
                                        "(a)",
                                        body=(para("things that move; and"),),
                                    ),
                                    Provision(
                                        "def.goods.2",
                                        Kind.ITEM,
                                        "list",
                                        1,
                                        "(b)",
                                        "(b)",
                                        body=(para("things that do not."),),
                                    ),
                                ),
                            ),
                            Provision(
                                "def.you",
                                Kind.DEFINITION,
                                body=(
                                    para(
                                        Text('"You"', strong=True),
                                        " means the reader, as ",
                                        Reference("keep", "2.1", "Section"),
                                        " says.",
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Provision(
                "grant",
                Kind.SECTION,
                "body",
                1,
                "2.",
                "2",
                (Text("What you may do"),),
                children=(
                    Provision(
                        "keep",
                        Kind.CLAUSE,
                        "body",
                        2,
                        "2.1",
                        "2.1",
                        (Text("Keeping"),),
                        body=(para("You may, on condition that ", Reference("risk", "3", "Section"), " holds:"),),
                        children=(
                            Provision(
                                "keep.a",
                                Kind.ITEM,
                                "body",
                                3,
                                "(a)",
                                "2.1(a)",
                                body=(para("keep the ", goods, ":"),),
                                children=(
                                    Provision(
                                        "keep.a.1", Kind.ITEM, "body", 4, "(i)", "2.1(a)(i)", body=(para("by day; or"),)
                                    ),
                                    Provision(
                                        "keep.a.2",
                                        Kind.ITEM,
                                        "body",
                                        4,
                                        "(ii)",
                                        "2.1(a)(ii)",
                                        body=(para("by night; and"),),
                                    ),
                                ),
                            ),
                            Provision(
                                "keep.b",
                                Kind.ITEM,
                                "body",
                                3,
                                "(b)",
                                "2.1(b)",
                                body=(
                                    para(
                                        "use ",
                                        Text("all", emphasis=True),
                                        " of them, see ",
                                        Link("the page", "https://example.org/"),
                                        ".",
                                    ),
                                ),
                                aliases=("keep.c",),
                            ),
                        ),
                    ),
                    Provision(
                        "show",
                        Kind.CLAUSE,
                        "body",
                        2,
                        "2.2",
                        "2.2",
                        (Text("Showing"),),
                        body=(
                            para("You may show the ", goods, "."),
                            para('A second paragraph. It has two sentences, and "quotes" & <brackets>.'),
                        ),
                    ),
                ),
            ),
            Provision(
                "risk",
                Kind.SECTION,
                "body",
                1,
                "3.",
                "3",
                (Text("Risk"),),
                children=(
                    Provision(
                        "risk.asis",
                        Kind.CLAUSE,
                        "body",
                        2,
                        "3.1",
                        "3.1",
                        (Text("As is"),),
                        body=(para("The ", goods, " come as they are."),),
                        conspicuous=True,
                    ),
                ),
            ),
        ),
        annexes=(
            Provision(
                "sheet",
                Kind.ANNEX,
                "annex",
                1,
                "Annex A",
                "A",
                (Text("Summary"),),
                children=(
                    Provision(
                        "sheet.note",
                        Kind.CLAUSE,
                        "annex",
                        2,
                        "A.1",
                        "A.1",
                        (Text("No force"),),
                        body=(para("This summary has no force."),),
                    ),
                    Provision(
                        "sheet.1", Kind.CLAUSE, "annex", 2, "A.2", "A.2", (Text("Rights in the Goods"),), body=(table,)
                    ),
                ),
            ),
            Provision(
                "rules",
                Kind.ANNEX,
                "annex",
                1,
                "Annex B",
                "B",
                (Text("Rules"),),
                children=(
                    Provision(
                        "rules.ban",
                        Kind.CLAUSE,
                        "annex",
                        2,
                        "B.1",
                        "B.1",
                        (Text("Bans"),),
                        body=(para("You shall not use the ", goods, " to:"),),
                        children=(
                            Provision(
                                "rules.a", Kind.ITEM, "annex", 3, "(a)", "B.1(a)", body=(para("break the law; or"),)
                            ),
                            Provision(
                                "rules.b",
                                Kind.ITEM,
                                "annex",
                                3,
                                "(b)",
                                "B.1(b)",
                                body=(
                                    para(
                                        "hurt people, as ",
                                        Reference("rules.a", "B.1(a)", "Section"),
                                        " and ",
                                        Reference("sheet", "A", "Annex"),
                                        " say.",
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        end="End of the License",
        numbering=Numbering(BODY, ANNEX, LIST),
    )
