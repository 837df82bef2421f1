"""A way on, taken: forward enters a stage, back ends the present one."""

from datetime import date

import pytest

from casefile.cases.model import Case
from casefile.cases.moves import take_way
from casefile.rules.book.stages import StageEntry
from casefile.rules.stages.path import current_stage, holding
from tests.tui.forms.host import quiet_desk, seen

ON = date(2024, 6, 1)
BEFORE = (
    StageEntry(id="s1", stage="language_test", on=date(2024, 1, 1)),
    StageEntry(id="s2", stage="diploma_evaluation", on=date(2024, 2, 1)),
    StageEntry(id="s3", stage="profile", on=date(2024, 3, 1)),
    StageEntry(id="s4", stage="invitation", on=date(2024, 4, 1)),
    StageEntry(id="s5", stage="upload", on=date(2024, 5, 1)),
    StageEntry(id="s6", stage="biometrics", on=date(2024, 5, 2)),
)


@pytest.mark.parametrize(
    ("entered", "outcome", "to", "after"),
    [
        (0, "", "language_test", "language_test"),
        (1, "not_needed", "diploma_evaluation", "diploma_evaluation"),
        (3, "", "invitation", "invitation"),
        (3, "expired", "profile", "diploma_evaluation"),
        (4, "declined", "profile", "profile"),
        (4, "expired", "profile", "diploma_evaluation"),
        (5, "approved", "decision", "decision"),
        (6, "returned", "profile", "diploma_evaluation"),
        (6, "completed", "biometrics", "biometrics"),
        (6, "refused", "decision", "decision"),
    ],
)
def test_every_way_leads_where_it_says(tmp_path, entered: int, outcome: str, to: str, after: str):
    stages = BEFORE[:entered]
    assessment = seen(quiet_desk(tmp_path), stages=stages)
    way = next(gate for gate in assessment.gates if (gate.outcome, gate.to) == (outcome, to))
    case = take_way(assessment, way, ON).apply(Case(id="c1", name="x", stages=stages))
    assert current_stage(holding(case.stages)) == after
    assert case.stages[-1].outcome == outcome
