"""What is said of files looked at, and of the copies kept in a case."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "document.without_line": N_(
        "No line of the checklist asks for “{name}” ({path}) any more. Attach it to another "
        "line, or take it out."
    ),
    "document.not_found": N_("There is no file here: it was moved, renamed or deleted. Choose it again."),
    "document.folder": N_(
        "This is a folder in which there is no file to check. Choose the documents themselves."
    ),
    "document.not_a_file": N_("This is not an ordinary file (a pipe or a device). Choose a document."),
    "document.no_permission": N_(
        "This computer does not let you read this file. Ask the person who owns it, or make a "
        "copy of your own."
    ),
    "document.disk_error": N_(
        "The disk did not give this file back. Is the key or the network drive still connected? Copy "
        "the file to your "
        "computer and try again."
    ),
    "document.empty": N_("The file is empty: nothing was saved in it. Scan or download it again."),
    "document.too_slow": N_(
        "This checker gave up reading the file after ten seconds; a viewer may do better. If it "
        "opens slowly for you "
        "too, print it to a new PDF."
    ),
    "document.unreadable": N_(
        "This checker cannot read the file; viewers may. Open it and look at every page: if all is "
        "there, print it to "
        "a new PDF and attach that one."
    ),
    "document.unreadable.locked": N_(
        "This checker could look no further than the lock: check the open copy once you have it."
    ),
    "document.unreadable.image": N_(
        "This checker cannot read the picture; a viewer may. If it opens for you, save it again as JPEG."
    ),
    "document.unreadable.dots": N_(
        "The picture has {width} by {height} pixels, more than any scan of a sheet and more than is read here. Scan it "
        "again at 300 dpi."
    ),
    "document.too_large": N_(
        "The file weighs {size_bytes}; the portal takes {limit_bytes} at most. Scan again at 150 to "
        "300 dpi, or reduce "
        "the size of the PDF, then check that it still reads well."
    ),
    "document.too_large.rescan": N_(
        "The file weighs {size_bytes}; the portal takes {limit_bytes} at most. Its pages are scanned "
        "at {dpi} dpi: "
        "scanned again at {fits} dpi they should fit, and still read well."
    ),
    "document.too_large.parts": N_(
        "The file weighs {size_bytes}; the portal takes {limit_bytes} at most, in one file a slot. "
        "Reduce the size of "
        "the PDF and check that its {pages} pages still read well; failing that, make at least "
        "{parts} files, of about "
        "{each} pages each, put the rest with the letter of explanation, and say so in it."
    ),
    "document.too_large.picture": N_(
        "The picture weighs {size_bytes}; the portal takes {limit_bytes} at most. Save it as JPEG, a "
        "little smaller, "
        "and check that it still reads well."
    ),
    "document.extension_mismatch": N_(
        "The name ends in .{ending} but the file is a {kind}: the portal and the officer will not "
        "open it. Rename it "
        "so that it ends in .{right}, or print it to a PDF."
    ),
    "document.extension_mismatch.none": N_(
        "The name has no ending, and the portal goes by it. Rename the file so that it ends in .{right}."
    ),
    "document.name_unsafe": N_(
        "The file's name holds spaces, accents or signs that the portal has been seen to refuse. "
        "Call it {safe}, for "
        "example."
    ),
    "document.name_unsafe.long": NP_(
        "The file's name is long ({length} character; {most} is safe). Shorten it before you upload it.",
        "The file's name is long ({length} characters; {most} are safe). Shorten it before you upload it.",
        "length",
    ),
    "document.wrong_type": N_(
        "The portal does not take this kind of file. Open it in the program it comes from and save "
        "or print it as PDF."
    ),
    "document.wrong_type.gif": N_("This is a GIF picture, which the portal refuses. Save it as JPEG or PNG."),
    "document.wrong_type.webp": N_(
        "This is a WEBP picture, which the portal refuses. Save it as JPEG or PNG."
    ),
    "document.wrong_type.bmp": N_("This is a BMP picture, which the portal refuses. Save it as JPEG or PNG."),
    "document.wrong_type.jp2": N_("This is a JPEG 2000 picture, which the portal refuses. Save it as JPEG."),
    "document.wrong_type.heic": N_(
        "This is a phone's HEIC photo, which the portal refuses. Share or export it as JPEG, or use "
        "the phone's "
        "document scanner, which makes a PDF."
    ),
    "document.wrong_type.bigtiff": N_(
        "This is a TIFF of the kind for very large pictures (BigTIFF), which few programs open. Save it as JPEG or PDF."
    ),
    "document.wrong_type.raw": N_(
        "This is a camera's raw picture, which the portal refuses. Save or export it as JPEG."
    ),
    "document.wrong_type.docm": N_(
        "This is a Word template, or a document with macros, which the portal refuses. Save it as PDF."
    ),
    "document.wrong_type.p7m": N_(
        "This is a signed envelope (.p7m) with a document inside, which the portal refuses. Open it with a program for "
        "electronic signatures, and save the document inside."
    ),
    "document.wrong_type.avif": N_(
        "This is an AVIF picture, which the portal refuses. Save it as JPEG or PNG."
    ),
    "document.wrong_type.video": N_(
        "This is a video, which the portal refuses. Send a photo or a scan of the paper."
    ),
    "document.wrong_type.odt": N_(
        "This is a LibreOffice document, which the portal refuses. Open it and export it as PDF."
    ),
    "document.wrong_type.ods": N_(
        "This is a spreadsheet, which the portal refuses. Open it and export it as PDF."
    ),
    "document.wrong_type.xlsx": N_(
        "This is an Excel file, which the portal refuses. Open it and save it as PDF."
    ),
    "document.wrong_type.pptx": N_(
        "This is a PowerPoint file, which the portal refuses. Open it and save it as PDF."
    ),
    "document.wrong_type.pages": N_(
        "This is an Apple Pages, Numbers or Keynote file, which the portal refuses. Open it and export it as PDF."
    ),
    "document.wrong_type.ole": N_(
        "This is an old Office file (Excel, PowerPoint or a saved message), which the portal "
        "refuses. Open it and save "
        "it as PDF."
    ),
    "document.wrong_type.rtf": N_(
        "This is a rich text file, which the portal refuses. Open it and save it as PDF."
    ),
    "document.wrong_type.html": N_(
        "This is a web page, not the document itself: often a login or error page saved in its "
        "place. Download the "
        "document again, or print the page to PDF if it is the page you want."
    ),
    "document.wrong_type.xml": N_(
        "This is a data file (XML), not a document a person reads. Get the document as PDF."
    ),
    "document.wrong_type.webarchive": N_("This is a web page saved by Safari. Open it and print it to PDF."),
    "document.wrong_type.icloud": N_(
        "The file is still in iCloud: this is only its placeholder, and the paper itself was "
        "not checked. Open it once in "
        "the Files app or the Finder so that it is downloaded, then choose it again."
    ),
    "document.wrong_type.shortcut": N_(
        "This is a shortcut: the paper itself is elsewhere. Open it, save the document on "
        "this computer, and choose that "
        "file."
    ),
    "document.wrong_type.online": N_(
        "This only points to a document kept online, at Google for example. Open it there and "
        "download it as PDF."
    ),
    "document.wrong_type.lock_file": N_(
        "An office program leaves this file while a document is open: it is not the document. "
        "Choose the one of the same "
        "name beside it."
    ),
    "document.wrong_type.mac_leftover": N_(
        "A Mac leaves this file beside the real one on a key or in an archive: it is not the "
        "document. Choose the one of "
        "the same name without “._”."
    ),
    "document.wrong_type.system": N_(
        "The computer keeps this file for itself: it is not a document. Leave it out."
    ),
    "document.wrong_type.unfinished": N_(
        "This is a download that did not finish. Download the document again, and choose it "
        "once it is complete."
    ),
    "document.wrong_type.ps": N_("This is a PostScript file, which the portal refuses. Convert it to PDF."),
    "document.wrong_type.zip": N_(
        "This is a ZIP archive, which the portal refuses. Unpack it and attach the documents inside."
    ),
    "document.wrong_type.gzip": N_("This is a compressed file. Unpack it and attach the document inside."),
    "document.wrong_type.7z": N_("This is a 7-Zip archive. Unpack it and attach the documents inside."),
    "document.wrong_type.rar": N_("This is a RAR archive. Unpack it and attach the documents inside."),
    "document.wrong_type.epub": N_(
        "This is an electronic book, which the portal refuses. Get the document as PDF."
    ),
    "document.wrong_type.email": N_(
        "This is an e-mail message, not its attachment. Open the message and save the attached "
        "document, or print the "
        "message to PDF."
    ),
    "document.wrong_type.base64": N_(
        "This is a document still wrapped for e-mail (base64), which no viewer opens. Open the "
        "message it came with "
        "and save the attachment again."
    ),
    "document.wrong_type.text": N_(
        "This is plain text, whatever its name says. Print it to PDF from a text editor, or get the "
        "real document."
    ),
    "document.wrong_type.zeros": N_(
        "The file holds nothing but zeros: a copy or a download that failed. Get it again from where it came."
    ),
    "document.wrong_type.program": N_(
        "This is a program, not a document: do not open it if you do not know where it comes from, and choose the "
        "document itself."
    ),
    "document.wrong_type.database": N_(
        "This is a database, not a document a person reads. Choose the document itself."
    ),
    "document.wrong_type.unknown": N_(
        "This is not a PDF, nor any kind of file this checker knows, so the portal is likely to "
        "refuse it. Open it in "
        "the program it comes from and save or print it as PDF."
    ),
    "document.password_needed": N_(
        "The file asks for a password, and the officer has none. Open it with the password, then "
        "print it to a new "
        "PDF; banks often offer a copy without one."
    ),
    "document.password_needed.certificate": N_(
        "The file is locked for someone's certificate or in a way of its own, and the officer cannot "
        "unlock it. Print "
        "it to a new PDF in the program that opens it, or ask for an open copy."
    ),
    "document.restricted": N_(
        "The file opens without a password but forbids something (changes, copying or printing), and some portals "
        "refuse such files. If yours is refused, ask for a copy without restrictions, or print it to a new PDF."
    ),
    "document.restricted.open": N_(
        "The file is encrypted, though it opens without a password and forbids nothing. Some portals refuse such "
        "files: if yours is refused, open it and print it to a new PDF."
    ),
    "document.preceded": NP_(
        "{count} foreign byte stands before the document: viewers open such a file, but a "
        "portal that looks at its first "
        "letters refuses it. Open it and print it to a new PDF.",
        "{count} foreign bytes stand before the document: viewers open such a file, but a "
        "portal that looks at its first "
        "letters refuses it. Open it and print it to a new PDF.",
        "count",
    ),
    "document.damaged": N_(
        "The file is damaged inside. Viewers that mend it may show it, others not. Open it, look at "
        "every page, then "
        "print it to a new PDF, or get it again."
    ),
    "document.damaged.structure": N_(
        "The inner index of the file is wrong. Viewers that mend it open it, others may not. "
        "Open it, look "
        "at every page, then print it to a new PDF."
    ),
    "document.damaged.truncated": N_(
        "The end of the file is missing: a download or copy that stopped. It still opens, but pages "
        "or pictures may be "
        "lost. Get it again, or look at every page and print it to a new PDF."
    ),
    "document.damaged.tail": N_(
        "Something foreign follows the end of the document (zeros or a web page, added by a "
        "download), and some "
        "viewers refuse such a file. Open it, look at every page, then print it to a new PDF."
    ),
    "document.damaged.glued": N_(
        "Several PDFs were put one after the other in this file, and viewers show the pages of one of them only. "
        "Attach the files they came from: this program makes one PDF of them."
    ),
    "document.damaged.as_text": N_(
        "The file was sent or copied as if it were text, and part of it was altered on the way. Get it again from "
        "where it came, as an attachment or in a zip."
    ),
    "document.damaged.signed": N_(
        "The file is damaged, and printing it to a new PDF would lose its electronic signature. Look at every page, "
        "and ask whoever signed it to send it again."
    ),
    "document.damaged.streams": N_(
        "Part of the file cannot be read back: some text or a picture may be missing. Look at "
        "every page; scan "
        "or download it again if something is gone."
    ),
    "document.damaged.images": N_(
        "A picture in the file is damaged: part of a page may be grey or missing. Look at every page "
        "and scan it again."
    ),
    "document.damaged.lost": N_(
        "The file says it has {expected} pages, only {pages} can be reached. Get it again from where it came."
    ),
    "document.damaged.hidden": NP_(
        "Viewers show {pages} page of the {expected} that are in the file: the others would "
        "not be seen. Get it "
        "again from where it came, or print it anew from the program it was made with.",
        "Viewers show {pages} pages of the {expected} that are in the file: the others would "
        "not be seen. Get it "
        "again from where it came, or print it anew from the program it was made with.",
        "pages",
    ),
    "document.pages_unseen": NP_(
        "Only the first page of {pages} was looked at: look at the others yourself.",
        "Only the first {looked} of {pages} pages were looked at: look at the others yourself.",
        "looked",
    ),
    "document.damaged.cut": N_(
        "The file stops before its end and does not open: a download or copy that was cut. Get it "
        "again from where it "
        "came."
    ),
    "document.damaged.image": N_(
        "The picture stops before its end: part of it will be grey. Copy or download it again."
    ),
    "document.no_pages": N_(
        "The file has no page, so nothing would be seen. Get it again from where it came, or scan the paper again."
    ),
    "document.blank_pages": NP_(
        "Page {listed} is blank. If it is the back of a sheet, take it out; if a page failed to "
        "scan, scan it again.",
        "Pages {listed} are blank. If they are the backs of sheets, take them out; if pages failed "
        "to scan, scan them "
        "again.",
        "count",
    ),
    "document.blank_pages.damaged": NP_(
        "Page {listed} shows nothing here: the damage may have taken what was on it. Look at it in a "
        "viewer, and get "
        "the file again if it is blank there too.",
        "Pages {listed} show nothing here: the damage may have taken what was on them. Look at them "
        "in a viewer, and "
        "get the file again if they are blank there too.",
        "count",
    ),
    "document.blank_pages.all": NP_(
        "Nothing can be seen on the only page. An officer counts such a file as a missing paper: scan it again.",
        "Nothing can be seen on any of the {pages} pages. An officer counts such a file as a missing paper: scan it "
        "again.",
        "pages",
    ),
    "document.blank_pages.image": N_(
        "Nothing can be seen in the picture. An officer counts such a file as a missing paper: scan it again."
    ),
    "document.page_size_missing": NP_(
        "Page {listed} does not say how large it is; viewers guess, and may cut it. Print the file "
        "to a new PDF.",
        "Pages {listed} do not say how large they are; viewers guess, and may cut them. Print the "
        "file to a new PDF.",
        "count",
    ),
    "document.rotated": NP_(
        "Page {listed} is turned when shown. Check that it reads upright.",
        "Pages {listed} are turned when shown. Check that they read upright.",
        "count",
    ),
    "document.low_resolution": NP_(
        "Page {listed} was scanned at {dpi} dpi: small print is hard to read below {least}. Scan it "
        "again at 200 or "
        "300 dpi.",
        "Pages {listed} were scanned at {dpi} dpi or little more: small print is hard to read below "
        "{least}. Scan them "
        "again at 200 or 300 dpi.",
        "count",
    ),
    "document.low_resolution.image": N_(
        "The picture has only {width} by {height} pixels: small print may be hard to read. Scan it "
        "again at 200 or "
        "300 dpi, or take a sharper photo."
    ),
    "document.high_resolution": N_(
        "The pages are scanned at up to {dpi} dpi; above {most} the file only grows heavier. If you "
        "run out of room, "
        "scan again at {most}."
    ),
    "document.grey": NP_(
        "Page {listed} is in shades of grey, and this paper must be scanned in colour. Scan it again "
        "in colour.",
        "Pages {listed} are in shades of grey, and this paper must be scanned in colour. Scan them "
        "again in colour.",
        "count",
    ),
    "document.grey.image": N_(
        "The picture is in shades of grey, and this paper must be scanned in colour. Scan it again in colour."
    ),
    "document.scan_only": N_(
        "The pages are pictures without text: this checker cannot tell whose name is on them. Make "
        "sure yourself that "
        "they read well."
    ),
    "document.name_absent": N_(
        "The name {name} is not in the text. Is it the right paper? A maiden name or another "
        "spelling is worth a word "
        "of explanation."
    ),
    "document.name_otherwise": N_(
        "The paper says “{written}”, the case “{name}”. An officer compares the two: have the "
        "wrong one corrected, or "
        "explain the spellings in a letter."
    ),
    "document.read_name": N_(
        "Read in the picture, {sure} % sure: the name {name}. Compare with the paper itself."
    ),
    "document.read_days": N_(
        "Read in the picture, {sure} % sure at least: {days}. Compare with the paper itself."
    ),
    "document.read_nothing": N_(
        "In the picture neither a name that was looked for nor a day could be read; that says nothing "
        "against the paper."
    ),
    "document.names_apart": N_(
        "The family name is spelt “{written}” here, “{there}” in {other}. An officer compares papers: where both are "
        "right, a line in the letter of explanation is enough."
    ),
    "document.translation_needed": N_(
        "The text is neither in English nor in French: add a certified translation with the "
        "translator's affidavit."
    ),
    "document.translation_needed.ar": N_(
        "The text is in Arabic script: add a certified translation into English or French with the "
        "translator's "
        "affidavit."
    ),
    "document.translation_needed.es": N_(
        "The text is in Spanish: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.pt": N_(
        "The text is in Portuguese: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.de": N_(
        "The text is in German: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.it": N_(
        "The text is in Italian: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.nl": N_(
        "The text is in Dutch: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.zh": N_(
        "The text is in Chinese: add a certified translation into English or French with the "
        "translator's affidavit."
    ),
    "document.translation_needed.cyr": N_(
        "The text is in Cyrillic script: add a certified translation into English or French with the "
        "translator's "
        "affidavit."
    ),
    "document.xfa": N_(
        "This is a dynamic form (XFA) that only Adobe Reader shows. Open it there, fill it in, and "
        "print it to a new "
        "PDF, so that everyone sees it."
    ),
    "document.xfa.placeholder": N_(
        "Most viewers show only “Please wait” in place of this form. Open the original in Adobe Reader, fill "
        "it in, and "
        "print it to a new PDF."
    ),
    "document.form_fields": NP_(
        "The file is a form with {count} field. Some viewers hide what was typed: print the filled "
        "form to a new PDF.",
        "The file is a form with {count} fields. Some viewers hide what was typed: print the filled "
        "form to a new PDF.",
        "count",
    ),
    "document.javascript": N_(
        "The file runs scripts when it is opened, which portals may refuse. Print it to a new PDF."
    ),
    "document.actions": N_(
        "The file tries to act by itself ({actions}): open a program, send a form or the like. "
        "Portals may refuse it. "
        "Print it to a new PDF."
    ),
    "document.attachments": NP_(
        "A file is hidden inside this PDF, and the officer will not see it. Save it apart, and add its pages "
        "to this PDF "
        "if they matter.",
        "{count} files are hidden inside this PDF, and the officer will not see them. Save them "
        "apart, and add their "
        "pages to this PDF if they matter.",
        "count",
    ),
    "document.invoice_data": N_(
        "This is an electronic invoice: its data lies in the file for accounting programs, "
        "and the officer sees the page. "
        "Nothing is to be done."
    ),
    "document.signed": NP_(
        "The file bears an electronic signature. Merging or printing it breaks the signature: keep the "
        "original beside.",
        "The file bears {count} electronic signatures. Merging or printing it breaks them: keep the "
        "original beside.",
        "count",
    ),
    "document.original": N_("An original of {name}: it stays here, and {name} is what you upload."),
    "document.duplicate": N_("This is the same document as {other}. Did you mean another file?"),
    "document.days_unread": N_(
        "Not read in the files of this job: {days}. If the employer’s letter gives other dates, "
        "correct the contract "
        "here or have the letter corrected; what stands only in a picture cannot be read."
    ),
    "document.photo_not_jpeg": N_(
        "The digital photo must be a JPEG; this is a {kind}. Save the photo as JPEG, without "
        "a page around it."
    ),
    "document.photo_too_small": N_(
        "The photo has {width} by {height} pixels; at least {least_width} by {least_height} "
        "are asked. Use the "
        "photographer's original file."
    ),
    "document.photo_shape": N_(
        "The photo is {width} by {height} pixels: it has not the shape of a portrait, as "
        "{least_width} by {least_height} "
        "has. Have it cropped to head and shoulders by the photographer."
    ),
    "document.photo_grey": N_(
        "The photo is in shades of grey; colour is asked. Use the photographer's original file."
    ),
    "document.unknown": N_("No file called “{name}” is attached to this case."),
    "document.ambiguous": N_(
        "Several attached files are called “{name}”: use the id that “casefile show --json” gives."
    ),
    "document.attached_twice": N_(
        "“{name}” is the same file as “{other}”, which was attached before: it is in the case "
        "twice now. “casefile "
        "remove-document” takes {id} out again."
    ),
    "document.no_reader": N_(
        "No program that reads pictures is installed here. Install Tesseract with its French and English data, or "
        "casefile[ocr]; everything else works without."
    ),
    "document.not_opened": N_(
        "{path} was not opened: only a PDF, JPEG, PNG, TIFF or Word file whose name and "
        "content agree is. If you trust "
        "who made it, give it the right ending and attach it again."
    ),
    "copy.vanished": N_("The case’s copy of {name} is no longer in its folder: attach the file again."),
    "copy.changed": N_("The case’s copy of {name} was changed since it was attached: have it checked again."),
}
