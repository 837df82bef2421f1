"""A fictional case looked at on one day: a software tester, three contracts, six files, an invitation."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from casefile.cases.assess import UNJUDGED
from casefile.cases.assessment import Assessment, ChecklistLine, Filed, Progress, StageView
from casefile.cases.model import Case, Document, Line
from casefile.rules.book.checklist import Content
from casefile.rules.book.parameters import Grounds
from casefile.rules.book.stages import Stage, StageEntry
from casefile.rules.checklist.items import Item, Piece
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Contract, Facts, Person
from casefile.rules.findings import Finding, Label, Source
from casefile.rules.hours.report import (
    Bridge,
    Entry,
    Gap,
    HoursReport,
    ProgrammeHours,
    Span,
    Stretch,
    WeekAddend,
)
from casefile.services.rulebook import load_programmes

TODAY = date(2025, 1, 20)
CHECKED = date(2026, 11, 23)
IRCC = Source(title="IRCC, documents for Express Entry", url="https://www.canada.ca/express-entry/documents")
IRPR = Source(title="IRPR s. 80(3)", url="https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-227/")
POLICE = Source(title="IRCC, police certificates", url="https://www.canada.ca/police-certificates")


def both(en: str, fr: str) -> Label:
    return Label(en=en, fr=fr)


def piece(name: str, en: str, fr: str, *contents: tuple[str, str, str], note: Label | None = None) -> Piece:
    boxes = tuple(Content(id=name, label=both(*labels)) for name, *labels in contents)
    return Piece(id=name, label=both(en, fr), contents=boxes, note=note)


LETTER = (
    ("hours", "hours a week", "heures par semaine"),
    ("salary", "salary and benefits", "salaire et avantages"),
    ("duties", "main duties", "tâches principales"),
    ("dates", "dates of each position", "dates de chaque poste"),
    ("letterhead", "letterhead and address", "en-tête et adresse"),
    ("signature", "signature, name and title", "signature, nom et fonction"),
)


def item(
    name: str, title: Label, because: Label, *pieces: Piece, of: tuple[str, Label] | None = None, **more
) -> Item:
    more = {"need": "required", "severity": "blocker", "rule": f"slot.{name}", "source": IRCC, **more}
    key = f"principal/{name}" + (f"/{of[0]}" if of else "")
    return Item(
        key=key,
        id=name,
        person="principal",
        of=of[0] if of else None,
        of_label=of[1] if of else None,
        title=title,
        pieces=pieces,
        because=because,
        checked_on=CHECKED,
        **more,
    )


def filed(slot: str, name: str, size_bytes: int, verdict: str = "ready", *findings: Finding) -> Filed:
    document = Document(
        id=f"d-{name}",
        slot=slot,
        path=f"documents/{slot}/1.pdf",
        original_name=name,
        sha256="0" * 64,
        size_bytes=size_bytes,
        attached_at=datetime(2025, 1, 12, 10, 0, tzinfo=UTC),
    )
    return Filed(document=document, verdict=verdict, findings=findings)


def work_line(item: Item, status: str, *files: Filed, counts: bool = True, **told) -> ChecklistLine:
    found = (*item.findings, *(finding for each in files for finding in each.findings))
    state = {"missing": "to_request", "to_fix": "received", "to_review": "received"}.get(status, status)
    return ChecklistLine(
        item=item,
        line=Line(id=item.key, state=state, **told),
        files=files,
        state=state,
        status=status,
        findings=found,
        counts=counts,
    )


def found(code: str, severity: str = "warning", **values) -> Finding:
    return Finding(code=code, severity=severity, values=values)


def lines() -> tuple[ChecklistLine, ...]:
    france, belgium = both("France", "France"), both("Belgium", "Belgique")
    work = both("Work claimed in the profile", "Travail déclaré dans le profil")
    lived = both("Lived there 6 months or more in the last ten years", "Y a vécu six mois ou plus en dix ans")
    everyone = both("Asked of everyone", "Demandé à tout le monde")
    pro = (both("Proof of work experience", "Preuves d’expérience de travail"), work)
    police = (both("Police certificate", "Certificat de police"), lived)
    return (
        work_line(
            item(
                "passport",
                both("Passport", "Passeport"),
                everyone,
                piece(
                    "pages",
                    "Passport",
                    "Passeport",
                    ("identity", "page of identity", "page d’identité"),
                    ("stamps", "pages with stamps", "pages tamponnées"),
                ),
            ),
            "ready",
            filed("principal/passport", "passeport_camille.pdf", 1_840_000),
            ticked=("identity", "stamps"),
            expires_on=date(2030, 5, 4),
        ),
        work_line(
            item(
                "language_test",
                both("Language test results", "Résultats du test de langue"),
                both("Language points are claimed", "Des points de langue sont déclarés"),
                piece("report", "Results, every page", "Résultats, toutes les pages"),
                valid_until=date(2026, 2, 12),
            ),
            "ready",
            filed("principal/language_test", "TEF résultats (été 2024).pdf", 912_400),
        ),
        work_line(
            item(
                "work_experience",
                *pro,
                piece("letter", "Letter of the employer", "Lettre de l’employeur", *LETTER),
                piece(
                    "payslips",
                    "Payslips",
                    "Bulletins de paie",
                    note=both("first, last, one a year", "premier, dernier, un par an"),
                ),
                of=("exemple", both("Exemple SAS, software tester", "Exemple SAS, testeuse de logiciels")),
                findings=(),
            ),
            "to_fix",
            filed(
                "principal/work_experience/exemple",
                "lettre_exemple_sas_signée.pdf",
                5_250_000,
                "blocked",
                found("document.too_large", "blocker", size_bytes=5_250_000, limit_bytes=4_000_000),
            ),
            filed(
                "principal/work_experience/exemple",
                "bulletins_de_paie_2015-2017_tous_les_mois_relus.pdf",
                2_100_000,
                "attention",
                found("document.restricted"),
            ),
            ticked=("duties", "dates", "letterhead"),
            note="Demander à Mme Durand, au siège, avant le 27.",
        ),
        work_line(
            item(
                "work_experience",
                *pro,
                piece("letter", "Letter of the employer", "Lettre de l’employeur", *LETTER),
                of=("modele", both("Modèle & Fils", "Modèle & Fils")),
                lead_days=21,
                order_by=date(2025, 2, 10),
            ),
            "missing",
        ),
        work_line(
            item(
                "police_certificate",
                *police,
                piece("certificate", "Original, both sides, in colour", "Original, recto verso, en couleur"),
                of=("BE", belgium),
                source=POLICE,
                order_by=date(2025, 1, 28),
                lead_days=30,
            ),
            "missing",
        ),
        work_line(
            item(
                "police_certificate",
                *police,
                piece("certificate", "Extract (bulletin no. 3)", "Extrait (bulletin nº 3)"),
                of=("FR", france),
                source=POLICE,
            ),
            "requested",
            requested_on=date(2025, 1, 14),
            requested_from="casier-judiciaire.justice.gouv.fr",
        ),
        work_line(
            item(
                "diploma",
                both("Diploma", "Diplôme"),
                both("A diploma is claimed", "Un diplôme est déclaré"),
                piece(
                    "diploma",
                    "Diploma",
                    "Diplôme",
                    (
                        "translation",
                        "translation if not in French or English",
                        "traduction s’il n’est ni en français ni en anglais",
                    ),
                ),
                of=("licence", both("Licence, 2015", "Licence, 2015")),
            ),
            "to_review",
            filed(
                "principal/diploma/licence",
                "شهادة الإجازة.pdf",
                640_000,
                "attention",
                found("document.name_absent", name="Camille Exemple"),
            ),
        ),
        work_line(
            item(
                "education_assessment",
                both("Educational credential assessment", "Évaluation des diplômes (EDE)"),
                both("The diploma was obtained outside Canada", "Le diplôme a été obtenu hors du Canada"),
                piece("report", "Report with its reference number", "Rapport avec son numéro de référence"),
                valid_until=date(2029, 3, 3),
            ),
            "ready",
        ),
        work_line(
            item(
                "proof_of_funds",
                both("Proof of funds", "Preuve de fonds"),
                both("No job offer in Canada", "Pas d’offre d’emploi au Canada"),
                piece(
                    "bank_letter",
                    "Letter of each bank",
                    "Lettre de chaque banque",
                    ("contact", "contact of the bank", "coordonnées de la banque"),
                    ("balances", "current balances", "soldes actuels"),
                    ("average", "average over six months", "moyenne sur six mois"),
                    ("debts", "debts", "dettes"),
                ),
            ),
            "missing",
        ),
        work_line(
            item(
                "medical",
                both("Medical exam", "Examen médical"),
                everyone,
                piece("proof", "Proof of the upfront exam", "Preuve de l’examen préalable"),
                order_by=date(2025, 2, 3),
            ),
            "missing",
        ),
        work_line(
            item(
                "photo",
                both("Digital photo", "Photo numérique"),
                everyone,
                piece("photo", "Photo of the last six months", "Photo de moins de six mois"),
            ),
            "to_review",
        ),
        work_line(
            item(
                "birth_certificate",
                both("Birth certificate", "Acte de naissance"),
                everyone,
                piece("copy", "Full copy", "Copie intégrale"),
                need="optional",
                severity="note",
            ),
            "missing",
            counts=False,
        ),
        work_line(
            item(
                "name_change",
                both("Proof of a change of name", "Preuve de changement de nom"),
                both("Another name is given", "Un autre nom est indiqué"),
                piece("proof", "Proof", "Preuve"),
            ),
            "explained",
            reason="Nom d’usage seulement : aucun acte n’existe.",
        ),
        work_line(
            item(
                "representative",
                both("Use of a representative", "Recours à un représentant"),
                both("A representative is named", "Un représentant est indiqué"),
                piece("form", "IMM 5476", "IMM 5476"),
            ),
            "not_applicable",
            counts=False,
            reason="Je fais ma demande moi-même.",
        ),
    )


def grounds(name: str, value: int, unit: str, en: str, fr: str, source: Source = IRPR) -> Grounds:
    return Grounds(
        id=name,
        value=value,
        unit=unit,
        label=both(en, fr),
        source=source,
        since=date(2013, 5, 4),
        checked_on=CHECKED,
    )


def stretch(first: date, last: date, stated: str, counted: str, *, capped: bool) -> Stretch:
    days = (last - first).days + 1
    return Stretch(
        first=first,
        last=last,
        days=days,
        stated_per_week=Fraction(stated),
        counted_per_week=Fraction(counted),
        hours=days * Fraction(counted) / 7,
        contracts=("c1",),
        capped=capped,
    )


def week(first: date, weeks: int, stated: str, counted: str, *, capped: bool) -> WeekAddend:
    last = first + timedelta(weeks=weeks, days=-1)
    return WeekAddend(
        first=first,
        last=last,
        weeks=weeks,
        stated=Fraction(stated),
        counted=Fraction(counted),
        hours=weeks * Fraction(counted),
        capped=capped,
    )


def experience() -> tuple[HoursReport, ProgrammeHours]:
    stretches = (stretch(date(2015, 12, 14), date(2017, 8, 31), "35", "30", capped=True),)
    weeks = (
        week(date(2015, 12, 14), 42, "35", "30", capped=True),
        week(date(2016, 10, 3), 47, "35", "30", capped=True),
        week(date(2017, 8, 28), 1, "28", "28", capped=False),
    )
    by_day, by_week = sum(each.hours for each in stretches), sum(each.hours for each in weeks)
    hours = ProgrammeHours(
        rules=load_programmes()["fsw"],
        window=Span(date(2015, 2, 27), date(2025, 2, 26)),
        by_day=by_day,
        by_week=by_week,
        raw=Fraction(3135),
        required=Fraction(1560),
        months_elapsed=20,
        months_required=12,
        continuity="to_justify",
        verdict="met",
        qualifies_from=date(2016, 12, 14),
        qualifies_until=date(2026, 9, 1),
        projected=False,
        provisos=(),
        reasons=(),
        noc="22222",
        run=Span(date(2015, 12, 14), date(2017, 8, 31)),
        gaps=(
            Gap(
                first=date(2017, 9, 1),
                last=date(2017, 9, 10),
                working_days=6,
                leave=False,
                outcome="to_justify",
            ),
        ),
        stretches=stretches,
        weeks=weeks,
        grounds=(
            grounds(
                "hours.full_time_week",
                30,
                "hour/week",
                "Hours in a full-time week",
                "Heures d’une semaine à temps plein",
            ),
            grounds("hours.fsw_required", 1560, "hour", "Hours required", "Heures exigées"),
            grounds("hours.fsw_window", 10, "year", "Years looked back on", "Années prises en compte"),
            grounds(
                "hours.gap", 10, "working day", "Longest gap to justify", "Interruption à justifier, au plus"
            ),
        ),
    )
    entries = (
        Entry(
            employer="Exemple SAS",
            noc="22222",
            country="FR",
            first=date(2015, 12, 14),
            last=date(2017, 8, 31),
            contracts=("c1", "c2"),
            by_day=Fraction(18810, 7),
            by_week=Fraction(2698),
            raw=Fraction(3135),
            bridges=(Bridge(first=date(2016, 10, 1), last=date(2016, 10, 2), days=2),),
        ),
        Entry(
            employer="Modèle & Fils",
            noc="22222",
            country="BE",
            first=date(2017, 9, 11),
            last=date(2018, 1, 31),
            contracts=("c3",),
            by_day=Fraction("22.5") * 143 / 7,
            by_week=Fraction("463.5"),
            raw=Fraction("22.5") * 143 / 7,
            bridges=(),
        ),
    )
    report = HoursReport(on=date(2025, 2, 27), entries=entries, programmes={"fsw": hours}, findings=())
    return report, hours


def deadline(code: str, on: date, state: str, kind: str = "deadline", **more) -> Deadline:
    left = (on - TODAY).days
    values = {"due_on": on, "since_on": more.get("since"), "days": abs(left), **more.pop("values", {})}
    return Deadline(
        code=code, on=on, kind=kind, state=state, days_left=left, values=values, **{"since": None, **more}
    )


def deadlines() -> tuple[Deadline, ...]:
    sixty = grounds(
        "deadlines.invitation_days", 60, "day", "Time to answer an invitation", "Délai après une invitation"
    )
    title = {"en": "Language test results", "fr": "Résultats du test de langue"}
    return (
        deadline(
            "upload_due", date(2025, 3, 3), "urgent", since=date(2025, 1, 2), estimated=True, grounds=(sixty,)
        ),
        deadline("paper_expires", date(2026, 2, 12), "soon", "validity", values={"title": title}),
        deadline("hours_until", date(2026, 9, 1), "later", "validity"),
        deadline("decision_standard", date(2025, 9, 3), "later", "standard", since=date(2025, 3, 3)),
    )


def case() -> Case:
    contracts = tuple(
        Contract(
            id=name,
            employer=employer,
            noc="22222",
            country=country,
            first=first,
            last=last,
            hours_per_week=hours,
        )
        for name, employer, country, first, last, hours in (
            ("c1", "Exemple SAS", "FR", date(2015, 12, 14), date(2016, 9, 30), "35"),
            ("c2", "Exemple SAS", "FR", date(2016, 10, 3), date(2017, 8, 31), "35"),
            ("c3", "Modèle & Fils", "BE", date(2017, 9, 11), date(2018, 1, 31), "22.5"),
        )
    )
    person = Person(
        id="principal", role="principal", given_name="Camille", family_name="Exemple", residence="FR"
    )
    facts = Facts(programme="fsw", marital_status="single", persons=(person,), contracts=contracts)
    return Case(id="exemple", name="Exemple, Camille", facts=facts)


def assessment(**changes) -> Assessment:
    report, hours = experience()
    stage = Stage(
        id="invitation",
        label=both("Invitation", "Invitation"),
        short=both("Invitation", "IPD"),
        about=both("The invitation to apply", "L’invitation à présenter une demande"),
    )
    papers, dates = lines(), deadlines()
    entry = StageEntry(id="s1", stage="invitation", on=date(2025, 1, 2))
    told = {
        "case": case(),
        "today": TODAY,
        "on": date(2025, 2, 27),
        "on_is_planned": True,
        "programmes": load_programmes(),
        "judged": hours.rules,
        "hours": report,
        "programme_hours": hours,
        "lines": papers,
        "progress": Progress(ready=4, total=12, to_fix=1, missing=5),
        "stages": (StageView(stage=stage, state="current", entry=entry, deadline=dates[0]),),
        "current": "invitation",
        "gates": (),
        "deadlines": dates,
        "next_deadline": dates[0],
        "todo": (
            found("deadline.upload_due.near", "blocker", due_on=date(2025, 3, 3), days=42),
            Finding(
                code="document.too_large",
                severity="blocker",
                subject="document:d-lettre_exemple_sas_signée.pdf",
                values={"size_bytes": 5_250_000, "limit_bytes": 4_000_000},
            ),
            found(
                "line.order_by",
                title=both("Police certificate, Belgium", "Certificat de police, Belgique"),
                order_on=date(2025, 1, 28),
            ),
            found("line.order_by", title=both("Medical exam", "Examen médical"), order_on=date(2025, 2, 3)),
        ),
        "findings": (),
        "assumptions": (),
        "unjudged": UNJUDGED,
        "known_gaps": (
            both(
                "The ranking points changed on November 3, 2026; their new values are not known here.",
                "Les points de classement ont changé le 3 novembre 2026 ; leurs valeurs ne sont pas connues.",
            ),
        ),
        "funds": None,
        "rules_checked_on": CHECKED,
        **changes,
    }
    return Assessment(**told)
