"""Chooses an interface, then imports it: the screens without a command, else the command line."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run casefile with the arguments of the process."""
    arguments = sys.argv[1:]
    if not arguments and sys.stdin.isatty() and sys.stdout.isatty():
        from casefile.cli.open import open_screens

        sys.exit(open_screens(None, []))
    from casefile.cli.app import run

    sys.exit(run(arguments or ["list"]))


if __name__ == "__main__":
    main()
