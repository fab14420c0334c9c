"""Lets `python -m engross` run the command line; takes and returns what `engross.cli.main` does."""

from engross.cli import main

if __name__ == "__main__":
    main()
