"""An edition made again: what decides its bytes and differs now."""

import json
from pathlib import Path

from tests.editions.projects import LIGHT, OLDER, project, quiet

from engross.editions import checksums
from engross.editions.rebuild import rebuild


def test_what_decides_bytes_is_told_where_it_differs(tmp_path: Path) -> None:
    """A tool that has another version, one that is not there any more, and one that was not there then."""
    folder = project(tmp_path) / OLDER
    path = folder / checksums.NAME
    described = json.loads(path.read_bytes())
    name, then = next(iter(described["environment"].items()))
    described["environment"] = {**described["environment"], "old tool": "1.0"}
    del described["environment"][name]
    described["toolkit"] = "0.0.0"
    path.write_text(json.dumps(described))
    found = rebuild(folder, LIGHT, quiet)
    assert found.same
    told = {one: (was, now) for one, was, now in found.environment}
    assert told.keys() == {"old tool", name, "engross"}
    assert (told["old tool"], told[name]) == (("1.0", "absent"), ("absent", then))
    assert told["engross"][0] == "0.0.0"
