"""The words for the choices that keys of the facts leave, beside those of `vocabulary` that reports say too."""

from collections.abc import Mapping

from casefile.i18n.words import N_

__all__ = [
    "CANADIAN",
    "OFFER_BASES",
    "PERFORMED",
    "PERMIT_KINDS",
    "STAY_PURPOSES",
    "UNION_ENDS",
    "UNION_KINDS",
]

CANADIAN: Mapping[str, str] = {"citizen": N_("citizen"), "permanent_resident": N_("permanent resident")}
UNION_KINDS: Mapping[str, str] = {"married": N_("marriage"), "common_law": N_("common-law union")}
UNION_ENDS: Mapping[str, str] = {
    "divorce": N_("divorce"),
    "separation": N_("separation"),
    "death": N_("death"),
    "annulment": N_("annulment"),
}
STAY_PURPOSES: Mapping[str, str] = {"residence": N_("lived there"), "travel": N_("travel")}
OFFER_BASES: Mapping[str, str] = {
    "none": N_("nothing yet"),
    "lmia": N_("an LMIA"),
    "lmia_exempt_permit": N_("a permit exempt from one"),
    "lmia_exempt_permit_one_year": N_("an exempt permit and a year of work"),
    "open_permit": N_("an open permit"),
}
PERMIT_KINDS: Mapping[str, str] = {
    "work": N_("work permit"),
    "study": N_("study permit"),
    "visitor": N_("visitor record"),
}
PERFORMED: Mapping[str, str] = {"yes": N_("yes"), "no": N_("no"), "unsure": N_("not sure")}
