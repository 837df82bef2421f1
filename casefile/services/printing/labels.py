"""The fixed words of the paper, by the key templates use."""

from casefile.i18n.words import N_, Words

__all__ = ["labels"]

_LABELS = {
    "notes": N_("Notes"),
    "todo": N_("To do now"),
    "overview": N_("Every box of the list, by the day to order by"),
    "order_by": N_("Order by"),
    "how_late": N_("Late"),
    "paper": N_("Paper to hand over"),
    "whose": N_("Whose"),
    "state": N_("What is missing"),
    "as_above": N_("(as above)"),
    "optional": N_("optional"),
    "next_dates": N_("Next dates"),
    "no_dates": N_("No date to keep for now."),
    "ticked": N_("ticked"),
    "to_tick": N_("to tick"),
    "requested_on": N_("Requested on"),
    "not_applicable": N_("Not applicable:"),
    "letters": N_("Letters of explanation to write"),
    "sources": N_("Sources, and the day each was last checked"),
    "left_out": N_("Left out, and why"),
    "caveats": N_("What this paper does not say"),
    "deadlines": N_("Dates to keep"),
    "timeline": N_("The experience, drawn to scale"),
    "disclaimer": N_(
        "This paper informs, it does not advise: only Immigration, Refugees and Citizenship Canada decides."
    ),
}


def labels(words: Words) -> dict[str, str]:
    """Return the fixed words of the paper in that language.

    `page_of` and `same_address` keep their blanks, for the renderer.
    """
    fixed = {key: words(text) for key, text in _LABELS.items()}
    return {
        **fixed,
        "page_of": words("page {page} of {pages}", page="{page}", pages="{pages}"),
        "same_address": words("address as in [{number}]", number="{number}"),
    }
