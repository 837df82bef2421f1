"""The command line, called in this process."""

from tests.cli.conftest import anna, casefile

__all__ = ["anna", "casefile"]
