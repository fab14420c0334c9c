"""Runs the command line, as `engross` and as `python -m engross`; takes and returns what `engross.cli.main` does.

Ctrl-C while the command line is still being imported is reported as it is later.
"""

import signal
import sys

EXIT_INTERRUPTED = 130


def main() -> None:
    """Runs the command line and leaves the process."""
    try:
        from engross.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; nothing is half-written\n")
        sys.exit(EXIT_INTERRUPTED)
    finally:
        # All is written; while Python ends it would let a late Ctrl-C kill it without a word. It would even send itself
        # one where an earlier one came while it ran code that is made at run time, as a data class is, and that ends
        # the process by a signal and not with our exit code.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        else:
            signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
