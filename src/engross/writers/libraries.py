"""The shared libraries without which no PDF can be made.

Data, and two questions: are they there, and in which version? Loads libraries and nothing else; never installs.
"""

import ctypes
import errno
from collections.abc import Callable

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A library: the package of Debian that has it, the files it may be, and the function that tells its version."""

    name: str
    package: str
    files: tuple[str, ...]
    version: str = ""
    needed: bool = True

    def found(self, loaded: Callable[[str], ctypes.CDLL | None]) -> ctypes.CDLL | None:
        """The first of its files that can be loaded; None where it is not there."""
        return next(filter(None, map(loaded, self.files)), None)


LIBRARIES = (
    Library(
        "Pango",
        "libpango-1.0-0",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "pango_version_string",
    ),
    Library(
        "PangoFT2", "libpangoft2-1.0-0", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
    ),
    Library(
        "HarfBuzz",
        "libharfbuzz0b",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        "hb_version_string",
    ),
    Library(
        "HarfBuzz subset",
        "libharfbuzz-subset0",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        needed=False,
    ),
)


def load(file: str) -> ctypes.CDLL | None:
    """A library by the name of its file, None where it is not there."""
    try:
        return ctypes.CDLL(file)
    except OSError:
        return None


def version_of(library: ctypes.CDLL, function: str) -> str:
    """The version that a library tells of itself by that function."""
    call = getattr(library, function)
    call.restype = ctypes.c_char_p
    return str(call().decode("ascii"))


def versions(loaded: Callable[[str], ctypes.CDLL | None] = load) -> dict[str, str]:
    """What each library that is there tells of itself, by its name; "" where it tells nothing."""
    there = {one: one.found(loaded) for one in LIBRARIES}
    return {
        one.name: version_of(library, one.version) if one.version else "" for one, library in there.items() if library
    }


def require(loaded: Callable[[str], object | None] = load) -> None:
    """Raise `FileNotFoundError` about the first library that is needed and missing."""
    for library in LIBRARIES:
        if library.needed and not any(map(loaded, library.files)):
            said = f"is not installed, and no PDF can be made without {library.name}; engross doctor says what to do"
            raise FileNotFoundError(errno.ENOENT, said, library.package)
