"""The few shapes of question the tables of facts are made of."""

from collections.abc import Callable

from casefile.i18n.words import N_
from casefile.rules.findings import Label
from casefile.tui.widgets.fields import TRISTATE, YES_NO, Field, Raw

__all__ = ["DAY_HELP", "WHO", "choice", "flag", "unsure"]


def choice(
    name: str, label: str, choices: tuple[tuple[str, str | Label], ...], help: str = "", **more: object
) -> Field:
    """One answer among a few."""
    return Field(name=name, label=label, kind="choice", choices=choices, help=help, **more)  # type: ignore[arg-type]


def unsure(name: str, label: str, help: str = "", shown: Callable[[Raw], bool] | None = None) -> Field:
    """A yes, a no, or not told yet."""
    return choice(name, label, TRISTATE, help, boolean=True, none_if_empty=True, shown=shown)


def flag(
    name: str, label: str, help: str = "", default: str = "no", shown: Callable[[Raw], bool] | None = None
) -> Field:
    """A plain yes or no."""
    return choice(name, label, YES_NO, help, boolean=True, required=True, default=default, shown=shown)


DAY_HELP = N_("For example 2015-12-14, 14/12/2015 (day first) or 14 December 2015.")
WHO = Field(
    name="person",
    label=N_("Who"),
    kind="person",
    default="principal",
    help=N_("The member of the family it is about."),
)
