"""What the shells run to complete: click's scripts lose backslashes (bash) and what follows a comma (fish)."""

from __future__ import annotations

import os
import re
from typing import Any, ClassVar

from click.shell_completion import BashComplete, CompletionItem, FishComplete, add_completion_class

__all__ = ["Bash", "Fish"]


@add_completion_class
class Bash(BashComplete):
    """Completion in bash, which inserts a word as it is given: it is quoted here, as the word begun asks for."""

    source_template: ClassVar[str] = """\
%(complete_func)s() {
    local type value
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(IFS=$'\\n'; env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return one answer; only words are quoted, not the beginnings of names of files."""
        return f"{item.type},{_quoted(str(item.value)) if item.type == 'plain' else item.value}"


@add_completion_class
class Fish(FishComplete):
    """Completion in fish, which quotes what it inserts; a name may hold commas."""

    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split "," $completion', 'string split --max 1 "," $completion'
    )


def _quoted(word: str) -> str:
    """Return a word as bash must read it after the quotation mark it was begun with, if any."""
    begun = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD") or 0)
    mark = begun[at][:1] if at < len(begun) else ""
    if mark == "'":
        return word.replace("'", "'\\''")
    if mark == '"':
        return re.sub(r'(["\\$`])', r"\\\1", word)
    return re.sub(r"([^\w@%+=:./-])", r"\\\1", word)
