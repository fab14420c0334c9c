"""The exit of the corridor: Documents in, files in a folder out.

Takes Documents, returns what was written, and is the only room that writes licences to disk. `build` fills a working
folder; `release` makes a whole edition appear in one step or not at all. Never reads clauses and never asks the clock.
"""

from engross.release.build import Built, build
from engross.release.edition import Outcome, Refused, Result, release
from engross.release.lock import Locked
from engross.release.verify import verify

__all__ = ["Built", "Locked", "Outcome", "Refused", "Result", "build", "release", "verify"]
