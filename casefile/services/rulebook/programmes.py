"""The programmes of the templates, each with the parameters of its own file, read once and without the rest."""

from functools import cache

from casefile.resources import templates, text_of
from casefile.rules.book.parameters import Parameter
from casefile.rules.book.programmes import parse_programme, programmes_of
from casefile.rules.programmes import Programme, Programmes

__all__ = ["load_programme_parameters", "load_programmes"]


@cache
def _read() -> tuple[Programmes, tuple[Parameter, ...]]:
    found: dict[str, Programme] = {}
    parameters: list[Parameter] = []
    for name, path in templates("programmes", ".toml"):
        programme, own = parse_programme(text_of(path, f"programmes/{name}"), f"programmes/{name}")
        found[programme.id] = programme
        parameters += own
    return programmes_of(found, "programmes"), tuple(parameters)


def load_programmes() -> Programmes:
    """Return every programme, the user's own files replacing ours; raises UsageError on a faulty file."""
    return _read()[0]


def load_programme_parameters() -> tuple[Parameter, ...]:
    """Return the parameters that the programmes' files hold; raises UsageError on a faulty file."""
    return _read()[1]
