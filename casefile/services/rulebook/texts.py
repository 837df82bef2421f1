"""The questions with their answers, and the letters, read once from the templates."""

from functools import cache

from casefile.errors import UsageError
from casefile.resources import template_text
from casefile.rules.answers.registry import ANSWERS
from casefile.rules.book.passages import AnswerDefinition, LetterDefinition, parse_answers, parse_letters

__all__ = ["load_answers", "load_letters"]


@cache
def load_answers(name: str = "express_entry") -> tuple[AnswerDefinition, ...]:
    """Return the questions; raises UsageError on a faulty file, and for a question the rules cannot answer."""
    origin = f"answers/{name}.toml"
    found = parse_answers(template_text(origin), origin)
    unknown = [each.id for each in found if each.id not in ANSWERS]
    if unknown:
        raise UsageError("rule.file_wrong", origin=origin, problem=", ".join(unknown))
    return found


@cache
def load_letters(name: str = "express_entry") -> tuple[LetterDefinition, ...]:
    """Return the letters; raises UsageError on a faulty file."""
    origin = f"letters/{name}.toml"
    return parse_letters(template_text(origin), origin)
