"""The tutorial is true: a reader who follows it from the first line to the last has a sealed edition.

ENGROSS_BIN is the folder of the `engross` to follow it with; `make package` sets it to that of an installed wheel.
"""

import os
import sys
from pathlib import Path

from tests.documentation import follow

DOCS = Path(__file__).parents[1] / "docs"
PROGRAMS = Path(os.environ.get("ENGROSS_BIN", Path(sys.executable).parent))


def test_the_tutorial_leads_to_a_sealed_edition(tmp_path: Path) -> None:
    """Every command runs, prints what the page says, and ends with 0; every edit fits."""
    follow((DOCS / "tutorial.md").read_text(encoding="utf-8"), tmp_path, PROGRAMS)
    sealed = tmp_path / "my-licences" / "builds"
    assert (sealed / "SEALED").is_file()
    assert len([*(sealed / "1.0").glob("RC*")]) == 30
