"""Every parameter of the templates, read once."""

from functools import cache

from casefile.resources import templates
from casefile.rules.book.dated import parse_parameter
from casefile.rules.book.parameters import Parameters
from casefile.services.rulebook.programmes import load_programme_parameters

__all__ = ["load_parameters"]


@cache
def load_parameters() -> Parameters:
    """Return every parameter of the pack, the user's own files replacing ours; raises UsageError on a faulty file."""
    read = (
        parse_parameter(path.read_text(encoding="utf-8"), name) for name, path in templates("rules", ".toml")
    )
    return Parameters({parameter.id: parameter for parameter in (*read, *load_programme_parameters())})
