"""How a deadline is marked wherever one is shown: a sign for its state, and the colour that goes with the sign."""

from collections.abc import Mapping

__all__ = ["DEADLINE_STYLES", "DEADLINE_SYMBOLS"]

DEADLINE_SYMBOLS: Mapping[str, str] = {"past": "✗", "urgent": "!", "soon": "◷", "later": "·", "done": "✓"}
DEADLINE_STYLES: Mapping[str, str] = {
    "past": "$text-error", "urgent": "$text-warning", "soon": "$text-accent", "later": "", "done": "$text-success"
}  # fmt: skip
