"""A new case: a few short pages, then straight to its overview; nothing that later forms ask again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.widget import Widget

from casefile.i18n.words import N_, Lang, words_for
from casefile.rules.facts import UNDECIDED, Facts, Person
from casefile.rules.findings import Label
from casefile.rules.programmes import Programmes
from casefile.tui.screens.facts.family import MARITAL, programme_choices
from casefile.tui.screens.form import Form, FormPage
from casefile.tui.widgets.fields import YES_NO, Field, Raw

__all__ = ["NewCaseForm", "facts_told", "group_field"]

_GROUPS_NAMED = 12
_GROUP_HELP = N_(
    "Such as {groups}. A folder that is not there yet is made; left empty, the case stands beside the folders."
)
_DAY_HELP = N_("For example 2015-12-14, 14/12/2015 (day first) or 14 December 2015.")


def _partnered(raw: Raw) -> bool:
    return raw["marital_status"] in {"married", "common_law"}


def _parent(raw: Raw) -> bool:
    return raw["has_children"] == "yes"


_PAGES: tuple[FormPage, ...] = (
    (
        N_("who you are"),
        (
            Field(
                name="lang",
                label=N_("Language"),
                kind="choice",
                required=True,
                choices=(("fr", N_("French")), ("en", N_("English"))),
                help=N_("Of the screens and of the printed list; later, g changes it outside of forms."),
            ),
            Field(
                name="family_name",
                label=N_("Family name"),
                required=True,
                help=N_("As in the passport. The case carries your name; everything stays on this computer."),
            ),
            Field(name="given_name", label=N_("Given names"), help=N_("As in the passport.")),
            Field(name="born_on", label=N_("Born on"), kind="day", help=_DAY_HELP),
        ),
    ),
    (
        N_("your family"),
        (
            Field(
                name="marital_status",
                label=N_("Marital status"),
                kind="choice",
                choices=MARITAL,
                help=N_(
                    "Common-law: living together for at least a year. It decides which papers are asked for."
                ),
                none_if_empty=True,
            ),
            Field(
                name="partner",
                label=N_("Your partner’s given names"),
                shown=_partnered,
                help=N_("The rest about your partner can be entered later."),
            ),
            Field(
                name="partner_comes",
                label=N_("Comes to Canada with you"),
                kind="choice",
                choices=YES_NO,
                boolean=True,
                required=True,
                default="yes",
                shown=_partnered,
                help=N_("Family who stay behind are declared and examined too."),
            ),
            Field(
                name="has_children",
                label=N_("Children"),
                kind="choice",
                choices=(*YES_NO, ("", N_("I’ll say later"))),
                help=N_("All of them, whatever their age and wherever they live."),
            ),
            Field(
                name="children",
                label=N_("Names and birth dates"),
                kind="children",
                required=True,
                shown=_parent,
                help=N_(
                    "Given name and date for each, separated by semicolons: Léo 2015-03-03; Ana 1 May 2019."
                ),
            ),
        ),
    ),
    (
        N_("where you live"),
        (
            Field(
                name="residence",
                label=N_("Country you live in"),
                kind="country",
                help=N_("Its name, in English or French; ↓ then Enter chooses from the list."),
            ),
            Field(
                name="citizenships",
                label=N_("Citizenships"),
                kind="countries",
                help=N_("Countries separated by commas; ↓ then Enter chooses from the list."),
            ),
        ),
    ),
)


def _programme(programmes: Programmes) -> FormPage:
    told = [each.about for each in programmes.by_id.values()]
    asked = Field(
        name="programme",
        label=N_("Programme"),
        kind="choice",
        required=True,
        default=UNDECIDED,
        choices=programme_choices(programmes),
        help=Label(" ".join(each.en for each in told), " ".join(each.fr for each in told)),
    )
    return N_("your programme"), (asked,)


def group_field(groups: Sequence[str]) -> Field:
    """Return the question which folder of the desk a case goes to, with those that are there."""
    named = " · ".join(groups[:_GROUPS_NAMED]) + (" …" if len(groups) > _GROUPS_NAMED else "")
    return Field(
        name="group",
        label=N_("Folder of the desk"),
        help=Label(*(words_for(lang)(_GROUP_HELP, groups=named or "2026") for lang in ("en", "fr"))),
    )


class NewCaseForm(Form[Path]):
    """Asks for the least one can begin with, makes the case, and answers with its folder."""

    deed = N_("Make the case")

    def __init__(self, programmes: Programmes, groups: Sequence[str] = ()) -> None:
        first = (_PAGES[0][0], (*_PAGES[0][1], group_field(groups))) if groups else _PAGES[0]
        super().__init__((first, _programme(programmes), *_PAGES[1:]), {}, "new case")

    @property
    def heading(self) -> str:
        """Return what is made."""
        return self.words("A new case")

    def compose(self) -> Iterator[Widget]:
        """Begin in the language shown."""
        self._given["lang"] = self._given["lang"] or self.words.lang
        self.raw["lang"] = self.raw["lang"] or self.words.lang
        yield from super().compose()

    def answers_changed(self) -> None:
        """Speak the language chosen at once."""
        if self.raw["lang"] in {"fr", "en"} and self.raw["lang"] != self.words.lang:
            self.call_later(self.casefile.action_language)

    def finish(self, answers: dict[str, Any]) -> None:
        """Make the case in the background."""
        name = ", ".join(part for part in (answers["family_name"], answers["given_name"]) if part)
        facts, lang = facts_told(answers), self.words.lang
        desk, group = self.casefile.desk, answers.get("group", "")
        self.answer_with(lambda: _made(desk, name, lang, facts, group))


def _made(desk: Any, name: str, lang: Lang, facts: Facts, group: str) -> Path:
    path: Path = desk.new(name, programme=facts.programme, lang=lang, facts=facts, group=group)
    return path


def facts_told(answers: Mapping[str, Any]) -> Facts:
    """Return the facts that the answers of the pages tell; questions without a point are absent from `answers`."""
    you = Person(
        id="principal", role="principal", given_name=answers["given_name"], family_name=answers["family_name"],
        born_on=answers["born_on"], citizenships=answers["citizenships"], residence=answers["residence"],
    )  # fmt: skip
    family = [you]
    if "partner" in answers:
        family.append(
            Person(
                id="spouse",
                role="spouse",
                given_name=answers["partner"],
                accompanying=answers["partner_comes"],
            )
        )
    family += [
        Person(id=f"child-{number}", role="child", given_name=name, born_on=born)
        for number, (name, born) in enumerate(answers.get("children", ()), start=1)
    ]
    return Facts(
        programme=answers["programme"],
        marital_status=answers["marital_status"],
        children_answered=bool(answers["has_children"]),
        persons=tuple(family),
    )
