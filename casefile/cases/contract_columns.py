"""The columns of a table of contracts: what their headings may be called, in French and English."""

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from casefile.rules.facts import ContractKind
from casefile.rules.findings import Label
from casefile.rules.text import folded_word

__all__ = ["COLUMNS", "REQUIRED", "column_of", "contract_kind"]

COLUMNS: Mapping[str, Label] = {
    "employer": Label("employer", "employeur"),
    "noc": Label("noc", "cnp"),
    "country": Label("country", "pays"),
    "from": Label("from", "début"),
    "to": Label("to", "fin"),
    "hours_per_week": Label("hours_per_week", "heures_par_semaine"),
    "title": Label("title", "poste"),
    "kind": Label("kind", "nature"),
    "authorised": Label("authorised", "autorisé"),
    "leave": Label("leave", "congés"),
    "school_share": Label("school_share", "part_école"),
    "employer_country": Label("employer_country", "pays_employeur"),
    "person": Label("person", "personne"),
}
"""The columns by name, in the order in which they stand where a table has no headings."""
REQUIRED = ("employer", "noc", "country", "from", "to", "hours_per_week")
_OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "employer": ("company", "entreprise", "société", "organisation", "organization", "employer name"),
    "noc": ("noc code", "noc 2021", "code noc", "code cnp", "cnp 2021", "code", "code de la cnp"),
    "country": ("country of work", "pays de travail", "pays du travail"),
    "from": (
        "first", "first day", "start", "start date", "from date", "begin",
        "du", "de", "depuis", "premier jour", "date de début", "date début",
    ),
    "to": (
        "last", "last day", "end", "end date", "to date", "until",
        "au", "dernier jour", "date de fin", "date fin", "jusqu’au",
    ),
    "hours_per_week": (
        "hours", "hours/week", "hours a week", "weekly hours", "hours weekly", "h/week", "hrs/week",
        "heures", "heures/semaine", "heures semaine", "heures hebdomadaires", "heures hebdo", "h/semaine", "h/sem",
    ),
    "title": ("job title", "job", "position", "titre", "titre du poste", "intitulé", "intitulé du poste", "fonction"),
    "kind": ("type", "contract type", "type of work", "kind of work", "type de contrat", "genre"),
    "authorised": ("authorized", "autorisée", "travail autorisé"),
    "leave": ("leaves", "congé", "absences"),
    "school_share": ("school share percent", "part d’école", "part de l’école", "école"),
    "employer_country": ("country of employer", "pays de l’employeur"),
    "person": ("who", "qui"),
}  # fmt: skip
_BY_HEADING = {
    folded_word(heading): name
    for name, label in COLUMNS.items()
    for heading in (name, label.fr, *_OTHER_NAMES[name])
}
_KINDS: Mapping[ContractKind, Sequence[str]] = {
    "employee": ("employé", "employée", "salarié", "salariée", "cdi", "cdd", "intérim", "intérimaire"),
    "work_study": ("work-study", "apprenticeship", "apprentice", "alternance", "apprentissage"),
    "self_employed": (
        "self-employed", "freelance", "indépendant", "indépendante", "travailleur autonome", "à son compte",
    ),
    "indemnity": ("paid internship", "civic service", "stage rémunéré", "stage indemnisé", "service civique"),
    "volunteer": ("voluntary", "bénévole", "bénévolat"),
}  # fmt: skip
_BY_KIND = {
    folded_word(word): kind
    for kind in get_args(ContractKind)
    for word in (kind, *_KINDS[cast("ContractKind", kind)])
}


def column_of(heading: str) -> str | None:
    """Return the column a heading names, None when it names none of these."""
    return _BY_HEADING.get(folded_word(heading))


def contract_kind(text: str) -> ContractKind | None:
    """Return the kind of work by its name in either language, None for another word."""
    return cast("ContractKind | None", _BY_KIND.get(folded_word(text)))
