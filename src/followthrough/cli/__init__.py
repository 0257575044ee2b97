"""Floor 8, the door for the terminal: running the house, and working the day from a shell.

May import every room below, and of the other doors only what it runs: the clock, and the pages by name.
Writes nothing itself: a write calls one verb of a room. Every command has `--help`, says what it did, and leaves with
0 when it worked, 1 when it was refused or something is wrong, 2 when it was called wrongly, 130 when it was stopped.
Start reading at `commands` (the list), then the module of the command.
"""

import sys


def main() -> None:
    """The program. Everything else is imported late, so that `--help` comes at once."""
    from followthrough.cli.commands import run

    sys.exit(run(sys.argv[1:]))
