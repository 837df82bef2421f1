"""What is said of making one file that fits: what was done, what is lost, what cannot be and what would do."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "fit.no_sources": N_(
        "There is no file to make one of. Attach the papers to the line first, or name files."
    ),
    "fit.missing": N_("There is no file {name}: it was moved, renamed or deleted."),
    "fit.folder": N_("{name} is a folder. Name the files in it, in the order of the pages."),
    "fit.not_a_file": N_("{name} is not an ordinary file (a pipe or a device)."),
    "fit.no_permission": N_("This computer does not let you read {name}."),
    "fit.unreadable_file": N_("The disk did not give {name} back. Copy it to your computer and try again."),
    "fit.empty": N_("{name} is empty: nothing was saved in it. Scan or download it again."),
    "fit.unreadable": N_(
        "{name} cannot be read: it is damaged, or not whole. Open it, look at every page and print it to a new PDF, or "
        "scan it again."
    ),
    "fit.heic_unread": N_(
        "{name} cannot be read here: it is damaged, or a kind of HEIC that this program does not know. Where another "
        "program shows it, save it as JPEG there."
    ),
    "fit.changed": N_(
        "{name} changed while it was read. Wait until it is saved or synchronised, and try again."
    ),
    "fit.wrong_type": N_(
        "{name} is neither a PDF nor a picture of a kind that can be taken (JPEG, PNG, TIFF, HEIC, WEBP). Open it in "
        "the program it comes from, save it as PDF, and take that one."
    ),
    "fit.heic": N_(
        "{name} is a HEIC photo, and the part that reads them is not installed. Install casefile with its "
        "extra “heic”, "
        "or share the photo as JPEG."
    ),
    "fit.too_large_source": N_(
        "{name} weighs {size_bytes}: more than is read at once. Scan it again at 300 dpi, or split it."
    ),
    "fit.too_many_dots": N_(
        "{name} holds a picture of {width} by {height} pixels, more than any scan of a sheet. Scan it again at 300 dpi."
    ),
    "fit.too_many_pages": N_(
        "These are {count} pages; one file of at most {most} is made. Choose the pages that are asked for (--pages)."
    ),
    "fit.no_pages": N_("{name} has no page. Make it again."),
    "fit.no_such_page": N_("There is no page {page}: the files have {count} pages together."),
    "fit.page_twice": N_("Page {page} is named twice."),
    "fit.password": N_(
        "{name} asks for a password. Open it with the password and print it to a new PDF, then take that one."
    ),
    "fit.signed": N_(
        "{name} is signed, and a file made of it would lose the signature. Hand the signed file over as it is, or take "
        "the unsigned copy."
    ),
    "fit.form": N_(
        "{name} is a form with fields; in another file what was typed in them could be lost. Print it to PDF, look "
        "that every answer is there, and take that one."
    ),
    "fit.portfolio": N_("{name} is an envelope of other files. Save the files inside it, and take those."),
    "fit.too_slow": N_(
        "Making the file took too long and was stopped. Nothing was written. Leave the heaviest paper out."
    ),
    "fit.crashed": N_(
        "The program that reads the papers stopped: one of them is damaged, or too large for it. Nothing was written. "
        "Take them one by one to find which."
    ),
    "fit.proof_failed": N_(
        "The file that was made does not show its pages as the papers do, so it was thrown away. Print the "
        "papers to PDF "
        "and take those."
    ),
    "fit.too_heavy": N_(
        "Even at {dpi} dpi it weighs {size_bytes}, and {limit_bytes} is the limit. Scan page {page} again."
    ),
    "fit.too_heavy.rescan": N_(
        "Even at {dpi} dpi it weighs {size_bytes}, and {limit_bytes} is the limit: smaller would no longer read. Leave "
        "pages out, or scan page {page} again without shadow and background."
    ),
    "fit.too_heavy.parts": N_(
        "Even at {dpi} dpi it weighs {size_bytes}, and {limit_bytes} is the limit: smaller would no longer read. It "
        "fits in {parts} parts (--parts): the first goes into the slot, the others with the letter of explanation, "
        "which says so."
    ),
    "fit.too_heavy.grey": N_(
        "Even at {dpi} dpi it weighs {size_bytes} in colour, and {limit_bytes} is the limit. In shades of grey it fits "
        "(--grey), where the paper need not be in colour."
    ),
    "fit.poor": NP_(
        "Page {listed} would no longer read well under {limit_bytes}. Scan page {page} again.",
        "Pages {listed} would no longer read well under {limit_bytes}. Scan page {page} again.",
        "count",
    ),
    "fit.poor.parts": NP_(
        "Page {listed} would no longer read well in one file under {limit_bytes}. In {parts} parts (--parts) "
        "each page has "
        "more room.",
        "Pages {listed} would no longer read well in one file under {limit_bytes}. In {parts} parts "
        "(--parts) each page "
        "has more room.",
        "count",
    ),
    "fit.fixed_too_heavy": N_(
        "The text and drawings alone, which stay as they are, weigh {size_bytes}; {limit_bytes} is the "
        "limit. Leave pages "
        "out, or get the papers again in a lighter form."
    ),
    "fit.fixed_too_heavy.parts": N_(
        "The text and drawings alone, which stay as they are, weigh {size_bytes}; {limit_bytes} is the "
        "limit. It may be "
        "made in {parts} parts (--parts)."
    ),
    "fit.layers_too_heavy": N_(
        "The pictures that stay as they are (in layers, under a mask, or small beside text) weigh {size_bytes} with "
        "the text; {limit_bytes} is the limit. Print the paper to a new PDF, scan it again, or leave "
        "pages out."
    ),
    "fit.layers_too_heavy.parts": N_(
        "The pictures that stay as they are (in layers, under a mask, or small beside text) weigh {size_bytes} with "
        "the text; {limit_bytes} is the limit. Print the paper to a new PDF or scan it again; or it "
        "may be made in {parts} parts (--parts)."
    ),
    "fit.heavy_page": N_("Page {page} weighs far more than the others: another scan of it would help most."),
    "fit.other_pictures": NP_(
        "{name} holds {count} more picture; only its main one is taken.",
        "{name} holds {count} more pictures; only its main one is taken.",
        "count",
    ),
    "fit.attachments_dropped": N_(
        "{name} has files inside it, which are left out: only its pages are taken."
    ),
    "fit.restrictions_dropped": N_("{name} was locked against some uses; the file made of it no longer is."),
    "fit.contents_left_out": N_(
        "There is no page of contents: with it the file would be over the limit, or its pages made lighter."
    ),
    "fit.colour_asked": N_("This line asks for colour: its pages keep their colours."),
    "fit.photo_line": N_("The digital photo stays a JPEG of its own: it is not put into a PDF."),
    "fit.not_pdf": N_("“{path}” does not end in .pdf: that is what the file will be."),
    "fit.stopped": N_("Stopped. Nothing was written."),
    "fit.fits_already": N_("The paper fits as it is: there is nothing to make."),
    "fit.where": N_("Say where the file goes: -o FILE.pdf. For a case, name it and one of its lines."),
    "fit.over_source": N_("“{path}” is one of the papers the file is made of. Give the file another name."),
    "fit.limit_too_small": N_("No file weighs less than {least_bytes}. The portal takes {limit_bytes}."),
    "fit.not_a_page_list": N_("“{text}” is no list of pages. Write it like this: 3,1,5-7."),
    "fit.not_a_turn": N_("“{text}” is no turn. Write PAGE=DEGREES, with 90, 180 or 270 to the right: 3=90."),
}
