"""Damaged, random and harmful files: made of sound ones by a seeded source of chance.

Takes the bytes of a sound file and a source of chance; returns bytes. The same seed gives the same bytes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable
from random import Random

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HARM = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "\0", "\x1b]0;x\x07", "\u202e", "\u200b", "\u0430", "\u00a0", "\u2028", "\ufeff", "\ud800", "e\u0301", "\r",
        "\f", "<", ">", "&#0;", "&#x202e;", "&a;", "<!--", "-->", "]]>", "<![CDATA[", "<?", "</p>", "<w:p>", "</w:p>",
        "<w:tbl>", "[", "](", "![", "**", "__", "~~", "`", "```", "|", "- ", "> ", "# ", "1. ", "\\", "{{", "}}",
        "[^1]", "[a]: b\n", "{", "}", '"', "'", ":", "null", "1e999", "-0", "NaN", "\\ud800", "\\u0000", "9" * 400,
        "../../x", "/dev/zero", "endobj", "stream", "endstream", "xref", "/Length 99999999", "<<", ">>",
        "/Kids [1 0 R]", "0 0 R", "BT", "ET",
        "\n\n", "\t", " " * 300, "a" * 5_000, "(a)", "1.1.1.1.1.1", "§", "%PDF-", "PK\x03\x04",
    )
)  # fmt: skip
TEXTS = ("txt", "md", "html", "json", "manifest", "ledger")


def damaged(data: bytes, kind: str, chance: Random) -> bytes:
    """A few changes somewhere; in an archive now and then within a part, in a PDF within what was unpacked."""
    if kind in ("docx", "sources.zip") and chance.random() < 0.7:
        return _in_a_part(data, chance)
    return _changed(data, chance)


def noise(kind: str, chance: Random) -> bytes:
    """A file of nothing but chance, which may begin as one of its kind does."""
    head = {"docx": b"PK\x03\x04", "sources.zip": b"PK\x03\x04", "pdf": b"%PDF-1.7\n", "html": b"<!DOCTYPE html>"}
    size = chance.choice((1, 40, 2_000, 50_000))
    if kind in TEXTS and chance.random() < 0.8:
        body = b"".join(chance.choice(HARM) if chance.random() < 0.4 else _letter(chance) for _ in range(size))
    else:
        body = chance.randbytes(size)
    return (head.get(kind, b"") if chance.random() < 0.7 else b"") + body


def harmful(kind: str, chance: Random) -> bytes:
    """A file built to take time, memory or depth."""
    return chance.choice(BUILT[kind])(chance.choice((50, 1_000, 20_000)))


def _letter(chance: Random) -> bytes:
    return chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x20, 0x2FF), 10))).encode()


def _changed(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not made:
            break
        start = chance.randrange(len(made))
        end = min(len(made), start + chance.choice((1, 2, 8, 60, 700)))
        kind = chance.randrange(8)
        if kind == 0:
            made[start] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[start:end] = chance.randbytes(end - start)
        elif kind == 2:
            del made[start:end]
        elif kind == 3:
            made[start:start] = made[start:end] * chance.choice((1, 3, 200))
        elif kind == 4:
            other = chance.randrange(len(made))
            made[other:other] = made[start:end]
        elif kind == 5:
            del made[start + chance.randrange(len(made) - start) :]
        else:
            made[start:start] = chance.choice(HARM)
    return bytes(made)


def _in_a_part(data: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    name = chance.choice([*parts, *(one for one in parts if one.endswith("document.xml"))])
    parts[name] = _changed(parts[name], chance)
    if chance.random() < 0.05:
        del parts[name]
    return _zipped(parts.items(), chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)))


def _zipped(parts: Iterable[tuple[str, bytes | str]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as file:
        for name, part in parts:
            file.writestr(name, part)
    return made.getvalue()


def _word(body: str, *others: tuple[str, str]) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return _zipped([("word/document.xml", document), *others])


def _entities(depth: int) -> str:
    lines = ['<!ENTITY a0 "aaaaaaaaaa">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, min(depth, 12))]
    return f"<!DOCTYPE a [{''.join(lines)}]><a>&a{min(depth, 12) - 1};</a>"


def _pdf(*objects: bytes) -> bytes:
    made = b"%PDF-1.7\n"
    for number, body in enumerate(objects, 1):
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return made + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n0\n%%%%EOF" % (len(objects) + 1)


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def _page(content: bytes, more: bytes = b"") -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> >> >>"
    )
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        _stream(content, more),
        font,
    )


_NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="LEVEL"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>'
_CIRCLE = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>'
Builder = Callable[[int], bytes]
BUILT: dict[str, tuple[Builder, ...]] = {
    "txt": (
        lambda n: b"(a) " * n,
        lambda n: b"1.1.1.1 a\n" * n,
        lambda n: b"a     b     c\n" * n,
        lambda n: b"Page 1 of 9\n\f" * n,
        lambda n: ("e\u0301" * n).encode(),
        lambda n: ("\u0430a" * n).encode(),
        lambda n: b"a\n\n" * n,
        lambda n: b" " * n + b"a",
        lambda n: b"a" * n,
    ),
    "md": (
        lambda n: b"".join(b"  " * depth + b"- a\n" for depth in range(min(n, 400))),
        lambda n: b"> " * n + b"a",
        lambda n: b"[" * n,
        lambda n: b"![" * n + b"](" * n,
        lambda n: b"*a **b " * n,
        lambda n: b"`" * n + b" a " + b"`" * n,
        lambda n: b"|a" * n + b"\n" + b"|-" * n + b"\n",
        lambda n: b"[^1]: a\n\n" + b"a[^1]\n\n" * n,
        lambda n: b"[a]: b\n" * n,
        lambda n: b"# a\n\n" * n,
    ),
    "html": (
        lambda n: b"<div>" * n + b"a",
        lambda n: b"<table><tr><td>" * min(n, 3_000) + b"a",
        lambda n: b"<b>a<i>b</b>c</i>" * n,
        lambda n: b"<ol><li>a" * n,
        lambda n: b"<p " + b"a=b " * n + b">a",
        lambda n: b"<table><tr>" + b"<td colspan=99999 rowspan=99999>a" * min(n, 2_000),
        lambda n: b"<style>" + b".a b{display:none}" * n + b"</style><p class=a>a",
        lambda n: _entities(n).encode(),
        lambda n: b"<ol start=" + b"9" * n + b"><li>a",
    ),
    "json": (
        lambda n: b"[" * n + b"]" * n,
        lambda n: b'{"a":' * n + b"1" + b"}" * n,
        lambda n: b"9" * n,
        lambda n: b'{"a":1,' * n,
        lambda n: b'"' + b"\\u0000" * n + b'"',
    ),
    "docx": (
        lambda n: _word("<w:tbl><w:tr><w:tc>" * min(n, 900) + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * min(n, 900)),
        lambda n: _word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * n),
        lambda n: _word("<w:p>" + "<w:ins><w:del>" * min(n, 300) + "</w:del></w:ins>" * min(n, 300) + "</w:p>"),
        lambda n: _word(_NUMBERED.replace("LEVEL", str(n * 10**9))),
        lambda n: _zipped([("word/document.xml", _entities(n))]),
        lambda n: _zipped([("word/document.xml", b"\0" * (n * 5_000))]),
        lambda n: _zipped([(f"word/{number}.xml", b"") for number in range(n)]),
        lambda n: _word(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * min(n, 900),
            ("word/styles.xml", _CIRCLE),
        ),
        lambda n: _word('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n),
    ),
    "pdf": (
        lambda n: _page(b"BT /F 9 Tf 9 9 Td " + b"(a) Tj " * n + b"ET"),
        lambda n: _page(b"q " * n + b"BT /F 9 Tf (a) Tj ET"),
        lambda n: _page(zlib.compress(b"BT (a) Tj ET " * (n * 300)), b"/Filter /FlateDecode"),
        lambda n: _page(b"[" * n + b"]" * n + b" TJ"),
        lambda n: _pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count %d >>" % n),
        lambda n: _pdf(b"<< /Type /Catalog /Pages 2 0 R /Length " + b"9" * n + b" >>"),
        lambda n: b"%PDF-1.7\n" + b"1 0 obj << /A " * n,
        lambda n: b"%PDF-1.7\n" + b"startxref\n0\n" * n,
        lambda n: _pdf(*[b"<< /Next %d 0 R >>" % (number + 2) for number in range(min(n, 3_000))]),
    ),
    "sources.zip": (
        lambda n: _zipped([("clauses/family.yaml", b"a: " + b"[" * n)]),
        lambda n: _zipped([("clauses/family.yaml", b"a: &a [x]\nb: " + b"[*a, *a]" * n)]),
        lambda n: _zipped([(f"clauses/a/{number}.md", b"") for number in range(n)]),
        lambda n: _zipped([("clauses/family.yaml", b"\0" * (n * 5_000))]),
        lambda n: _zipped([("../" * (n % 9) + "family.yaml", b"a: b")]),
        lambda n: _zipped([("clauses/a/x.md", b"---\nid: x\n---\n" + b"- " * n)]),
    ),
    "manifest": (
        lambda n: b"[" * n,
        lambda n: b'{"files": ' + b'{"a": ' * n + b"1" + b"}" * n + b"}",
        lambda n: b'{"files": {"../../x": {"sha256": 1}}, "variants": [], "sealed": true, "date": ' + b"1" * n + b"}",
        lambda n: b'{"files": [1], "others": null, "variants": {"T": 3}, "sealed": true}',
    ),
    "ledger": (
        lambda n: b"0" * 64 + b"  1.0/SHA256SUMS\n" * n,
        lambda n: (b"0" * 64 + b"  1.0/SHA256SUMS\n") * n,
        lambda n: b"\n" * n,
        lambda n: b"\xff" * n,
    ),
}  # fmt: skip
