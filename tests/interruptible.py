"""Commands that hear Ctrl-C, wherever the tests were started; takes and returns nothing."""

import signal


def hear_interrupts() -> None:
    """Undo what a shell does to all that it starts in the background: commands that tests start would inherit it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
