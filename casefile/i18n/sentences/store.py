"""What is said of what is on the disk: cases, files, rules, templates; and of opening the screens."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    # the folders of a desk
    "store.group_outside": N_(
        "“{name}” cannot be a folder of the desk: write names with / between them, such as 2026/spring, that begin on "
        "the desk and use no sign a disk refuses. A link is not followed."
    ),
    "store.group_too_deep": N_("“{name}” is too deep: at most {most} folders lie in each other on a desk."),
    "store.group_is_case": N_("“{name}” cannot be a folder of cases: {path} is a case itself."),
    # the disk and the lock: nothing was saved
    "store.disk_full": N_(
        "The disk is full: {path} was not saved. What was there is intact. Free some space, then try again."
    ),
    "store.disk_refused": N_(
        "This computer does not allow writing to or reading {path}. Nothing was changed. "
        "Check that the folder is yours and is not read-only."
    ),
    "store.disk_failed": N_(
        "The disk failed on {path} ({reason}). What was saved before is intact; this change was not saved."
    ),
    "store.reason": N_("the system says {name}"),
    "store.reason.ebusy": N_("another program has it open"),
    "store.reason.eexist": N_("something of that name is there already"),
    "store.reason.einval": N_("the system takes no such name or request there"),
    "store.reason.eio": N_("it could not be read or written"),
    "store.reason.eisdir": N_("it is a folder"),
    "store.reason.eloop": N_("its links lead round in a circle"),
    "store.reason.emfile": N_("too many files are open"),
    "store.reason.enodev": N_("the drive is gone"),
    "store.reason.enoent": N_("it is not there"),
    "store.reason.enospc": N_("the disk is full"),
    "store.reason.enxio": N_("the drive is gone"),
    "store.reason.estale": N_("the network drive lost it"),
    "store.reason.etimedout": N_("the drive did not answer in time"),
    "store.read_failed": N_("{path} could not be read ({reason}). Nothing was changed."),
    "store.not_a_folder": N_(
        "{path} should be a folder, or lie in one, and something else is there: nothing was changed. "
        "Move it away, "
        "then try again."
    ),
    "store.not_confirmed": N_(
        "The change was written to {path}, but the disk did not confirm it. Open the case again to see "
        "whether it is there."
    ),
    "store.locked": N_(
        "The case {path} is being changed by another program: {program}, process {pid_code} on {host}. "
        "Nothing was changed. Wait a moment, then try again."
    ),
    "store.lock_not_a_file": N_(
        "{path} should be a plain file and is something else: nothing was changed. Move it away, then try "
        "again."
    ),
    "store.changed_meanwhile": N_(
        "Another program saved {path} in the same moment. Its version was kept and this change was not "
        "saved: try again."
    ),
    "store.not_same": N_(
        "What would be written to {path} could not be read back the same, so nothing was written. Please "
        "report this."
    ),
    "store.not_read_back": N_(
        "What would be written of {what} in {path} could not be read again, so nothing was written. Please report this."
    ),
    "store.output_not_confirmed": N_(
        "{path} is written, but the disk did not confirm it. Open it to see whether it is whole before you rely on it."
    ),
    # what a network drive or a stick cannot do: said once
    "store.network_drive": N_(
        "{path} is on a network drive ({kind}). It is not promised there that two computers never change one case at "
        "once, nor that a change survives a power cut: run casefile on the computer whose disk it is, or keep copies "
        "elsewhere (casefile backup)."
    ),
    "store.no_folder_sync": N_(
        "The disk of {path} cannot confirm that a file has its name, as many network drives and removable media: after "
        "a power cut the last change may be missing. Keep the cases on this computer’s own disk."
    ),
    "store.no_rights": N_(
        "The disk of {path} keeps no rights of access, as many network drives and removable media: whoever uses it can "
        "read your papers. Keep the cases on this computer’s own disk."
    ),
    "store.no_lock": N_(
        "The disk of {path} has no locks, as many network drives and removable media: do not change one case from two "
        "programs or two computers at once. Keep the cases on this computer’s own disk."
    ),
    # files that are not a whole case
    "store.no_case": N_("There is no case in the folder {path}."),
    "store.file_gone": N_(
        "The case file {path} is gone. An earlier version may be restored with “casefile restore”."
    ),
    "store.not_a_file": N_("{path} is not a plain file. It was left as it is."),
    "store.empty": N_(
        "The case file {path} is empty. It was left as it is; an earlier version may be restored."
    ),
    "store.too_large": N_(
        "The case file {path} is larger than {limit_bytes}: it is not one of this program. It was left as "
        "it is."
    ),
    "store.zeros": N_(
        "Part of the case file {path} was wiped to zeros, as after a power cut. It was left as it is; an "
        "earlier version may be restored."
    ),
    "store.not_utf8": N_(
        "The case file {path} is not UTF-8 text. It was left as it is; an earlier version may be restored."
    ),
    "store.not_json": N_(
        "The case file {path} cannot be read from line {line}, column {column} on. "
        "It was left as it is; an earlier version may be restored."
    ),
    "store.key_twice": N_(
        "In the case file {path}, “{key}” is written twice in the same place, and only one can be true. It "
        "was left as it is."
    ),
    "store.not_a_number": N_(
        "The case file {path} holds a number that is none ({text}). It was left as it is; an earlier "
        "version may be restored."
    ),
    "store.too_deep": N_(
        "The case file {path} is built in a way this program never writes. It was left as it is."
    ),
    "store.not_a_case": N_("The file {path} is not a case file. It was left as it is."),
    "store.not_a_table": N_(
        "In the case file {path}, the part “{table}” is not a table. It was left as it is; an earlier "
        "version may be restored."
    ),
    "store.not_a_record": N_(
        "In the case file {path}, record {record} of “{table}” is not a record. "
        "It was left as it is; an earlier version may be restored."
    ),
    "store.no_schema": N_(
        "The file {path} does not say that it is a case file, or of which version. It was left as it is."
    ),
    "store.newer_schema": N_(
        "The case {path} was written by a newer casefile (format {found}; this one knows {known}). "
        "It was left as it is: install the newer version to open it."
    ),
    "store.path_outside": N_(
        "The case file {path} names a document outside its own folder ({file}). That document was not "
        "touched."
    ),
    "store.path_link": N_(
        "{path} is a link that leads elsewhere: nothing was read or written through it. Put the real file or folder in "
        "its place, or delete the link."
    ),
    # what was asked cannot be done
    "store.not_text": N_("This text holds characters that no file can keep. Type it again."),
    "store.folder_taken": N_(
        "The folder {path} already exists and is not empty. Choose another name or another place."
    ),
    "file.nowhere": N_(
        "The folder this terminal is in does not exist any more. Go to another one, “cd ~” for instance, and "
        "try again."
    ),
    "store.nothing_to_undo": N_("There is nothing to undo."),
    "store.nothing_to_redo": N_("There is nothing to redo."),
    "store.cannot_turn_back": N_(
        "What was done in step {number} can no longer be taken back: the journal was changed outside this "
        "program."
    ),
    "store.no_generation": N_("There is no readable earlier version number {number} of this case."),
    "store.no_document": N_("This case has no document {id}."),
    "store.trash_gone": N_(
        "The file “{name}” is no longer in the case’s trash, so this cannot be taken back."
    ),
    "store.source_missing": N_("There is no file {path}."),
    "store.source_not_a_file": N_(
        "{path} is not a file that can be attached. Choose a document, not a folder or a device."
    ),
    "store.source_empty": N_("The file {path} is empty: nothing was attached. Save or scan it again."),
    "store.source_unreadable": N_("The file {path} cannot be opened for reading: nothing was attached."),
    "store.source_changing": N_(
        "The file “{name}” was changed while it was being copied: nothing was attached. Try again when it "
        "is finished."
    ),
    # a case in one file, and its removal
    "store.export_exists": N_(
        "There is a file {path} already. Choose another name, or say that it may be replaced (--replace)."
    ),
    "store.export_inside": N_("{path} is inside the case itself. Choose a place outside its folder."),
    "store.changed_while_exported": N_(
        "The case {path} was changed while it was being exported: no file was written. Try again."
    ),
    "store.export_skipped": N_(
        "“{name}” is not in the export: its name has signs that not every computer accepts. Rename it, "
        "then export again."
    ),
    "store.export_left": N_(
        "“{name}” is not in the export: this program did not put it in the case folder. Copy it "
        "yourself if you "
        "need it."
    ),
    "store.bag_unreadable": N_(
        "{path} is not a zip that can be read, or it is damaged. Nothing was imported."
    ),
    "store.bag_not_a_case": N_(
        "{path} is not a case that “casefile export” wrote ({name}). Nothing was imported."
    ),
    "store.bag_too_large": N_("{path} would unpack to far more than a case holds. Nothing was imported."),
    "store.bag_no_room": N_(
        "{path} would unpack to {needed_bytes}, which the disk has no room for. Nothing was imported: free some space, "
        "then try again."
    ),
    "store.bag_differs": N_(
        "{path} is not whole: “{name}” is not what its list of checksums says. Nothing was imported; "
        "fetch the file again."
    ),
    "store.remove_link": N_(
        "{path} is a link to a case folder. Remove the folder it points to, or delete the link yourself."
    ),
    "store.remove_refused": N_(
        "The case {path} was not removed and is as it was: this computer does not allow deleting “{file}” in it. Close "
        "the program that has it open, or free it of its protection, then remove the case again."
    ),
    "store.removed_in_part": NP_(
        "The case {path} has left the desk, but the disk did not delete all of it: {n} file is left in {rest}, the "
        "first being “{file}”. The others are gone. “casefile remove {rest}” finishes it.",
        "The case {path} has left the desk, but the disk did not delete all of it: {n} files are left in {rest}, the "
        "first being “{file}”. The others are gone. “casefile remove {rest}” finishes it.",
        "n",
    ),
    "store.another_case": N_(
        "The folder {path} now holds another case ({name}) than the one shown: nothing was written. Go back to the "
        "list of cases and open it again."
    ),
    # a file that only a passphrase opens
    "store.passphrase_short": N_(
        "The passphrase is too short: at least {least} letters, best several words that only you would put together. "
        "Nothing was written."
    ),
    "file.encrypt_or_share_safe": N_(
        "--encrypt and --share-safe do not go together: pages made to be shown are not encrypted. "
        "Leave out one of them."
    ),
    "file.passphrases_differ": N_("The two passphrases are not the same. Nothing was written: try again."),
    "file.passphrase_nobody": N_(
        "Nobody is there to be asked for the passphrase, which is never taken from the command line. Run it "
        "in a terminal."
    ),
    "store.passphrase_asked": N_("{path} is encrypted: its passphrase is needed."),
    "store.passphrase_wrong": N_(
        "{path} could not be opened: the passphrase is another one, or the file is damaged. Nothing was imported."
    ),
    "store.seal_too_large": N_(
        "More than {limit_bytes} cannot be encrypted at once. Leave earlier states out (--current)."
    ),
    "store.no_seal": N_(
        "Encryption needs the package “pyrage”, which is not installed. Install casefile with it: casefile[encrypt]."
    ),
    # copies in another place
    "store.backup_inside": N_(
        "{path} is on the desk itself: what happens to the cases would happen to their copies. Choose a folder "
        "elsewhere, best on another disk."
    ),
    "store.changed_while_backed_up": N_(
        "The case {path} was being changed and was not copied: its earlier copies are as they were. Try again."
    ),
    "store.backup_differs": N_(
        "What was copied to {path} could not be read back the same: the disk of the copies fails. Use another one."
    ),
    "store.no_backup": N_("There are no copies of cases in {path}. “casefile backup” makes them."),
    "store.not_in_backup": N_("There is no case “{name}” among the copies in {path}."),
    "store.no_backup_state": N_("There is no state {number_code} of “{name}” among the copies."),
    "store.backup_unreadable": N_("{path} cannot be read: that state of a case cannot be put back."),
    "store.backup_lacks": N_(
        "“{name}” of the case {case}, state {number_code}, is gone from the copies or has changed there. While the "
        "case has it, the next “casefile backup” copies it again."
    ),
    "store.backup_not_whole": N_(
        "“{name}” of the state {path} is gone from the copies or has changed there: nothing was put back. An earlier "
        "state may be whole: “casefile restore NAME NUMBER --from DIR” puts one back."
    ),
    "store.backup_left_out": N_(
        "“{name}” is gone from the copies or has changed there: the case was put back without it. An earlier state may "
        "hold it: “casefile restore NAME NUMBER --from DIR”."
    ),
    # what doctor found
    "store.same_case": N_(
        "{path} and {other} are one case twice, copied by hand or by a synchronised folder. Nothing was merged: "
        "compare the two, keep one, and move the other off the desk."
    ),
    "store.same_name": N_(
        "{path} and {other} are two folders whose names read the same and are written differently. Rename one of them."
    ),
    "store.removal_unfinished": NP_(
        "A removal stopped half way: {n} file is left in {path}. “casefile remove {path}” finishes it.",
        "A removal stopped half way: {n} files are left in {path}. “casefile remove {path}” finishes it.",
        "n",
    ),
    "store.remains": N_(
        "The hidden folder {path} was left by an import or a removal that was interrupted, and may "
        "hold papers. "
        "Delete it."
    ),
    "store.history_gap": N_(
        "Part of the journal is missing from the folder history ({path}). The case itself is not concerned."
    ),
    "store.can_restore": N_("Version {number_code}, saved {saved_at}, is whole and can be restored."),
    "store.no_way_back": N_(
        "No earlier version of the case in {path} can be read. Look for a copy of the folder in your backups."
    ),
    "store.document_changed": N_(
        "The file of “{name}” ({path}) is not the one that was attached: it has changed since. Attach it "
        "again if that was meant."
    ),
    "store.document_gone": N_("The file of “{name}” ({path}) is gone. Attach it again."),
    "store.document_in_cloud": N_(
        "The file of “{name}” ({path}) is only in the cloud, not on this computer: it could not be verified. "
        "Have it kept on "
        "this computer before you rely on it."
    ),
    "store.document_link": N_(
        "The file of “{name}” ({path}) is only a link to a file somewhere else. Attach the file itself again."
    ),
    "store.document_unreadable": N_("The file of “{name}” ({path}) cannot be read."),
    "store.sums_differ": N_("The list of checksums {path} is not up to date. The next change rewrites it."),
    "store.conflict_copy": N_(
        "{path} is another version of this same case, as left by a synchronised folder. "
        "Nothing was merged: compare the two, then keep one."
    ),
    "store.file_not_listed": N_(
        "The file {path} is in the folder of the case and is not attached to any line. Attach it or move it"
        " away."
    ),
    "store.leftover": N_(
        "{path} was left by an interrupted change. It holds nothing that was saved and may be deleted."
    ),
    "store.open_to_others": N_(
        "Other people who use this computer may open {path}. Its rights should be yours alone."
    ),
    "store.version_unreadable": N_(
        "The earlier version {file} cannot be read. The case itself is not concerned."
    ),
    "file.missing": N_("There is no file {path}."),
    "file.not_a_file": N_("{path} is a folder or a device, not a file."),
    "file.too_large": N_("{path} is too large to be read here (more than {limit_bytes})."),
    "file.not_utf8": N_("{path} is not UTF-8 text (byte {place}): save it again as UTF-8."),
    "file.of_word_processor": N_(
        "{path} is the document of a word processor, not its text. Save it as plain text (.txt, UTF-8), and name "
        "that file."
    ),
    "file.unreadable": N_("{path} cannot be read: look at its permissions."),
    "file.nul": N_("“{text}” holds a NUL, which no name or path can: leave it out."),
    "file.name_too_long": N_("“{name}…” is longer than any file name can be: check what was typed."),
    "file.path_too_long": N_(
        "A path of {count} signs (…{end}) is longer than this computer allows. Choose a place nearer the top of the "
        "disk, or shorter names."
    ),
    "file.path_too_long_windows": N_(
        "A path of {count} signs (…{end}) is longer than Windows allows. Put your cases nearer the top of the disk "
        "(CASEFILE_HOME, such as C:\\Cases), give the case or the file a shorter name, or let Windows take long paths "
        "(LongPathsEnabled)."
    ),
    "rule.not_in_force": N_(
        "The rule “{rule}” has no value on {day_on}: what this program knows of it begins on {first_on}. "
        "Choose a later date."
    ),
    "rule.file_unreadable": N_(
        "The rule file {origin} is not valid TOML (column {column}). "
        "Look for a missing quote, bracket or equals sign, or an impossible date."
    ),
    "rule.too_many": N_("The rule file {origin} is too long: it may have {most} lines at most."),
    "rule.too_many.records": N_("The rule file {origin} has too many tables: it may have {most} at most."),
    "rule.too_many.digits": N_("The rule file {origin} has a number with too many digits: {most} at most."),
    "rule.too_many.dots": N_("The rule file {origin} has a key with too many dots: {most} at most."),
    "rule.file_wrong": N_("The rule file {origin} cannot be used: {problem}."),
    "rule.file_wrong.missing": N_("The rule file {origin} cannot be used: “{problem}” is missing."),
    "rule.file_wrong.unknown": N_(
        "The rule file {origin} cannot be used: it says “{problem}”, and nothing is called so there."
    ),
    "rule.file_wrong.text": N_(
        "The rule file {origin} cannot be used: “{problem}” asks for a text, in quotes."
    ),
    "rule.file_wrong.number": N_(
        "The rule file {origin} cannot be used: “{problem}” asks for a number, without quotes."
    ),
    "rule.file_wrong.truth": N_("The rule file {origin} cannot be used: “{problem}” asks for true or false."),
    "rule.file_wrong.day": N_(
        "The rule file {origin} cannot be used: “{problem}” asks for a day, such as 2026-01-31, without quotes."
    ),
    "rule.file_wrong.list": N_(
        "The rule file {origin} cannot be used: “{problem}” asks for a list, in brackets."
    ),
    "rule.file_wrong.table": N_(
        "The rule file {origin} cannot be used: “{problem}” asks for a table of keys."
    ),
    "rule.file_wrong.value": N_(
        "The rule file {origin} cannot be used: the value of “{problem}” is not one that is possible there."
    ),
    "rule.file_wrong.braces": N_(
        "The rule file {origin} cannot be used: in a text of “{problem}”, a brace is not closed."
    ),
    "rule.file_wrong.row": N_("The table {origin} cannot be used: that line is no row of a table."),
    "rule.no_column": N_("The table {origin} has no column “{column}”: its first line names the columns."),
    "rule.no_fact": N_(
        "The file {origin} asks for “{key}”, and there is no such fact: “casefile facts --keys” lists them."
    ),
    "rule.file_not_utf8": N_(
        "The rule file {origin} is not UTF-8 text from that line on: save it again as UTF-8 (not “ANSI”)."
    ),
    "rule.not_alike": N_(
        "The rule file {origin} cannot be used: the value {value} is not of the kind that this rule has ({expected})."
    ),
    "rule.blank_unknown": N_(
        "A text of the rule files cannot be completed: “{text}”. A blank in braces that nothing fills, or a brace that "
        "is not closed ({problem}): correct it in your own rule files."
    ),
    "rule.id_differs": N_("The rule file {origin} calls itself “{id}”; its place asks for “{expected}”."),
    "rule.days_not_ascending": N_(
        "In the rule file {origin}, the value of {second_on} comes after that of {first_on}: put the oldest first."
    ),
    "rule.diff_how": N_("Write it so: casefile rules diff FROM TO, with two days, and a case if you like."),
    "clock.early": N_(
        "The computer’s clock says {day_on}, which is over: the rules here were checked on {checked_on}. Set the "
        "clock: dates and deadlines are wrong until then. What you write is saved all the same."
    ),
    "clock.late": N_(
        "The computer’s clock says {day_on}, many years after the rules here were checked ({checked_on}). If that is "
        "not today, set the clock: dates and deadlines are wrong until then. What you write is saved all the same."
    ),
    "templates.own_missing": N_(
        "There is no folder {path}, which CASEFILE_TEMPLATES names for your own rules and texts. Mend the name, or do "
        "without it."
    ),
    "templates.missing": N_("The program's own file {path} is missing: install casefile again."),
    "serve.not_installed": N_(
        "The screens in a browser need packages that are not installed. Install casefile with them: “pip install "
        "'casefile[web]'”, or '.[web]' in its folder."
    ),
    "serve.port_taken": N_(
        "Another program listens on port {port_code}. Name another one with --port, or 0 for any that is free."
    ),
    "serve.port_refused": N_(
        "This computer does not let you listen on port {port_code}. Name one above 1023 with --port."
    ),
    "serve.no_host": N_("This computer has no address {host} to listen on."),
    "store.move_elsewhere": N_(
        "{path} is not a folder of the desk {home}, or only a link: only what lies on the desk is moved on it."
    ),
    "serve.host_name": N_(
        "“{name}” is no name of a computer. Give the name alone, such as cases.office.example: no https://, no port, "
        "no path."
    ),
    "serve.open_network": N_(
        "Other computers can reach {host}, and nothing on the way is encrypted: whoever listens on that network can "
        "read the secret and the papers. Prefer a tunnel (ssh -L 8500:127.0.0.1:8500) to this computer’s own address."
    ),
    "open.no_terminal": N_(
        "The terminal interface needs a terminal. “casefile --help” lists the commands that need none."
    ),
}
