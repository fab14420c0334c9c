"""Runs the command line, as `engross` and as `python -m engross`; takes and returns what `engross.cli.main` does.

Ctrl-C while the command line is still being imported is reported as it is later, and so is one that Python passes over.
"""

# `signal` itself takes 5 ms to import, in which Ctrl-C would end in a traceback.
import _signal  # type: ignore[import-not-found]
import sys

EXIT_INTERRUPTED = 130
_AGAIN_AFTER = 0.01
"""Seconds after which an interrupt that Python passed over is raised once more."""


def main() -> None:
    """Runs the command line and leaves the process."""
    try:
        if hasattr(_signal, "setitimer"):
            _signal.signal(_signal.SIGALRM, _signal.default_int_handler)
            sys.unraisablehook = _raise_later
        from engross.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; nothing is half-written\n")
        sys.exit(EXIT_INTERRUPTED)
    finally:
        # All is written; while Python ends it would let a late Ctrl-C kill it without a word. It would even send itself
        # one where an earlier one came while it ran code that is made at run time, as a data class is, and that ends
        # the process by a signal and not with our exit code.
        if hasattr(_signal, "pthread_sigmask"):
            _signal.pthread_sigmask(_signal.SIG_BLOCK, {_signal.SIGINT, _signal.SIGALRM})
        else:
            _signal.signal(_signal.SIGINT, _signal.SIG_IGN)


def _raise_later(passed_over: "sys.UnraisableHookArgs") -> None:
    """Has an interrupt raised again that came in a finaliser, from which no exception gets out."""
    if passed_over.exc_type is KeyboardInterrupt:
        _signal.setitimer(_signal.ITIMER_REAL, _AGAIN_AFTER)
    else:
        sys.__unraisablehook__(passed_over)


if __name__ == "__main__":
    main()
