"""What is spared where WeasyPrint is imported: half the time and memory of it, and what Fontconfig would print.

Takes and returns nothing: its contexts hold while WeasyPrint is imported, or a configuration of its fonts made. Never
changes what WeasyPrint makes, nor what anybody else who imports it gets: what is passed over is loaded when it is used.
"""

import ctypes.util
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_LATER = ("fontTools.subset", "fontTools.ttLib.woff2", "PIL.EpsImagePlugin", "PIL.ImageFile", "PIL.ImageOps")
"""Modules for pictures, fonts of the web, and fonts that HarfBuzz cannot cut; nothing is taken from them at first."""

_INSTANCER = "fontTools.varLib.instancer"
"""The module that varies fonts, of which WeasyPrint takes a function at its import: half the memory of that."""


@contextmanager
def fonts_of(folder: Path) -> Iterator[None]:
    """Fontconfig knows the fonts that `fonts.conf` of a folder names and no others, and prints nothing."""
    # Fontconfig reads this variable once per configuration, and with no font at all WeasyPrint crashes the process.
    kept = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    # Fontconfig complains that it may keep no cache, which is as it should be: one made by other rules would be used.
    stderr = os.dup(2)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(silent)
        os.close(stderr)
        if kept is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = kept


@contextmanager
def quick() -> Iterator[None]:
    """An import of WeasyPrint loads and searches no more than a page of words needs."""
    with ExitStack() as spared:
        for context in (_no_search_for_libraries, _no_instancer):
            spared.enter_context(context())
        for name in _LATER:
            _load_when_used(name)
        yield


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    # WeasyPrint tries a name without a dot first, for which ctypes starts ldconfig, gcc and ld; on Linux it is always
    # the plain file name after it that loads. This takes a third off the import.
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _no_instancer() -> Iterator[None]:
    # What is imported is a stand-in, which loads the real module when it is used.
    if _INSTANCER in sys.modules:
        yield
        return
    stand_in = ModuleType(_INSTANCER)
    stand_in.instantiateVariableFont = _instantiate  # type: ignore[attr-defined]
    sys.modules[_INSTANCER] = stand_in
    try:
        yield
    finally:
        del sys.modules[_INSTANCER]


def _instantiate(*arguments: Any, **options: Any) -> Any:
    return import_module(_INSTANCER).instantiateVariableFont(*arguments, **options)


def _load_when_used(name: str) -> None:
    """Put a module where an import finds it, to be loaded when anything is taken from it."""
    package, _, short = name.rpartition(".")
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], short, module)
