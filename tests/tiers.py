"""What a run of the tests takes: the quick ones by themselves, the long and the slow ones when they are asked for.

`pytest -q` runs the quick ones, `-m long` the whole screens and whole printouts, `-m slow` the injected faults and the
random runs. A file moves between quick and long here, by the seconds it takes; `slow` is written at the test.
"""

from functools import cache
from pathlib import PurePath

QUICK = "not slow and not long"
"""What pyproject.toml asks for where nothing else is said."""

LONG = (
    "tui",
    "services/printing/test_incomplete.py",
    "services/printing/test_letters.py",
    "services/printing/test_paper.py",
    "services/printing/test_pdf.py",
    "services/printing/test_reports.py",
    "services/printing/test_texts.py",
    "services/documents/test_active.py",
    "services/documents/test_bones.py",
    "services/documents/test_examples.py",
    "services/documents/test_faults.py",
    "services/documents/test_how_much.py",
    "services/documents/test_inspector.py",
    "services/documents/test_isolation.py",
    "services/documents/test_left_behind.py",
    "services/documents/test_opening.py",
    "services/documents/test_other_kinds.py",
    "services/documents/test_page_facts.py",
    "services/documents/test_page_view.py",
    "services/documents/test_pictures.py",
    "services/documents/test_raw_scan.py",
    "services/documents/test_reading.py",
    "services/documents/test_reading_pictures.py",
    "services/documents/test_seen_pages.py",
    "services/documents/test_sound_files.py",
    "services/documents/test_walls.py",
    "services/fitting/test_asked.py",
    "services/fitting/test_bad_input.py",
    "services/fitting/test_bilevel.py",
    "services/fitting/test_contents.py",
    "services/fitting/test_covering.py",
    "services/fitting/test_encoding.py",
    "services/fitting/test_engine.py",
    "services/fitting/test_limits.py",
    "services/fitting/test_pictures.py",
    "services/fitting/test_rare_pictures.py",
    "services/fitting/test_second.py",
    "services/fitting/test_sharing.py",
    "services/fitting/test_sheet.py",
    "services/fitting/test_shortfall.py",
    "services/fitting/test_squeeze.py",
    "services/serving/test_server.py",
    "services/test_desk_cases.py",
    "services/test_private.py",
    "services/store/test_backup_states.py",
    "services/store/test_bag.py",
    "services/store/test_changes.py",
    "services/store/test_cloud.py",
    "services/store/test_kept.py",
    "services/store/test_removal.py",
    "services/store/test_rounds.py",
    "services/store/test_strangers.py",
    "services/rulebook/test_occupation_search.py",
    "cli/test_backup.py",
    "cli/test_bad_input.py",
    "cli/test_contract.py",
    "cli/test_desk_verbs.py",
    "cli/test_did_you_mean.py",
    "cli/test_edges.py",
    "cli/test_examples.py",
    "cli/test_fact.py",
    "cli/test_facts_import.py",
    "cli/test_failures.py",
    "cli/test_fit.py",
    "cli/test_groups.py",
    "cli/test_json.py",
    "cli/test_kit.py",
    "cli/test_long_paths.py",
    "cli/test_naming.py",
    "cli/test_office.py",
    "cli/test_papers.py",
    "cli/test_plain_signs.py",
    "cli/test_points.py",
    "cli/test_programmes.py",
    "cli/test_questions.py",
    "cli/test_serve.py",
    "cli/test_share_safe.py",
    "cli/test_sharing.py",
    "cli/test_sort.py",
    "cli/test_tables.py",
    "cli/test_transcript.py",
    "cli/test_unread.py",
    "cli/test_work.py",
    "cases/test_answers_agree.py",
    "faults/test_failures.py",
    "faults/test_kills.py",
    "faults/test_odd_rules.py",
    "i18n/test_codes.py",
    "rules/test_hours_properties.py",
    "rules/test_hours_reference.py",
    "test_breaking.py",
    "test_pictures.py",
    "test_privacy.py",
    "test_programmes_named.py",
)
"""Files and folders of whole screens, whole printouts and whole families: seconds a file."""

QUICK_SCREENS = (
    "tui/forms/test_reading.py",
    "tui/forms/test_timeline.py",
    "tui/test_app.py",
    "tui/test_board.py",
    "tui/test_choice.py",
    "tui/test_cutoffs.py",
    "tui/test_desk_rows.py",
    "tui/test_dropped.py",
    "tui/test_keys.py",
    "tui/test_lines.py",
)
"""The screens that the quick tests walk all the same: the application, its lists, its keys."""

BY_HAND, NOT_BY_HAND = "tui", "tui/test_monkey.py"
"""The slow tests of the screens, every odd text on each, are for who works at one: `.ci/run` leaves them out."""


@cache
def is_long(path: PurePath) -> bool:
    """Tell whether the file, given from the folder of the tests, is one of the long ones."""
    return any(path.is_relative_to(place) for place in LONG) and path.as_posix() not in QUICK_SCREENS


def is_by_hand(path: PurePath) -> bool:
    """Tell whether the slow tests of the file, given from the folder of the tests, are left out of `.ci/run`."""
    return path.is_relative_to(BY_HAND) and path.as_posix() != NOT_BY_HAND
