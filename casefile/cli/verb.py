"""The commands, what every one of them takes, and how options and arguments are declared."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.spoken import Arg, Helpful, Opt, words_in
from casefile.cli.verbs.table import summary_of
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "DAY",
    "DAYS",
    "MOMENT",
    "Verb",
    "Verbs",
    "argument",
    "case_argument",
    "example_lines",
    "ocr_option",
    "on_option",
    "option",
    "replace_option",
    "share_safe_option",
    "verb",
]


class Verb(Helpful):
    """A command whose help is an id of the catalogue, with the options every verb takes."""

    def __init__(self, *args: Any, json: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if json:
            self.params.append(_json_option())
        self.params += [_lang_option(), _today_option()]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage line's pieces in the language of this run."""
        words = words_in(ctx)
        pieces = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return [words("[OPTIONS]"), *pieces]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options, as they are to be typed."""
        if not self.epilog:
            return
        words = words_in(ctx)
        with formatter.section(words("Examples")):
            for line in example_lines(self.epilog):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def example_lines(epilog: str) -> list[str]:
    """Return the examples line by line; {class} stands for the id of a class of the templates."""
    if "{class}" in epilog:
        from casefile.cli.programme_choice import example_class

        epilog = epilog.replace("{class}", example_class())
    return epilog.splitlines()


class Verbs(Helpful, click.Group):
    """A verb made of several (work import, work add): its help is an id of the catalogue."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage line's pieces in the language of this run."""
        words = words_in(ctx)
        return [words("[OPTIONS]"), words("COMMAND [ARGS]...")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs of this group."""
        words = words_in(ctx)
        with formatter.section(words("Commands")):
            formatter.write_dl([(name, words(each.help or "")) for name, each in self.commands.items()])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return the verbs in the order they were written."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb and remember its whole name: the schema of its JSON is called after it."""
        try:
            name, command, rest = super().resolve_command(ctx, args)
        except click.NoSuchCommand as unknown:
            raise click.NoSuchCommand(
                unknown.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from None
        ctx.find_root().obj.name = self.full_name(name or "")
        return name, command, rest

    def full_name(self, name: str) -> str:
        """Return the name of one of the verbs with this group's before it."""
        return f"{self.name}-{name}"


def verb(
    name: str, help: str = "", epilog: str = "", **settings: Any
) -> Callable[[Callable[..., Any]], Verb]:
    """Make a verb of a function: `help` is an id of the catalogue, `epilog` examples to type.

    Without `help`, the one line of the table of verbs says all there is to say.
    """
    return click.command(name, cls=Verb, help=help or summary_of(name), epilog=epilog, **settings)


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:
    """Declare an option; `help` and `metavar` are ids of the catalogue."""
    return click.option(*names, cls=Opt, **settings)


def argument(name: str, **settings: Any) -> Callable[[Any], Any]:
    """Declare an argument; `help` and `metavar` are ids of the catalogue."""
    return click.argument(name, cls=Arg, **settings)


def case_argument() -> Callable[[Any], Any]:
    """Declare the argument CASE."""
    return argument("case", metavar=N_("CASE"), help=N_("Path of a case folder, or its name on the desk."))


class _Day(click.ParamType[date]):
    """A day: 2025-01-15, 15/01/2025 (day first), 15 janvier 2025."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day; what is wrong with it is said in a sentence."""
        if not isinstance(value, str):
            return value
        from casefile.errors import UsageError
        from casefile.rules.days import parse_day

        try:
            day = parse_day(value)
            _not_too_early(value, day.year)
            if ctx:
                ctx.find_root().obj.tell_day(value)
            return day
        except UsageError as error:
            self.fail(ctx.find_root().obj.of(error) if ctx else str(error), param, ctx)


class _Moment(click.ParamType[datetime]):
    """A moment to the second, UTC unless it says otherwise: 2025-01-15T14:05:33Z."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the moment in UTC; without a zone it is taken for UTC."""
        if not isinstance(value, str):
            return value
        from casefile.errors import UsageError
        from casefile.rules.days import parse_moment

        try:
            moment = parse_moment(value)
            _not_too_early(value, moment.year)
            return moment
        except UsageError as error:
            self.fail(ctx.find_root().obj.of(error) if ctx else str(error), param, ctx)


DAY = _Day()
MOMENT = _Moment()
DAYS = click.IntRange(0, 36_500)
"""A number of days, up to a hundred years: more is a slip, and leads past the last year a calendar holds."""


def _not_too_early(text: str, year: int) -> None:
    """Refuse a year before everything an application can be about; raises UsageError (date.too_early)."""
    from casefile.errors import UsageError
    from casefile.rules.days import EARLIEST_YEAR

    if year < EARLIEST_YEAR:
        raise UsageError("date.too_early", text=" ".join(text.split())[:60], year=EARLIEST_YEAR)


def on_option() -> Callable[[Any], Any]:
    """Declare --on, the application date everything is judged for."""
    return option("--on", type=DAY, metavar=N_("DATE"), help=N_("The application date to judge for."))


def replace_option() -> Callable[[Any], Any]:
    """Declare --replace, without which no file that exists is written over."""
    return option("--replace", is_flag=True, help=N_("Replace the file if it is there already."))


def ocr_option() -> Callable[[Any], Any]:
    """Declare --ocr, which reads papers that are pictures."""
    told = N_("Read names and days in papers that are pictures, with Tesseract or RapidOCR where installed.")
    return option("--ocr", is_flag=True, help=told)


def share_safe_option() -> Callable[[Any], Any]:
    """Declare --share-safe, which leaves out whatever tells whose case it is."""

    def keep(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().obj.share_safe = True

    told = N_(
        "Show it to others: roles for names, “Employer 1”, ages for dates of birth; no bank, amount, number, note or "
        "name of a file."
    )
    return option("--share-safe", is_flag=True, expose_value=False, callback=keep, help=told)


def _json_option() -> Opt:
    def keep(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().obj.as_json = True

    told = N_("Print the answer as JSON, for scripts.")
    return Opt(["--json", "as_json"], is_flag=True, expose_value=False, callback=keep, help=told)


def _lang_option() -> Opt:
    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value:
            ctx.find_root().obj.tell_lang(value)

    told = N_("Speak French or English; else the case's language, else the computer's.")
    choice = click.Choice(["fr", "en"])
    return Opt(
        ["--lang", "said_lang"], type=choice, expose_value=False, callback=keep, is_eager=True, help=told
    )


def _today_option() -> Opt:
    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            ctx.find_root().obj.today = value

    told = N_("Take this day for today.")
    return Opt(
        ["--today"], type=DAY, metavar=N_("DATE"), expose_value=False, callback=keep, is_eager=True, help=told
    )
