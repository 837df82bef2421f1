"""Names and notes as nobody should write them: each must come out as it was typed."""

import msgspec

from casefile.cases.assessment import Assessment
from casefile.rules.facts import Facts, Person
from tests.services.printing import fictional

NASTY = (
    '#panic("x") $x^2$ *b* @ref <b> _i_',
    "{{7*7}} {% raw %} {# note #}",
    "[red]brackets[/] [link](javascript:alert(1))",
    "<script>alert('x')</script> &amp;",
    "=cmd()|'/C calc'!A0",
    "longnamewithoutanyblank" * 9,
    "naïve œuvre Łódź Ελλάδα Київ",
)


def nasty_case(note: str = "") -> Assessment:
    """Return the fictional case with every nasty string as a file name, the first as a note."""
    lines = list(fictional.lines())
    files = tuple(fictional.filed(lines[0].key, name, 1000) for name in NASTY)
    said = msgspec.structs.replace(lines[0].line, note=note or NASTY[0])
    lines[0] = msgspec.structs.replace(lines[0], files=files, line=said)
    person = Person(id="principal", role="principal", given_name="#panic()", family_name="{{7*7}}")
    case = msgspec.structs.replace(
        fictional.case(), name="=A1", facts=Facts(programme="fsw", persons=(person,))
    )
    return fictional.assessment(lines=tuple(lines), case=case)
