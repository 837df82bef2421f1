"""What is said of the settlement funds."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "funds.exempt_class": N_("{because} The slot stays in the account: put a letter there that says so."),
    "funds.exempt_offer": N_(
        "A qualifying job offer with the right to work in Canada exempts from settlement funds "
        "({needed_cad} otherwise). Put a letter in the slot that says so, with the offer."
    ),
    "funds.untold": N_(
        "No account is entered yet: {needed_cad} is asked for a family of {size}. Enter the accounts to "
        "compare."
    ),
    "funds.left_out": N_(
        "{left_cad} is not counted: borrowed money, the value of a home and money that leaves before "
        "filing cannot serve."
    ),
    "funds.short": N_(
        "{missing_cad} is missing: {held_cad} counts, and {needed_cad} is asked for a family of {size} on "
        "the day of filing."
    ),
    "funds.leaves_early": N_(
        "The money at {institution} leaves on {leaves_on}, and a decision is to be expected around "
        "{decision_on}: {staying_cad} would be left of the {needed_cad} asked when the visa is issued."
    ),
    "funds.leaves_early_enough_left": N_(
        "The money at {institution} leaves on {leaves_on}, before a decision is to be expected "
        "({decision_on}); what stays, {staying_cad}, is still enough."
    ),
    "funds.both_days": N_(
        "The money must be there on the day of filing ({filing_on}) and still when the visa is issued; the "
        "standard aims at a decision by {decision_on}, and it may come later. There is no rule of three "
        "months: the bank's letter shows the balance of the day and the average of six months."
    ),
}
