"""Click's pages of help, options and arguments, in the person's language: their texts are ids of the catalogue."""

from __future__ import annotations

import copy
import os
from typing import TYPE_CHECKING, Any

import click

from casefile.i18n.words import Words, words_for

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["Arg", "Helpful", "Opt", "words_in"]


def words_in(ctx: click.Context | None) -> Words:
    """Return the words of the run, English ones when there is none."""
    return getattr(ctx.find_root().obj if ctx else None, "words", None) or words_for("en")


def _page_width(most: int) -> int:
    """Return the width of a page of help, as click would; its way loads shutil and the archives behind it, 2 ms."""
    told = os.environ.get("COLUMNS", "")
    try:
        columns = int(told) if told.isdigit() and int(told) else os.get_terminal_size(1).columns
    except OSError:
        columns = 80
    return max(min(columns or 80, most) - 2, 50)


class Formatter(click.HelpFormatter):
    """Click's page of help, with the space French puts before a colon."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        super().__init__(indent_increment, width or _page_width(max_width or 80), max_width)

    def write_heading(self, heading: str) -> None:
        """Write a section's title."""
        colon = "\u00a0:" if os.environ.get("LANGUAGE") == "fr" else ":"
        self.write(f"{'':>{self.current_indent}}{heading}{colon}\n")


click.Context.formatter_class = Formatter


def _texts(value: Any) -> list[str]:
    """Return the texts typed for a parameter, which may take several."""
    typed = value if isinstance(value, list | tuple) else [value]
    return [each for each in typed if isinstance(each, str)]


class _Spoken:
    """What options and arguments have in common: their help and their metavar are spoken in a language."""

    help: str | None
    metavar: str | None

    type: click.ParamType[Any]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what the shell may offer: the words of a choice, else cases and files as the metavar asks."""
        found = self.type.shell_complete(ctx, self, incomplete)  # type: ignore[arg-type]
        if found:
            return found
        from casefile.cli.completion import completed

        return completed(self.metavar, incomplete, ctx)

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the value in its type; a word that is none of those there are asks back for the nearest.

        A file or folder named by nothing is refused: it would be the folder one is in.
        """
        if self._names_a_place() and any(not each.strip() for each in _texts(value)):
            words = words_in(ctx)
            told = words("nothing is written there: name a file or a folder.")
            raise click.BadParameter(told, ctx, self)  # type: ignore[arg-type]
        try:
            return super().type_cast_value(ctx, value)  # type: ignore[misc]
        except click.BadParameter as wrong:
            near = self._near(value)
            if not near:
                raise
            told = f"{wrong.message} {words_in(ctx)('Did you mean “{near}”?', near=near)}"
            raise click.BadParameter(told, ctx, wrong.param) from None

    def _names_a_place(self) -> bool:
        metavar = self.metavar or ""
        return metavar.startswith(("FILE", "DIR")) and not {"=", "|"} & set(metavar)

    def _near(self, value: Any) -> str:
        if not isinstance(self.type, click.Choice):
            return ""
        from casefile.cli.did_you_mean import near_of

        found = [near_of(each, self.type.choices) for each in _texts(value) if each not in self.type.choices]
        return next((each for each in found if each), "")

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return how a sentence names this parameter, between the quotation marks of its language."""
        return words_in(ctx)("“{name}”", name=self._called(ctx))

    def _called(self, ctx: click.Context | None) -> str:
        if isinstance(self, click.Option):
            return " / ".join(self.opts)
        return self.make_metavar(ctx).strip("[].")  # type: ignore[attr-defined,no-any-return]

    def _in(self, words: Words) -> Any:
        spoken = copy.copy(self)
        spoken.help = words(self.help) if self.help else self.help
        return spoken


class Opt(_Spoken, click.Option):
    """An option whose help and metavar are ids of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help line in the language of this run."""
        return click.Option.get_help_record(self._in(words_in(ctx)), ctx)

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Return what stands in brackets after the help: not click's range, which reads as arithmetic."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra

    def make_metavar(self, ctx: click.Context | None) -> str:
        """Return the name of the value in the language of this run."""
        return words_in(ctx)(self.metavar) if self.metavar else super().make_metavar(ctx)  # type: ignore[arg-type]


class Arg(_Spoken, click.Argument):
    """An argument whose help and metavar are ids of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the help line in the language of this run."""
        return click.Argument.get_help_record(self._in(words_in(ctx)), ctx)

    def make_metavar(self, ctx: click.Context | None) -> str:
        """Return the argument's name in the language of this run, its brackets and dots around it."""
        name = words_in(ctx)(self.metavar) if self.metavar else self.name.upper()
        shown = name if self.required else f"[{name}]"
        return shown if self.nargs == 1 or " " in name else f"{shown}..."


class Helpful(click.Command):
    """A command whose help is in the language of this run."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its line in the language of this run: click keeps the words of the first one."""
        found = super().get_help_option(ctx)
        if found is not None:
            words = words_in(ctx)
            found.help = words("Show this message and exit.")
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the language of this run."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words_in(ctx)(self.help or ""))
