"""Templates of Jinja that are compiled once, and kept beside them as Python keeps modules.

Takes the place and the source of a template; returns its code. Keeps it in `__pycache__` next to the template (or where
Python is told to), and nowhere where Python shall keep none or nothing can be written. Never takes code that is
damaged, or was made of another source, under other settings, or by another Jinja or Python.
"""

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_SUM = sha256().digest_size


class Kept(BytecodeCache):
    """The code of templates, for the compiler takes as long as the setting of three licences."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The code of a template, if it is kept; its key is the file, "" where the template is in none."""
        escape = environment.autoescape
        settings = environment.trim_blocks, environment.lstrip_blocks, escape(name) if callable(escape) else escape
        made_of = repr((jinja2.__version__, MAGIC_NUMBER, settings, source))
        bucket = Bucket(environment, filename or "", made_of)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Reads the code, where it is there and whole."""
        with suppress(OSError):
            kept = Path(cache_from_source(bucket.key)).read_bytes() if bucket.key else b""
            code = kept[_SUM:]
            if kept and kept[:_SUM] == _sum(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes the code, whole or not at all."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        code = marshal.dumps(bucket.code)
        kept = Path(cache_from_source(bucket.key))
        half = kept.with_suffix(f".{os.getpid()}{kept.suffix}")
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            try:
                half.write_bytes(_sum(bucket, code) + code)
                half.replace(kept)
            finally:
                half.unlink(missing_ok=True)


def _sum(bucket: Bucket, code: bytes) -> bytes:
    return sha256(bucket.checksum.encode() + code).digest()
