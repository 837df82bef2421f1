"""What is said of past rounds of invitations, and of the ministry's file."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "rounds.invited_enough": N_(
        "Invited on {invited_on}: the cut-off of round {number} was {cutoff}, and {points} points are counted. What "
        "was lost since then does not take the invitation away while the points are not below that cut-off and the "
        "conditions are met; a birthday is forgiven (IRPA s. 11.2(2))."
    ),
    "rounds.invited_short": N_(
        "Invited on {invited_on}: the cut-off of round {number} was {cutoff}, and {points} points are counted, "
        "{missing} too few. A birthday is forgiven, nothing else (IRPA s. 11.2(2)): see what changed before you apply."
    ),
    "rounds.yes": N_("Round {number}, {round_kind}, {cutoff}: {points} points are above the cut-off."),
    "rounds.yes_later_profile": N_(
        "Round {number}, {round_kind}, {cutoff}: {points} points are above the cut-off, but the "
        "profile was submitted "
        "after the round ({profile_local_second})."
    ),
    "rounds.no": N_("Round {number}, {round_kind}, {cutoff}: {missing} points were missing."),
    "rounds.tie_yes": N_(
        "Round {number}, {round_kind}, {cutoff}: at exactly {cutoff} one had to be in before "
        "{tie_local_second} "
        "({tie_second}). Your profile: {profile_local_second} ({profile_second}), earlier."
    ),
    "rounds.tie_no": N_(
        "Round {number}, {round_kind}, {cutoff}: at exactly {cutoff} one had to be in before "
        "{tie_local_second} "
        "({tie_second}). Your profile: {profile_local_second} ({profile_second}), too late."
    ),
    "rounds.tie_same_second": N_(
        "Round {number}, {round_kind}, {cutoff}: your profile is of the very second of the tie-break "
        "({tie_local_second}, "
        "{tie_second}), and whether that second was still invited is not published."
    ),
    "rounds.tie_no_profile": N_(
        "Round {number}, {round_kind}, {cutoff}: at exactly {cutoff} one had to be in before "
        "{tie_local_second} "
        "({tie_second}). Enter the moment of your profile to compare (casefile stage CASE profile --at MOMENT)."
    ),
    "rounds.tie_unpublished": N_(
        "Round {number}, {round_kind}, {cutoff}: exactly the cut-off, and no tie-break was published."
    ),
    "rounds.uncertain": N_(
        "Round {number}, {round_kind}, {cutoff}: {points} points are sure, {most} if what is "
        "uncertain is accepted."
    ),
    "rounds.later_grid": N_(
        "Round {number}, {round_kind}, {cutoff}: after {known_until_on} no complete grid is known, "
        "nothing is compared. "
        "Enter the points your account shows."
    ),
    "rounds.unknown_kind": N_(
        "Round {number}, “{name}”, {cutoff}: this program does not know who it was for."
    ),
    "rounds.no_programme_enough": N_(
        "Round {number}, {round_kind}, {cutoff}: {points} points were enough, but your facts meet no programme yet."
    ),
    "rounds.no_programme_short": NP_(
        "Round {number}, {round_kind}, {cutoff}: {n} point was missing, and your facts meet no programme yet.",
        "Round {number}, {round_kind}, {cutoff}: {n} points were missing, and your facts meet no programme yet.",
        "missing",
    ),
    "rounds.other_nominees": N_(
        "Round {number}, {round_kind}, {cutoff}: nominees only; their points contain the 600 of the nomination."
    ),
    "rounds.other_french": N_(
        "Round {number}, {round_kind}, {cutoff}: only with level 7 in all four abilities in French."
    ),
    "rounds.other_programme": N_(
        "Round {number}, {round_kind}, {cutoff}: for those who meet this programme."
    ),
    "rounds.other_occupations": N_(
        "Round {number}, {round_kind}, {cutoff}: for those with the experience this category asks."
    ),
    # The ministry's file
    "rounds.web_page": N_(
        "{origin} is a web page, not the file of rounds: open {feed}, and save what it shows as it is."
    ),
    "rounds.truncated": N_(
        "{origin} ends in the middle: the download was cut off. Download it again: {feed}"
    ),
    "rounds.not_the_file": N_("{origin} is not the ministry’s file of rounds. It is here: {feed}"),
    "rounds.refused": NP_(
        "{origin} was not imported: {n} round cannot be read.",
        "{origin} was not imported: {n} rounds cannot be read.",
        "count",
    ),
    "rounds.one_case": N_("“{text}”: name one case, or “import” and one file."),
    "rounds.row": N_("entry {at} is not a round."),
    "rounds.row_number": N_("entry {at}: “{text}” is no number of a round."),
    "rounds.row_date": N_("round {number} (entry {at}): “{text}” is no date (2026-09-15 is one)."),
    "rounds.row_name": N_("round {number} (entry {at}) has no name, so it is not known who it was for."),
    "rounds.row_cutoff": N_(
        "round {number} (entry {at}): “{text}” is no cut-off, which is from 1 to {most}."
    ),
    "rounds.row_size": N_("round {number} (entry {at}): “{text}” is no number of invitations."),
    "rounds.row_tie_break": N_(
        "round {number} (entry {at}): the moment of its tie-break cannot be read: “{text}”."
    ),
    "rounds.row_moment": N_("round {number} (entry {at}): its moment cannot be read: “{text}”."),
    "rounds.row_twice": N_(
        "round {number} (entry {at}) is in the file twice, and the two do not say the same."
    ),
    "rounds.row_before": N_(
        "round {number} is dated {round_on}, before the first round of all ({first_on})."
    ),
    "rounds.all_ahead": NP_(
        "{origin} was not imported: its only round is dated after today, {today_on}. Is the date of this "
        "computer right?",
        "{origin} was not imported: all its {n} rounds are dated after today, {today_on}. Is the date of this "
        "computer right?",
        "count",
    ),
    "rounds.ahead_left_out": NP_(
        "{n} round is dated after today, {today_on}, and was left out: {numbers}. It is a misprint, or the date of "
        "this computer is wrong.",
        "{n} rounds are dated after today, {today_on}, and were left out: {numbers}. They are misprints, or the date "
        "of this computer is wrong.",
        "count",
    ),
    "rounds.tie_break_left_out": NP_(
        "The tie-break of {n} round cannot be right, no profile of that moment was in the pool; it was left out: "
        "{numbers}.",
        "The tie-breaks of {n} rounds cannot be right, no profile of those moments was in the pool; they were left "
        "out: {numbers}.",
        "count",
    ),
    "rounds.corrected": NP_(
        "{n} round known already has another date or cut-off in this file, which holds from now on: {numbers}.",
        "{n} rounds known already have another date or cut-off in this file, which holds from now on: {numbers}.",
        "count",
    ),
    "rounds.nothing_new": N_(
        "{origin} brings nothing new: its newest round is no. {number} of {round_on}, and no. "
        "{known} is known already."
    ),
    "rounds.kinds_unknown": NP_(
        "{n} round is of a kind this program does not know; it is kept and compared with nothing: {numbers}.",
        "{n} rounds are of kinds this program does not know; they are kept and compared with "
        "nothing: {numbers}.",
        "count",
    ),
}
