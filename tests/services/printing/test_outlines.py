"""The reports that stand beside the checklist, whole: each part, row, sum and sign, in both languages."""

import pytest

from casefile.i18n.words import LANGUAGES
from tests.services.printing.reported import OUTLINED, kept_path, outline


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", OUTLINED)
def test_the_outline_of_a_report_is_the_one_kept(what, lang):
    assert outline(what, lang) == kept_path(what, lang).read_text(encoding="utf-8")
