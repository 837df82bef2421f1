"""Wherever a name is typed, one that is spelt nearly so is asked back; every argument of every verb is gone through."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from casefile.cli.app import run
from casefile.cli.did_you_mean import near_of
from casefile.cli.verbs.loading import command_of
from casefile.cli.verbs.table import VERBS
from tests.cli.conftest import Casefile

CASE = "Anna Exemple"
FREE = {
    "NAME", "DIR", "DATE", "MOMENT", "TEXT", "FILE", "FILE.toml", "FILE.csv", "FILE.zip", "HOURS", "PERCENT", "CODE",
    "WORDS", "BYTES", "PAGES", "PAGE=DEGREES", "N", "DAYS", "HOST", "PORT", "COUNT", "NUMBER", "all|1,3",
}  # fmt: skip
"""What only the person knows, or is a number or a day; a file is completed by the shell."""
IDS = {"RECORD", "CONTRACT"}
"""Ids such as c1: there is nothing to spell."""
NAMED: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "CASE": [(("show", "Ana Exemple"), CASE), (("import", "x.zip", "--into", CASE), "")],
    "CASE|FILE.csv": [(("hours", "Ana Exemple"), CASE)],
    "CASE|FACTS.toml": [(("points", "Ana Exemple"), CASE)],
    "CASE|FACTS.toml|import FILE": [(("rounds", "Ana Exemple"), CASE)],
    "FILE|CASE": [(("check", "Ana Exemple"), "")],  # a file first: what is not there is a finding
    "CASE LINE|FILE": [(("fit", CASE, "pasport", "--dry-run"), "principal/passport")],
    "diff FROM TO [CASE]": [(("rules", "diff", "2025-01-01", "2026-01-01", "Ana Exemple"), CASE)],
    "KEY": [(("line", CASE, "pasport", "--state", "ready"), "principal/passport"),
            (("tick", CASE, "digital_foto", "x"), "principal/digital_photo")],
    "SLOT": [(("attach", CASE, "pasport", "passport.pdf"), "/passport")],
    "FILE=LINE": [(("sort", "scans", CASE, "--line", "pasport.pdf=passport"), "passport.pdf"),
                  (("sort", "scans", CASE, "--line", "passport.pdf=pasport"), "/passport")],
    "CONTENT": [(("tick", CASE, "passport", "ful_name"), "")],
    "KIND": [(("letter", CASE, "histry_gap"), "history_gap"), (("fact", "list", CASE, "stais"), "stays")],
    "PERSON": [(("hours", CASE, "--person", "spose"), "spouse"),
               (("work", "add", CASE, "--employer", "X", "--noc", "22222", "--country", "FR", "--first", "2018-01-01",
                 "--hours", "35", "--person", "spose"), "spouse")],
    "COUNTRY": [(("work", "add", CASE, "--employer", "X", "--noc", "22222", "--country", "Frnace", "--first",
                  "2018-01-01", "--hours", "35"), "France")],
    "DOCUMENT": [(("remove-document", CASE, "pasport.pdf"), "passport.pdf")],
    "KEY=VALUE": [(("set", CASE, "destination_province=Ontaryo"), "Ontario"),
                  (("set", CASE, "destination_provinc=ON"), "destination_province"),
                  (("set", CASE, "marital_status=maried"), "married"), (("set", CASE, "spose.given_name=X"), "spouse"),
                  (("points", CASE, "--what-if", "canadian_year=1"), "canadian_years")],
    "GROUP": [(("list", "--in", "2062"), "2026"), (("list", "--tag", "urgnt"), "urgent"),
              (("due", "--responsible", "Clare"), "Claire"),
              (("bulk", "print", "out", "--tag", "urgnt"), "urgent")],
}  # fmt: skip


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    """Yield every option and argument of every verb that takes a value, with the verb."""
    for names in VERBS.values():
        for name in names:
            command = command_of(name)
            for each in command.commands.values() if isinstance(command, click.Group) else [command]:
                told = ((f"{name} {each.name}", one) for one in each.params)
                yield from ((verb, one) for verb, one in told if not getattr(one, "is_flag", False))


def test_every_argument_is_a_choice_a_name_that_is_asked_back_or_one_that_cannot_be():
    kinds = {one.metavar for _, one in parameters() if not isinstance(one.type, click.Choice)}
    assert kinds - {None} == FREE | IDS | NAMED.keys()


def test_a_word_of_a_choice_is_asked_back():
    tried = 0
    for verb, one in parameters():
        for word in one.type.choices if isinstance(one.type, click.Choice) else ():
            if len(word) < 6:
                continue
            wrong = word[:2] + word[3:]
            with pytest.raises(click.BadParameter) as refused:
                one.type_cast_value(
                    click.Context(command_of(verb.split()[0])), [wrong] if one.multiple else wrong
                )
            assert "Did you mean “" in refused.value.message, (verb, one.name, wrong)
            tried += 1
    assert tried > 20


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case and a paper in it, made once."""
    place = tmp_path_factory.mktemp("furnished")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEFILE_HOME", str(place / "desk"))
        patch.chdir(place)
        run(["new", CASE, "--programme", "fsw", "--lang", "en", "--in", "2026"])
        assert run(["set", CASE, "spouse.given_name=Paul", "marital_status=married", "tags=urgent",
                    "responsible=Claire", "principal.given_name=Anna"]) == 0  # fmt: skip
        Path("scans").mkdir()
        for name in ("passport.pdf", "scans/passport.pdf"):
            Path(name).write_bytes(b"%PDF-1.4 hardly one")
        assert run(["attach", CASE, "principal/passport", "passport.pdf"]) == 0
    return place


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", sorted(NAMED))
@pytest.mark.usefixtures("desk")
def test_a_name_spelt_nearly_so_is_asked_back(casefile: Casefile, kind: str):
    for asked, meant in NAMED[kind]:
        if not meant:
            continue
        told = casefile(*asked)
        asked_back = told.err.partition("Did you mean “")[2].partition("”")[0]
        assert asked_back.endswith(meant) and asked_back, (asked, told)  # noqa: PT018 - one name
        assert told.code in {0, 2, 3}
        french = casefile(*asked, "--lang", "fr", "--json")
        assert "Vouliez-vous dire" in french.err, (asked, french)
        assert "Vouliez-vous dire" in french.out, (asked, french)


@pytest.mark.usefixtures("desk")
def test_what_is_nothing_like_a_name_is_not_guessed(casefile: Casefile):
    for asked in (
        ("line", CASE, "zzz", "--state", "ready"),
        ("list", "--tag", "qqq"),
        ("letter", CASE, "12345"),
    ):
        assert "Did you mean" not in casefile(*asked).err, asked


@pytest.mark.usefixtures("desk")
def test_to_others_no_name_of_the_desk_is_told(casefile: Casefile):
    assert "urgent" not in casefile("list", "--tag", "urgnt", "--share-safe").err


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("pasport", "principal/passport"), ("spouse:pasport", "spouse/passport"), ("PASSEPORT", "principal/passport"),
        ("", ""), ("/", ""), ("\0", ""), ("x" * 100_000, ""),
    ],
)  # fmt: skip
def test_any_end_of_a_lines_key_may_have_been_typed(typed, near):
    assert near_of(typed, ["principal/passport", "spouse/passport"]) == near
