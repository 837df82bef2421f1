"""Which cases of the desk a command is about: the same options everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.verb import DAY, option
from casefile.i18n.words import N_
from casefile.rules.book.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casefile.cli.session import Session
    from casefile.services.store.choosing import CaseFilter
    from casefile.services.store.listing import Head

__all__ = ["choice_of", "choice_options", "warn_unknown"]

_NAMES = ("search", "group", "programme", "stage", "due_by", "problem", "tags", "responsible", "standing")
_GOING_ON = ("open", "closed")


def choice_options(command: Any) -> Any:
    """Declare the options that choose cases of the desk."""
    for declare in reversed(_options()):
        command = declare(command)
    return command


def _options() -> tuple[Callable[[Any], Any], ...]:
    text = N_("TEXT")
    return (
        option("--search", default="", metavar=text,
               help=N_("Words that the name, reference, tags or person responsible hold; accents do not count.")),
        option("--in", "group", default="", metavar=N_("GROUP"),
               help=N_("Only cases in this folder of the desk, such as 2026, or 2026/spring.")),
        option("--programme", type=ProgrammeChoice(), help=N_("Only cases of this programme.")),
        option("--stage", type=click.Choice(STAGES), metavar=N_("STAGE"),
               help=N_("Only cases at this stage: language_test, diploma_evaluation, profile, invitation, upload, "
                       "biometrics or decision.")),
        option("--due-by", type=DAY, metavar=N_("DATE"),
               help=N_("Only cases whose next deadline is on that day or before.")),
        option("--problem", is_flag=True, help=N_("Only cases with a paper to fix, and damaged ones.")),
        option("--tag", "tags", multiple=True, metavar=text, help=N_("Only cases with this tag; may be repeated.")),
        option("--responsible", default="", metavar=text, help=N_("Only cases of this person of the office.")),
        option("--standing", type=click.Choice(["open", "closed", "archived", "all"]),
               help=N_("Only cases that are so; without it, all but the archived ones.")),
    )  # fmt: skip


def warn_unknown(session: Session, told: Mapping[str, Any], every: Sequence[Head]) -> None:
    """Say which tag, person or folder that was asked for no case of the desk has, and what is spelt nearly so."""
    from casefile.rules.findings import Finding
    from casefile.rules.text import folded

    if session.share_safe:  # the names there are would tell whose cases they are
        return
    tags = {tag for head in every for tag in head.tags}
    people = {head.responsible for head in every if head.responsible}
    groups = {head.group.rsplit("/", at)[0] for head in every for at in range(head.group.count("/") + 1)} - {
        ""
    }
    asked = [
        *(("case.no_such_tag", tag, tags) for tag in told["tags"]),
        ("case.nobody_responsible", told["responsible"], people),
        ("case.no_such_group", told["group"].strip("/"), groups),
    ]
    for code, name, known in asked:
        part_will_do = code == "case.nobody_responsible"
        wanted, names = folded(name), [folded(each) for each in known]
        if name and wanted not in names and not (part_will_do and any(wanted in each for each in names)):
            values = {"name": name[:60], "known": sorted(known)}
            session.warn(Finding(code=code, severity="note", values=values))


def choice_of(told: Mapping[str, Any], **more: Any) -> CaseFilter:
    """Return what was chosen; whatever else `told` holds is left aside."""
    from casefile.services.store.choosing import CaseFilter

    given = {name: told[name] for name in _NAMES if name in told}
    standing = given.pop("standing", None)
    standings: tuple[Any, ...] = () if standing == "all" else (standing,) if standing else _GOING_ON
    return CaseFilter(**given, standings=standings, **more)
