"""The rule pack, read from the templates: the only trade that opens rule files."""

from casefile.services.rulebook.book import load_rulebook
from casefile.services.rulebook.pack import load_parameters

__all__ = ["load_parameters", "load_rulebook"]
