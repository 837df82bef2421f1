from typing import get_args, get_type_hints

import pytest

from casefile.cases import assessment, model
from casefile.i18n import vocabulary, words_for
from casefile.rules import facts, findings
from casefile.rules.checklist import items as checklist
from casefile.rules.deadlines import model as deadlines
from casefile.rules.documents import looks
from casefile.rules.hours import report as hours_report

PAIRS = {
    "STATUSES": get_type_hints(assessment.ChecklistLine)["status"],
    "STATUS_SYMBOLS": get_type_hints(assessment.ChecklistLine)["status"],
    "LINE_STATES": model.LineState,
    "VERDICTS": hours_report.HoursVerdict,
    "VERDICTS_SHORT": hours_report.HoursVerdict,
    "CONTINUITIES": hours_report.Continuity,
    "FILE_VERDICTS": get_type_hints(assessment.Filed)["verdict"],
    "SEVERITIES": findings.Severity,
    "SEVERITY_SYMBOLS": findings.Severity,
    "NEEDS": checklist.Need,
    "ROLES": facts.Role,
    "MARITAL_STATUSES": facts.MaritalStatus,
    "CONTRACT_KINDS": facts.ContractKind,
    "LEAVE_KINDS": facts.LeaveKind,
    "STAGE_STATES": get_type_hints(assessment.StageView)["state"],
    "STAGE_SYMBOLS": get_type_hints(assessment.StageView)["state"],
    "DEADLINE_STATES": deadlines.DeadlineState,
    "FILE_KINDS": looks.FileKind,
}


@pytest.mark.parametrize("name", PAIRS)
def test_every_value_a_struct_can_have_has_its_word(name):
    assert set(getattr(vocabulary, name)) == set(get_args(PAIRS[name]))


def test_children_are_numbered_and_strangers_keep_their_id():
    assert vocabulary.person_word(words_for("fr"), "child-2") == "Enfant 2"
    assert vocabulary.person_word(words_for("fr"), "spouse") == "Époux ou conjoint"
    assert vocabulary.person_word(words_for("en"), "child-x") == "child-x"


def test_a_status_is_a_symbol_and_a_word():
    assert vocabulary.status(words_for("fr"), "missing") == "✗ manquant"
    assert vocabulary.said(words_for("en"), vocabulary.MARITAL_STATUSES, None) == "—"


def test_a_person_without_a_name_is_called_by_their_place():
    assert vocabulary.name_of_person(words_for("fr"), "child-1", "", "") == "Enfant 1"
    assert vocabulary.name_of_person(words_for("fr"), "principal", "Camille", "Exemple") == "Camille Exemple"
