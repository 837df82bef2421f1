"""What one invocation knows: the language to speak, the desk, and where data and talk go."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from casefile.cli.output import clean, give_up_stdout, json_text, one_line, plain, within_reason
from casefile.i18n.locales import system_lang
from casefile.i18n.words import LANGUAGES, Lang, Words, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from casefile.cases.model import Case
    from casefile.errors import CasefileError
    from casefile.rules.findings import Finding
    from casefile.services.desk import Desk

    Screens = Callable[[Desk, Path | None, Lang | None], int]

__all__ = ["Session"]


class Session:
    """One run of the command line.

    `lang_told` is what --lang said, `today` the day that --today or CASEFILE_TODAY puts in the calendar's place,
    `as_json` is --json, `name` the verb's.
    """

    def __init__(self, arguments: Sequence[str], screens: Screens | None = None) -> None:
        self.screens = screens
        self.lang_told: Lang | None = _lang_in(arguments)
        self.words: Words = words_for(self.lang_told or system_lang(os.environ))
        self.as_json = _flag_in("--json", arguments)
        self.name = "casefile"
        self.today: date | None = None
        self.generation: int | None = (
            None  # of the case last opened: how a change that changed nothing is known
        )
        self.share_safe = False  # what is shown tells nobody whose it is: --share-safe
        self.shared = 0  # how many cases were shown so: each gets a number
        self.before: Case | None = None
        self.warnings: list[dict[str, str]] = []
        self._days: list[str] = []

    def tell_lang(self, lang: Lang) -> None:
        """Speak the language that --lang names."""
        self.lang_told = lang
        self._speak(lang)

    def speak_for(self, case: Case) -> None:
        """Speak the case's language, unless --lang said another."""
        if self.lang_told is None:
            self._speak(case.lang)

    def speak_as_chosen(self) -> None:
        """Speak the language the person chose on the screens, unless --lang said another."""
        chosen = self.desk.settings().get("lang")
        if self.lang_told is None and chosen in LANGUAGES:
            self._speak("fr" if chosen == "fr" else "en")

    def _speak(self, lang: Lang) -> None:
        self.words = words_for(lang)
        os.environ["LANGUAGE"] = lang  # click looks its own words up by it

    @cached_property
    def desk(self) -> Desk:
        """Return the desk, made when first asked for."""
        from casefile.services.desk import Desk

        return Desk(today=self.today)

    def close(self) -> None:
        """Let go what the desk holds (the process that reads files)."""
        if "desk" in self.__dict__:
            self.desk.close()

    def case(self, ref: str) -> tuple[Path, Case]:
        """Return a case's folder and the case, and speak its language from here on; raises StoreError when damaged."""
        path = self.desk.find(ref)
        opened = self.desk.open(path)
        self.speak_for(opened.case)
        self.generation = opened.case.generation
        self.before = opened.case
        if opened.damage is not None:
            raise opened.damage
        case = self.shown(opened.case)
        self.warn_unread(case)
        return path, case

    def shown(self, case: Case) -> Case:
        """Return the case as it may be shown: under --share-safe, without whatever tells whose it is."""
        if not self.share_safe:
            return case
        import click

        context = click.get_current_context(silent=True)
        self.shared += 1
        on = context.params.get("on") if context else None
        return self.desk.share_safe(case, self.words, on=on, number=self.shared)

    def warn_unread(self, case: Case) -> None:
        """Warn of everything in the case's file that cannot be read."""
        if not case.unread:
            return
        from casefile.cases.unread import unread_findings

        for each in unread_findings(case):
            self.warn(each)

    # --- data, on stdout

    def put(self, text: str = "") -> None:
        """Print one piece of data; control characters are dropped."""
        self._tell_days()
        sys.stdout.write(clean(text) + "\n")

    def put_json(self, data: Any, error: CasefileError | None = None) -> None:
        """Print the envelope around the data; `error` is what the exit code tells of although there is data."""
        self._envelope(self.name, data, self._coded((error,) if error else ()))

    def put_errors(self, errors: Iterable[CasefileError]) -> None:
        """Print the envelope of a question that has no answer."""
        self._refuse(self._coded(errors))

    def findings(self, found: Iterable[Finding]) -> list[dict[str, Any]]:
        """Return findings whole for JSON, each with its sentence."""
        return [{**plain(each), "message": self.of(each)} for each in found]

    def _coded(self, errors: Iterable[CasefileError]) -> list[dict[str, str]]:
        return [{"code": error.code, "message": self.of(error)} for error in errors]

    def put_usage_error(self, message: str) -> None:
        """Print the envelope of a command that could not be read."""
        self._refuse([{"code": "usage.wrong", "message": message}])

    def _refuse(self, errors: list[dict[str, str]]) -> None:
        """Print an envelope without an answer; where it cannot be written the exit code still tells."""
        try:
            self._envelope(self.name, None, errors)
            sys.stdout.flush()
        except OSError:
            give_up_stdout()

    def _envelope(self, name: str, data: Any, errors: list[dict[str, str]]) -> None:
        self._tell_days()
        envelope = {"schema": f"casefile.{name}/1", "data": data, "warnings": self.warnings, "errors": errors}
        sys.stdout.write(json_text(envelope, sys.stdout.encoding) + "\n")

    def put_incomplete(self, *cases: Case) -> None:
        """Print above figures that they lack what cannot be read in the cases they are made of."""
        count = sum(len(case.unread) for case in cases)
        if count:
            self.put(f"! {self.words.sentence('unread.incomplete', {'count': count})}")

    # --- talk, on stderr

    def say(self, text: str) -> None:
        """Tell the person something that is not data; nothing is said when there is nobody to read it."""
        self._tell_days()
        sys.stdout.flush()
        with contextlib.suppress(OSError):
            sys.stderr.write(clean(text) + "\n")

    def tell_day(self, text: str) -> None:
        """Say how a typed day in figures was read if it could be read otherwise: once, before whatever comes next.

        It waits until the language is known: that of the case, which is not open yet while options are read.
        """
        from casefile.rules.days import read_day_first

        if read_day_first(text):
            self._days.append(text)

    def _tell_days(self) -> None:
        days, self._days = self._days, []
        if days:
            from casefile.rules.days import parse_day
            from casefile.rules.findings import Finding

            for text in dict.fromkeys(days):
                values = {"text": text, "day_on": parse_day(text)}
                self.warn(Finding(code="date.read_day_first", severity="note", values=values))

    def warn(self, finding: Finding | CasefileError) -> None:
        """Say a warning; under --json it also goes into the envelope."""
        self.warnings.append({"code": finding.code, "message": self.of(finding)})
        self.say(self.of(finding))

    def tell_error(self, error: CasefileError) -> None:
        """Say what went wrong, and below it each fault it is made of."""
        self.say(self.of(error))
        for problem in getattr(error, "problems", ()):
            self.say(f"  {self.of(problem)}")

    def of(self, coded: Finding | CasefileError) -> str:
        """Return the sentence of a finding or an error; what the person typed stays on one line of it."""
        values = {
            name: one_line(within_reason(value)) if isinstance(value, str) else value
            for name, value in coded.values.items()
        }
        return (self.words.told(coded.code, values) or self.words.of(coded)) + self._asked_back(coded)

    def _asked_back(self, coded: Finding | CasefileError) -> str:
        """Return the question whether a name there is was meant; only the refusal of a name has one."""
        from casefile.cli.did_you_mean import asked_back

        return asked_back(self.words, coded)


def _lang_in(arguments: Sequence[str]) -> Lang | None:
    """Return the language --lang names, before anything is parsed: the words of the parser depend on it."""
    told = ""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and at + 1 < len(arguments):
            told = arguments[at + 1]
        elif argument.startswith("--lang="):
            told = argument.removeprefix("--lang=")
    return next((lang for lang in LANGUAGES if lang == told), None)


def _flag_in(flag: str, arguments: Sequence[str]) -> bool:
    before = arguments[: list(arguments).index("--")] if "--" in arguments else arguments
    return flag in before
