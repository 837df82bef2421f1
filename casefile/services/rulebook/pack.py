"""Every parameter of the templates, read once."""

from functools import cache
from pathlib import Path

from casefile.resources import templates, templates_root, text_of
from casefile.rules.book.alike import check_alike
from casefile.rules.book.dated import parse_parameter
from casefile.rules.book.parameters import Parameter, Parameters
from casefile.services.rulebook.programmes import load_programme_parameters

__all__ = ["load_parameters"]


@cache
def load_parameters() -> Parameters:
    """Return every parameter of the pack, the user's own files replacing ours; raises UsageError on a faulty file."""
    read = (_parameter(name, path) for name, path in templates("rules", ".toml"))
    return Parameters({parameter.id: parameter for parameter in (*read, *load_programme_parameters())})


def _parameter(name: str, path: Path) -> Parameter:
    """Return one rule; the user's own file holds values of the kind that ours of that name holds."""
    text = text_of(path, name)
    parameter = parse_parameter(text, name)
    ours = templates_root() / "rules" / name
    if ours != path and ours.is_file():
        check_alike(parameter, parse_parameter(text_of(ours, name), name), text, name)
    return parameter
