"""Sixty texts that some reader of some format would run, follow or take for markup."""

PAYLOADS = (
    # HTML
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//evil.example>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "<style>*{display:none}</style>", "</style></title>",
    "<!-- x", "--><b>x</b>", "]]><b>x</b>", "<![CDATA[x]]>", "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    "&lt;script&gt;", "&#x202e;x", "&amp;amp;", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    '" onmouseover="alert(1)', "' style='position:fixed", "</main></body></html>", "<input autofocus onfocus=alert(1)>",
    # Markdown
    "[x](javascript:alert(1))", "[x](https://evil.example)", "![x](https://evil.example/x.png)", "<https://evil.example>",
    "https://evil.example", "www.evil.example", "[x]: https://evil.example", "**bold** _em_ `code`", "# heading",
    "- item", "1. item", "> quote", "```", "| a | b |", "~~x~~", "a\\", "\\[x\\](y)", "[^1]", "$x$", "<details>x",
    # YAML
    "yes: no", "x: [a, b]", "!!python/object/apply:os.system [id]", "&a *a", "--- # x", '" : "x', "'", "@x", "%x",
    # Templates, Word fields, spreadsheets, PDF
    "${x} {x} %(x)s", 'INCLUDETEXT "/etc/passwd"', '=HYPERLINK("https://evil.example")', "(x) /JS (app.alert(1))",
    ") >> endobj /OpenAction <<",
)  # fmt: skip
