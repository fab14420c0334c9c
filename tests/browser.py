"""Pages in Chromium, as tests meet them: files opened without a network, checked by axe-core and by the HTML checker.

`shown` is a fixture that opens the bytes of a page, or a file, in a fresh browser context; a page that asks for
anything but itself is refused. `faults` are what axe-core finds under WCAG 2.2 AA, `invalid` what the Nu HTML checker
says.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

NODE_MODULES = Path(__file__).parents[1] / "scripts" / "node" / "node_modules"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture(scope="session")
def browser(checker: Callable[[str], str]) -> Iterator[Any]:
    """One Chromium for all tests of a process, with a profile of its own."""
    path = checker("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """`shown(data, width=1200, scheme="light", script=True)` is the Playwright page that shows these bytes or file."""
    contexts = []

    def show(data: bytes | Path, *, width: int = 1200, scheme: str = "light", script: bool = True) -> Any:
        file = data if isinstance(data, Path) else tmp_path / "page.html"
        if not isinstance(data, Path):
            file.write_bytes(data)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, bypass_csp=True
        )
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        return page

    yield show
    for context in contexts:
        context.close()


def faults(page: Any) -> list[str]:
    """What axe-core finds on the page: the rule and the element, one line each."""
    page.add_script_tag(path=str(_from_node("axe-core", "axe.min.js")))
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(STANDARDS)}}})")
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


def invalid(files: list[Path], java: str) -> str:
    """What the Nu HTML checker says against the files, style included; empty where they are valid."""
    jar = _from_node("vnu-jar", "build/dist/vnu.jar")
    done = subprocess.run([java, "-jar", jar, "--format", "gnu", *files], capture_output=True, timeout=300, text=True)
    return done.stderr.replace("Document checking completed. No errors found.", "").strip()


def _from_node(package: str, file: str) -> Path:
    path = NODE_MODULES / package / file
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{package} is missing: make checkers installs it")
    return path
