"""What is said of the checklist, of its lines, and of a spreadsheet of papers."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    # Papers in hand
    "checklist.several_files": N_(
        "{count} files in a slot that takes one ({size_bytes} together). Put them into one: Ctrl+F on the screen, or "
        "casefile fit CASE {key}."
    ),
    "checklist.several_files.again": N_(
        "The one file of this slot lacks papers that were attached since. Make it again: Ctrl+F on the screen, or "
        "casefile fit CASE {key}."
    ),
    "checklist.several_files.parts": N_(
        "{count} parts: the first goes into this slot, the others with the letter of explanation, which says so."
    ),
    "checklist.test_expired": N_(
        "The {test} is too old: it can be used up to {until_on}, and filing is on {filing_on}. Take a test "
        "again: a seat and the results take weeks."
    ),
    "checklist.test_expires_soon": N_(
        "The {test} can only be used up to {until_on}, shortly after filing on {filing_on}. File before "
        "that day, or take a test again."
    ),
    "checklist.test_date_missing": N_(
        "The date of the {test} is missing: enter it to know until when it can be used."
    ),
    "checklist.test_which": N_(
        "“{name}” is not enough to tell which test was taken: {test} counts, {other} does not. Write the whole name."
    ),
    "checklist.test_not_designated": N_(
        "{test} is not one of the tests that count for Express Entry on that day ({names}). Take one of these."
    ),
    "checklist.test_levels": N_("{test}: {scale} {levels} (listening, reading, writing, speaking)."),
    "checklist.test_enough": N_(
        "{test}: {scale} {levels} (listening, reading, writing, speaking); {of_programme} asks {floors}."
    ),
    "checklist.test_short": N_("{test}: {parts}. {of_programme} asks {floors}."),
    "checklist.evaluation_not_designated": N_(
        "{diploma}: “{body}” is not an organisation designated for Express Entry, and its evaluation "
        "is refused. Have it "
        "evaluated by WES, ICAS, IQAS, ICES, CES or the body of your profession."
    ),
    "checklist.evaluation_wrong_body": N_(
        "{diploma}: for your occupation only an evaluation by {body} counts."
    ),
    "checklist.evaluation_wrong_body_licensed": N_(
        "{diploma}: for your occupation only an evaluation by {body} counts, unless the work needs no licence to "
        "practise."
    ),
    "checklist.evaluation_expired": N_(
        "The assessment of {diploma} is too old: it can be used up to {until_on}, and filing is on "
        "{filing_on}. Have it issued again."
    ),
    "checklist.evaluation_expires_soon": N_(
        "The assessment of {diploma} can only be used up to {until_on}, shortly after filing on {filing_on}."
    ),
    "checklist.evaluation_missing": N_(
        "{diploma} was obtained outside Canada and has no assessment (ECA) yet: without one it does not "
        "count. Order it first, it is what takes longest."
    ),
    "checklist.passport_expired": N_(
        "The passport of {name} runs out on {until_on}, before filing on {filing_on}. Renew it: a file with an "
        "expired passport is returned."
    ),
    "checklist.passport_expires_soon": N_(
        "The passport of {name} runs out on {until_on}, less than {months} months after filing on {filing_on}. It had "
        "better be renewed before filing."
    ),
    "checklist.police_too_old": N_(
        "The certificate can be used up to {until_on}, and filing is on {filing_on}: that of the country of "
        "residence is issued within {months} months of filing. Ask for a new one."
    ),
    "checklist.police_before_leaving": N_(
        "The certificate was issued on {issued_on}, before the last day there, {left_on}: it does not cover "
        "the whole stay. Ask for a new one."
    ),
    "checklist.medical_expired": N_(
        "The medical exam was good up to {until_on}, and filing is on {filing_on}. Book a new one with a "
        "panel physician."
    ),
    "checklist.medical_expires_soon": N_(
        "The medical exam is good up to {until_on}, shortly after filing on {filing_on}: it must still be "
        "good when you land in Canada, and another may be asked."
    ),
    "checklist.medical_before_decision": N_(
        "The medical exam of {name} is good up to {until_on}, before the decision that is to be expected about "
        "{decision_on} (the aim): it must still be good on becoming a resident (IRPR s. 30(3)), and another may be "
        "asked."
    ),
    "checklist.paper_expired": N_(
        "It was entered as good up to {until_on}, and filing is on {filing_on}. Renew it, or correct the day."
    ),
    "checklist.photo_too_old": N_(
        "The photo was recent enough up to {until_on}, and filing is on {filing_on}. Take a new one."
    ),
    "checklist.funds_short": N_(
        "You entered {held_cad} that counts; {needed_cad} is needed for a family of {size}. Borrowed money, "
        "the value of a home and what leaves before filing do not count."
    ),
    "checklist.funds_leave": N_(
        "Part of the money leaves on {leaves_on}; {held_cad} is left, and {needed_cad} must still be there "
        "when the visa is issued."
    ),
    "checklist.same_employer": N_(
        "Several jobs are declared with {employer}: one letter may list them all. Put it in each of these "
        "lines, or declare contracts that follow each other as one job."
    ),
    # What was taken for granted
    "checklist.assumed_programme": N_(
        "No programme is chosen; the papers are those asked under this one: {programme}. Choose one to be sure."
    ),
    "checklist.programme_unknown": N_(
        "The rules know no programme called “{told}”. It is kept as it is; the papers are those asked under this "
        "one: {programme}. Choose one of the list."
    ),
    "checklist.programme_closed": N_(
        "No application is made under this programme on {filing_on}: {closed}. The papers are those asked under "
        "this one: {programme}."
    ),
    "checklist.assumed_class": N_(
        "A nominee must also meet one of the classes; the papers are those asked under this one: {programme}."
    ),
    "checklist.assumed_class.exempt": N_(
        "A nominee must also meet one of the classes; the papers are those asked under this one: {programme}. "
        "No funds are shown by those who meet this one: {exempt}."
    ),
    "checklist.assumed_not_authorised": N_(
        "Whether you are authorised to work in Canada is not told: your offer is taken not to exempt you "
        "from funds."
    ),
    "checklist.assumed_single": N_(
        "Your marital status is not told: no spouse or partner is assumed. Enter it."
    ),
    "checklist.assumed_partnered": N_(
        "Your marital status is not told: since you entered a spouse or partner, you are taken to live "
        "together."
    ),
    "checklist.no_applicant": N_(
        "The principal applicant is not entered: the list, the ages and the hours cannot be theirs. Enter them in "
        "“Your details”, or take the removal back."
    ),
    "checklist.spouse_not_entered": N_(
        "You are married or in a common-law union, but your spouse or partner is not entered: their papers "
        "are missing from the list. They are asked for even if they stay behind."
    ),
    "checklist.separated_not_entered": N_(
        "You are separated, and the spouse is not entered: in law they remain one until the divorce. They are "
        "declared, asked to be examined, and counted for the funds: enter them."
    ),
    "checklist.spouse_left_out": N_(
        "{name} is entered as a spouse, but your marital status says that you have none: no paper is asked "
        "of them. Correct one or the other."
    ),
    "checklist.assumed_no_child": N_(
        "Children are not told: none is assumed. Every child must be declared and examined, even one who "
        "stays behind."
    ),
    "checklist.child_age_fixed": N_(
        "{name} is {age} or older and counts all the same: the age was fixed on {fixed_on}, when the province was "
        "asked (IRPR s. 25.1(4))."
    ),
    "checklist.assumed_both_parents": N_(
        "{name} is taken to be the child of both of you, and of nobody who stays behind: tell it in your details when "
        "another parent is left."
    ),
    "checklist.assumed_late_parent": N_(
        "{name} is taken to be the child of the spouse who died, with no other parent left: say so in your details if "
        "there is one."
    ),
    "checklist.custody_untold": N_(
        "{name}: nobody said whether the other parent stays behind or has custody. Tell it in your details: the "
        "consent (IMM 5604) and the custody papers hang on it, and an officer asks first for them."
    ),
    "checklist.past_untold": N_(
        "Not told, of {names}: {questions}. The forms ask every adult, and papers follow from a yes; say no where "
        "it is no."
    ),
    "checklist.claimant_work": N_(
        "You asked for asylum and worked in Canada: work done there while the claim went on, on the permit of a "
        "claimant, is without the status that this class asks for, and does not count ({programme}; "
        "IRPR s. 87.1(3)(c)). The hours here count it: enter as not authorised what was done on such a permit."
    ),
    "checklist.child_left_out": N_(
        "{name} is not a dependent child on {filing_on} ({age} or more, or with a partner): no paper is "
        "asked. Someone who depends on you for a physical or mental condition still counts: say so."
    ),
    "checklist.assumed_adult": N_(
        "{name}: the date of birth is missing, so an adult is assumed for police certificates."
    ),
    "checklist.stays_unknown": N_(
        "{name}: the countries lived in are not told, so no police certificate is listed. Enter the stays "
        "of the last 10 years and the country of residence: a missing certificate is the first cause of a "
        "returned file."
    ),
    "checklist.only_residence": N_(
        "{name}: only the country of residence is told. Enter the stays of the last 10 years too: each "
        "country lived in for 6 months in a row asks for a police certificate."
    ),
    "checklist.no_work_entered": N_(
        "No job is entered: the proofs of work are missing from the list. Enter your contracts."
    ),
    # Faults of the template
    "checklist.name_unknown": N_(
        "In {origin}, the slot “{slot}” names “{name}”, which this program does not know. Check the spelling."
    ),
    "checklist.twice": N_("In {origin}, “{name}” is defined twice: each id is used once."),
    "checklist.blanks_differ": N_(
        "In {origin}, the slot “{slot}” has a reason whose English and French do not have the same blanks."
    ),
    "subject.offer": N_("offer {number}"),
    "subject.union": N_("union {number}"),
    "subject.diploma": N_("diploma {number}"),
    "subject.day": N_("{day_on}"),
    "subject.month": N_("{month}"),
    "subject.province": N_("{of_province}"),
    "subject.in_country": N_("in {name}"),
    "subject.past_offence": N_("an arrest or a conviction"),
    "subject.past_military": N_("military or police service"),
    "subject.past_refused": N_("a refused visa or entry"),
    "subject.past_ordered_to_leave": N_("an order to leave a country"),
    "subject.past_protection_claimed": N_("a claim for asylum"),
    "subject.past_government_post": N_("a government position"),
    "line.of": N_("{title}, {of}"),
    "line.whose": N_("{title} ({name})"),
    "line.missing": N_("{title}: to obtain."),
    "line.ready_unproved": N_(
        "Marked ready with no file attached and nothing ticked: attach the file, or tick what you have seen in it."
    ),
    "line.prove": N_("{title}: marked ready, with no file and nothing ticked."),
    "line.attach": N_("{title}: to attach."),
    "line.order_by": N_("{title}: to ask for by {order_on}."),
    "line.order_by.order": N_("{title}: to order by {order_on}."),
    "line.order_by.book": N_("{title}: to book by {order_on}."),
    "line.order_by.prepare": N_("{title}: to prepare by {order_on}."),
    "line.order_now": NP_(
        "{title}: it had to be asked for by {order_on}, {n} day ago. Ask at once; it may come late.",
        "{title}: it had to be asked for by {order_on}, {n} days ago. Ask at once; it may come late.",
        "days",
    ),
    "line.order_now.order": NP_(
        "{title}: it had to be ordered by {order_on}, {n} day ago. Order it at once; it may come late.",
        "{title}: it had to be ordered by {order_on}, {n} days ago. Order it at once; it may come late.",
        "days",
    ),
    "line.order_now.book": NP_(
        "{title}: it had to be booked by {order_on}, {n} day ago. Book it at once; it may come late.",
        "{title}: it had to be booked by {order_on}, {n} days ago. Book it at once; it may come late.",
        "days",
    ),
    "line.order_now.prepare": NP_(
        "{title}: it had to be prepared by {order_on}, {n} day ago. Do it now.",
        "{title}: it had to be prepared by {order_on}, {n} days ago. Do it now.",
        "days",
    ),
    "line.by": N_("ask for it by {order_on}"),
    "line.by.order": N_("order by {order_on}"),
    "line.by.book": N_("book by {order_on}"),
    "line.by.prepare": N_("prepare by {order_on}"),
    "line.late": NP_(
        "late by {n} day: it had to be asked for by {order_on}",
        "late by {n} days: it had to be asked for by {order_on}",
        "days",
    ),
    "line.late.order": NP_(
        "late by {n} day: it had to be ordered by {order_on}",
        "late by {n} days: it had to be ordered by {order_on}",
        "days",
    ),
    "line.late.book": NP_(
        "late by {n} day: it had to be booked by {order_on}",
        "late by {n} days: it had to be booked by {order_on}",
        "days",
    ),
    "line.late.prepare": NP_(
        "late by {n} day: it had to be prepared by {order_on}",
        "late by {n} days: it had to be prepared by {order_on}",
        "days",
    ),
    "line.unknown": N_("There is no line “{key}” in this case’s checklist. The lines are: {lines}."),
    "line.ambiguous": N_("“{key}” fits several lines: {lines}. Say which."),
    "line.nothing_told": N_("Say what to record: --state, --on, --issued, --expires, --note ..."),
    "line.unknown_content": N_("“{content}” is not among what this paper must contain: {known}."),
    "spreadsheet.wrong": NP_(
        "Nothing was recorded: {n} place in {origin} cannot be read.",
        "Nothing was recorded: {n} places in {origin} cannot be read.",
        "count",
    ),
    "spreadsheet.quotes": N_("a quotation mark is opened and not closed. Save the sheet as CSV again."),
    "spreadsheet.empty": N_("The sheet has no row below its headings."),
    "spreadsheet.column_twice": N_("two columns mean the same, the second is “{heading}”. Keep one."),
    "spreadsheet.no_item_column": N_(
        "no column is called “item”. The first row holds the headings, for example: item, person, "
        "status, requested_on, issued_on, expires_on, note."
    ),
    "spreadsheet.nothing_to_read": N_(
        "no column says anything of the items. Headings that are read: status, requested_on, "
        "requested_from, issued_on, expires_on, note, reason."
    ),
    "spreadsheet.no_item": N_("empty. Write which paper the row is about."),
    "spreadsheet.unknown_item": N_(
        "“{text}” is no line of this checklist. Use the title or the name that “casefile checklist” shows."
    ),
    "spreadsheet.several_items": N_(
        "“{text}” fits several lines: {keys}. Say the person, or write the line's whole name."
    ),
    "spreadsheet.unknown_person": N_(
        "“{text}” is nobody of this case. Use a first name, or: principal, spouse, child-1."
    ),
    "spreadsheet.unknown_status": N_(
        "“{text}” is no status. Use: to request, requested, received, "
        "reviewed, ready, "
        "explained, not applicable."
    ),
    "spreadsheet.not_a_day": N_(
        "“{text}” is no day that can be read without guessing. Write 2026-03-15 or 15/03/2026."
    ),
    "spreadsheet.twice": N_("line {first_row} is about the same line ({key}). Keep one of the two."),
}
