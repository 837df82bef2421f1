"""What is said of a case: its journal, its stages and what stands before them, its dates."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "person.principal": N_("Principal applicant"),
    "person.spouse": N_("Your spouse or partner"),
    "person.child": N_("Child {number}"),
    "person.foreign_diploma": N_("A foreign diploma"),
    "period.since": N_("since {first_month}"),
    "period.within": N_("in {first_month}"),
    "period.between": N_("from {first_month} to {last_month}"),
    "period.now": N_("now"),
    "case.shown_to_others": N_(
        "Shown to others: no names, numbers, amounts or birthdays. Ctrl+L shows the case as it is again; only "
        "then can it be changed."
    ),
    "case.damaged_shared": N_("The case cannot be read as it stands."),
    "case.name_empty": N_("A case needs a name."),
    "case.name_missing": N_("Give the case a name, or --from a file in which the applicant has one."),
    "case.note_empty": N_("The note is empty: write it between quotes."),
    "case.not_a_case": N_(
        "{path} is no case folder: a case folder holds a file case.json. “casefile list” shows the "
        "cases on the "
        "desk, “casefile new” begins one."
    ),
    "case.not_found": N_(
        "There is no case “{name}” on the desk ({home}). “casefile list” shows those there are."
    ),
    "case.quoted": N_("“{name}”"),
    "case.not_found.near": N_("There is no case “{name}” on the desk ({home}). Did you mean {near}?"),
    "case.several": NP_(
        "“{name}” is the name of {n} case. Give its folder in place of the name:",
        "“{name}” is the name of {n} cases. Give the folder of the one you mean in place of the name:",
        "count",
    ),
    "case.several_one": N_("{path}"),
    "case.namesake": N_(
        "There is a case called “{name}” already, in {other}. This one is in {path}: call each by its folder."
    ),
    "case.here_twice": N_(
        "“{name}” is on the desk more than once ({paths}): nothing was taken over. Keep one of them, or name one: "
        "“casefile import FILE --into CASE”."
    ),
    "case.into_another": N_(
        "The file is no copy of {name} ({path}), but of another case: nothing was taken over. Without --into, it is "
        "put on the desk beside it."
    ),
    "case.offers_changed": N_(
        "The case or the file was changed since the differences were shown: nothing was taken over. "
        "Take the file again."
    ),
    "case.no_take": N_("“{text}” names no difference: write all, or numbers of the list such as 1,3."),
    "case.new_or_here": N_(
        "--dir and --anew make a case of its own, --into and --take take over into one that is there: "
        "choose one of the two."
    ),
    "case.two_places": N_("Choose --dir or --in, not both."),
    "case.backup_old": N_(
        "The last copy of your cases was made on {day_on}. “casefile backup {place}” makes another in a moment."
    ),
    "case.backup_never": N_(
        "No copy of your cases has been made yet: a lost or stolen computer would take them along. “casefile backup "
        "FOLDER” makes one, best on another disk."
    ),
    "case.no_offer": N_(
        "There is no difference number {number_code}. Those there are go from 1 to {most_code}."
    ),
    "case.here_already": N_(
        "This case is on the desk already, in {path}. What the file says otherwise is listed above. Nothing "
        "was changed: "
        "--take all takes what is no conflict, --take 1,3 what you name; --anew makes a second case of it."
    ),
    "case.remove_needs_yes": N_(
        "Nothing was removed: nobody is there to be asked. Add --yes to remove {path} for good."
    ),
    "case.no_such_tag": N_("No case of the desk has the tag “{name}”."),
    "case.nobody_responsible": N_("“{name}” is responsible for no case of the desk."),
    "case.no_such_group": N_("No case of the desk lies in a folder “{name}”."),
    "case.no_such_record": N_("There is nothing with the id “{id}” in this case."),
    "case.unknown_fact": N_("“{name}” is no fact of a case."),
    "journal.case_created": N_("The case was made."),
    "journal.contract_added": N_("Contract added: {employer}, from {first_on}."),
    "journal.contracts_added": NP_(
        "{n} contract added from a table or lines.", "{n} contracts added from a table or lines.", "count"
    ),
    "journal.contract_changed": N_("Contract changed: {employer}, from {first_on}."),
    "journal.contract_removed": N_("Contract removed ({id})."),
    "journal.facts_set": N_("Facts set: {fact_keys}."),
    "journal.supposed_kept": N_(
        "What was supposed of the points was kept: scores, level of education, answers."
    ),
    "journal.facts_imported": N_("Every fact was replaced by those of a file."),
    "journal.merged": NP_(
        "{n} difference taken over from another copy of the case.",
        "{n} differences taken over from another copy of the case.",
        "count",
    ),
    "journal.lines_imported": NP_(
        "{n} line recorded from a spreadsheet.", "{n} lines recorded from a spreadsheet.", "count"
    ),
    "journal.mended": N_("What could not be read was given again ({id}: {fact_keys})."),
    "journal.unread_removed": N_("What could not be read was taken out ({id})."),
    "journal.note": N_("Note"),
    "journal.line_changed": N_("{line}: changed."),
    "journal.line_to_request": N_("{line}: to be requested."),
    "journal.line_requested": N_("{line}: requested."),
    "journal.line_received": N_("{line}: received."),
    "journal.line_reviewed": N_("{line}: reviewed."),
    "journal.line_ready": N_("{line}: ready."),
    "journal.line_explained": N_("{line}: explained in a letter."),
    "journal.line_not_applicable": N_("{line}: not applicable."),
    "journal.ticked": N_("{line}: one content seen and ticked."),
    "journal.unticked": N_("{line}: one tick taken away."),
    "journal.stage_entered": N_("Stage entered on {entered_on}: {stage}."),
    "journal.stage_not_needed": N_("Stage not needed: {stage} ({ended_on})."),
    "journal.stage_completed": N_("Completed on {ended_on}: {stage}."),
    "journal.stage_declined": N_("Declined on {ended_on}: {stage}."),
    "journal.stage_expired": N_("Expired on {ended_on}: {stage}."),
    "journal.stage_returned": N_("Returned as incomplete on {ended_on}: {stage}."),
    "journal.stage_refused": N_("Refused on {ended_on}: {stage}."),
    "journal.stage_approved": N_("Approved on {ended_on}: {stage}."),
    "journal.stage_withdrawn": N_("Withdrawn on {ended_on}: {stage}."),
    "journal.documents_checked": NP_("{n} document checked.", "{n} documents checked.", "count"),
    "journal.document_attached": N_("File attached: {name}."),
    "journal.documents_sorted": NP_(
        "{n} file of a folder attached: {name}.", "{n} files of a folder attached.", "count"
    ),
    "journal.document_made": NP_(
        "One file made of {count} paper: {name}.", "One file made of {count} papers: {name}.", "count"
    ),
    "journal.document_removed": N_("File taken out: {name}."),
    "journal.undone": N_("Taken back: {what}."),
    "journal.redone": N_("Made again: {what}."),
    "journal.restored": N_("An earlier state was put back ({number})."),
    "journal.persons_added": N_("A person of the family was added."),
    "journal.persons_changed": N_("A person of the family was changed."),
    "journal.persons_removed": N_("A person of the family was removed."),
    "journal.unions_added": N_("An earlier union was added."),
    "journal.unions_changed": N_("An earlier union was changed."),
    "journal.unions_removed": N_("An earlier union was removed."),
    "journal.same_employers_added": N_("It was said whether two names are one employer’s."),
    "journal.same_employers_changed": N_("It was said again whether two names are one employer’s."),
    "journal.same_employers_removed": N_("What was said of two employers’ names was taken back."),
    "journal.studies_added": N_("A period of study was added."),
    "journal.studies_changed": N_("A period of study was changed."),
    "journal.studies_removed": N_("A period of study was removed."),
    "journal.qualifications_added": N_("A qualification in a trade was added."),
    "journal.qualifications_changed": N_("A qualification in a trade was changed."),
    "journal.qualifications_removed": N_("A qualification in a trade was removed."),
    "journal.stays_added": N_("A stay in a country was added."),
    "journal.stays_changed": N_("A stay in a country was changed."),
    "journal.stays_removed": N_("A stay in a country was removed."),
    "journal.credentials_added": N_("A diploma was added."),
    "journal.credentials_changed": N_("A diploma was changed."),
    "journal.credentials_removed": N_("A diploma was removed."),
    "journal.tests_added": N_("A language test was added."),
    "journal.tests_changed": N_("A language test was changed."),
    "journal.tests_removed": N_("A language test was removed."),
    "journal.accounts_added": N_("A bank account was added."),
    "journal.accounts_changed": N_("A bank account was changed."),
    "journal.accounts_removed": N_("A bank account was removed."),
    "journal.offers_added": N_("A job offer was added."),
    "journal.offers_changed": N_("A job offer was changed."),
    "journal.offers_removed": N_("A job offer was removed."),
    "journal.nominations_added": N_("A provincial nomination was added."),
    "journal.nominations_changed": N_("A provincial nomination was changed."),
    "journal.nominations_removed": N_("A provincial nomination was removed."),
    "journal.permits_added": N_("A permit was added."),
    "journal.permits_changed": N_("A permit was changed."),
    "journal.permits_removed": N_("A permit was removed."),
    "journal.activities_added": N_("A line of the personal history was added."),
    "journal.activities_changed": N_("A line of the personal history was changed."),
    "journal.activities_removed": N_("A line of the personal history was removed."),
    "journal.addresses_added": N_("An address was added."),
    "journal.addresses_changed": N_("An address was changed."),
    "journal.addresses_removed": N_("An address was removed."),
    "stage.before_another": N_(
        "{entered_on} is before “{stage}” of {before_on}, which comes first: check both days. It is recorded all the "
        "same."
    ),
    "stage.day_missing": N_("Say when: --on 2025-01-15, or --at 2025-01-15T14:05:33Z."),
    "stage.day_and_moment": N_("--on ({on}) and --at ({at}) do not name the same day."),
    "stage.unusual_ending": N_(
        "“{stage}” does not usually end as “{outcome}” (usual: {endings}); it is recorded all the same."
    ),
    "stage.not_yet": N_(
        "{entered_on} is still to come. It is recorded all the same; if it is a slip, “casefile undo” takes it back."
    ),
    "stage.unusual": N_(
        "“{stage}” is not the usual next step from where the case stands; it is recorded all the same."
    ),
    "gate.no_language_test": N_("No language test is recorded yet: the profile asks for its scores."),
    "gate.no_diploma_evaluation": N_(
        "The diploma evaluation is neither recorded nor marked as not needed: settle that stage first."
    ),
    "gate.hours_not_met": N_(
        "The hours of experience do not suffice: {hours} h of the {required} h required."
    ),
    "gate.hours_borderline": N_(
        "The hours of experience are borderline: {hours} h of the {required} h required."
    ),
    "gate.hours_met_if": N_(
        "The hours of experience suffice only on a condition that is still open: {hours} h of {required} h."
    ),
    "gate.condition": N_("{of_programme}, {condition}: {what}."),
    "gate.programme_undecided": N_(
        "No programme has been chosen yet; the figures shown are those of the best one."
    ),
    "gate.no_profile": N_("No profile is in the pool: record its submission first."),
    "gate.profile_expired": N_("The profile expired on {due_on}: a new one must be submitted first."),
    "gate.no_invitation": N_("No invitation is recorded: the application can only be sent after one."),
    "gate.invitation_lapsed": N_(
        "The time to send the application ended on {due_on}: the invitation has lapsed."
    ),
    "gate.lines_not_ready": NP_(
        "{n} required line of the checklist is not ready.",
        "{n} required lines of the checklist are not ready.",
        "count",
    ),
    "gate.not_sent": N_("The application has not been recorded as sent."),
    "deadline.draft_expires": N_("The unfinished profile is deleted"),
    "deadline.draft_expires.near": N_(
        "The unfinished profile is deleted on {due_on}: submit it before that day, or everything has to be typed again."
    ),
    "deadline.draft_expires.past": N_(
        "The unfinished profile was deleted on {due_on}: begin it again, and enter the new day or the submission."
    ),
    "deadline.canadian_year": N_("Canadian experience reaches a year"),
    "deadline.profile_expires": N_("The profile leaves the pool"),
    "deadline.profile_expires.near": N_(
        "The profile leaves the pool on {due_on}: without an invitation by then, a new one must be submitted."
    ),
    "deadline.profile_expires.past": N_(
        "The profile left the pool on {due_on}: record that it expired, then submit a new one."
    ),
    "deadline.upload_due": N_("Send the complete application"),
    "deadline.upload_due.near": NP_(
        "The application must be sent by {due_on}, in {n} day; send it days before, the portal can fail.",
        "The application must be sent by {due_on}, in {n} days; send it days before, the portal can fail.",
        "days",
    ),
    "deadline.upload_due.past": N_(
        "The time to send the application ended on {due_on}: record what happened to the invitation."
    ),
    "deadline.biometrics_letter": N_("The biometrics letter is expected"),
    "deadline.biometrics_due": N_("Give the biometrics"),
    "deadline.biometrics_due.near": NP_(
        "The biometrics must be given by {due_on}, in {n} day, with the passport and the letter: {names}.",
        "The biometrics must be given by {due_on}, in {n} days, with the passport and the letter: {names}.",
        "days",
    ),
    "deadline.biometrics_due.past": N_(
        "The time to give the biometrics ended on {due_on}: contact the immigration services through the account."
    ),
    "deadline.decision_standard": N_("The decision, as the standard aims at"),
    "deadline.decision_standard.published": N_(
        "The decision, as the standard aims at; by the times last published, rather {published_on}"
    ),
    "deadline.paper_expires": N_("{title}: last day it serves"),
    "deadline.paper_expires.near": N_(
        "{title}: good until {due_on} only; renew it before filing later than that."
    ),
    "deadline.paper_expires.past": N_("{title}: it was good until {due_on}; renew it."),
    "deadline.hours_until": N_("Last day the experience suffices"),
    "deadline.hours_until.near": N_(
        "The hours of experience suffice only for an application filed by {due_on}: after that they leave the window."
    ),
    "deadline.hours_until.past": N_(
        "The hours of experience sufficed for an application filed by {due_on}; they no longer do."
    ),
    "deadline.paper_expires.near.sent": N_(
        "{title}: good until {due_on}, and it must still be good when you become a permanent resident: renew it in "
        "time and tell the immigration services by web form."
    ),
    "deadline.paper_expires.past.sent": N_(
        "{title}: it was good until {due_on}, and it must be good when you become a permanent resident: renew it and "
        "tell the immigration services by web form."
    ),
    "deadline.order_by": N_("{title}: ask for it"),
    "deadline.order_by.order": N_("{title}: order it"),
    "deadline.order_by.book": N_("{title}: book it"),
    "deadline.order_by.prepare": N_("{title}: prepare it"),
    "deadline.order_by.near": N_("Last day to ask for it, with the time it usually takes."),
    "deadline.order_by.past": N_("It should have been asked for already: do it now, it may come late."),
    "deadline.planned_filing": N_("The filing you plan"),
    "deadline.court_in_canada": N_("Last day for the Federal Court, matter arising in Canada"),
    "deadline.court_in_canada.near": N_(
        "Whoever contests the refusal files an application for leave with the Federal Court by {due_on}: 15 days for a "
        "matter arising in Canada. See a lawyer before."
    ),
    "deadline.court_in_canada.past": N_("The 15 days for the Federal Court ended on {due_on}."),
    "deadline.court_abroad": N_("Last day for the Federal Court, matter arising outside Canada"),
    "deadline.court_abroad.near": N_(
        "Whoever contests the refusal files an application for leave with the Federal Court by {due_on}: 60 days, only "
        "for a matter arising outside Canada. See a lawyer before."
    ),
    "deadline.court_abroad.past": N_("The 60 days for the Federal Court ended on {due_on}."),
    "deadline.landing": N_("Become a permanent resident by then"),
    "deadline.landing.near": N_(
        "The first passport or medical exam runs out on {due_on}: the confirmation usually ends on that day, and it "
        "is not extended."
    ),
    "deadline.landing.past": N_("The first passport or medical exam ran out on {due_on}."),
    "deadline.child_counts": N_("{name}: last day to file as a dependent child"),
    "deadline.child_counts.near": N_(
        "{name} turns {age} on {birthday_on}: only an application sent by {due_on} counts {name} as a dependent child "
        "(IRPR s. 2, 25.1(1)). After that day it is lost for good."
    ),
    "deadline.child_counts.past": N_("{name} turned {age} on {birthday_on} and no longer counts."),
    "deadline.turns_adult": N_("{name} turns {age}: police certificates and a personal history"),
    "deadline.turns_biometrics": N_("{name} turns {age}: biometrics"),
    "deadline.permit_ends": N_("{name}: work permit ends"),
    "deadline.permit_ends.study": N_("{name}: study permit ends"),
    "deadline.permit_ends.visitor": N_("{name}: visitor status ends"),
    "deadline.permit_ends.near": N_(
        "The work permit of {name} ends on {due_on}. Ask for an extension before: one may go on under the same "
        "conditions until the answer (IRPR s. 186(u)). Once the application is sent and acknowledged, a bridging open "
        "work permit can be asked for instead."
    ),
    "deadline.permit_ends.near.study": N_(
        "The study permit of {name} ends on {due_on}. Ask for an extension before: one may stay under the same "
        "conditions until the answer (IRPR s. 183(5))."
    ),
    "deadline.permit_ends.near.visitor": N_(
        "The visitor status of {name} ends on {due_on}. Ask for an extension before: one may stay until the answer "
        "(IRPR s. 183(5))."
    ),
    "deadline.permit_ends.past": N_("The permit of {name} ended on {due_on}."),
    "deadline.permit_maintained": N_("{name}: permit ends, status maintained until the answer"),
    "deadline.permit_restored": N_("{name}: last day to ask for the status back"),
    "deadline.permit_restored.near": N_(
        "The permit of {name} ended on {ended_on}: one may not work or study now, and can ask for the status back "
        "until {due_on} (90 days, IRPR s. 182)."
    ),
    "deadline.permit_restored.past": N_(
        "The permit of {name} ended on {ended_on}, and the 90 days to ask for the status back are over (IRPR s. 182): "
        "tell the extension in your details if there was one, else see a lawyer."
    ),
    "deadline.nomination_accepted": N_("Accept the nomination in the account"),
    "deadline.nomination_accepted.near": N_(
        "The nomination must be accepted in the account by {due_on}, 30 days after it: then the points come. Tell the "
        "day in your details."
    ),
    "deadline.nomination_accepted.past": N_("The nomination had to be accepted by {due_on}."),
    "deadline.nomination_ends": N_("The nomination ends"),
    "deadline.nomination_ends.near": N_(
        "The nomination is good until {due_on}: the application must be sent by then, or the province asked for more "
        "time."
    ),
    "deadline.nomination_ends.past": N_(
        "The nomination was good until {due_on}: ask the province for another."
    ),
    "unjudged.points": N_("the 67 points"),
    "unjudged.duties": N_("duties of the occupation"),
    "unjudged.intent": N_("intent to live outside Quebec"),
    "unjudged.ranking": N_("ranking score (CRS)"),
}
