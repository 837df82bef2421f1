"""casefile export CASE FILE.zip: a case in one file."""

from __future__ import annotations

import click

from casefile.cli.asking import passphrase
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, replace_option, share_safe_option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

__all__ = ["command"]

_LACKING = {"store.document_gone", "store.document_changed", "store.export_skipped"}


@verb(
    "export",
    N_(
        "Write a whole case to one zip: papers, journal, earlier states, and a list of checksums. Any "
        "program opens it; "
        "“casefile import” brings it back. A paper that is missing or has changed is named. --share leaves "
        "out what only "
        "you need, to send it to somebody: what comes back is compared and taken over by “casefile import”. --encrypt "
        "asks for a passphrase and writes a file in the age format. With --share-safe, a zip of pages that tell "
        "nobody whose case it is: without papers, to be read and not imported."
    ),
    epilog="casefile export 'Anna Exemple' anna.zip\ncasefile export 'Anna Exemple' for_paul.zip --share\n"
    "casefile export 'Anna Exemple' to-show.zip --share-safe",
)
@case_argument()
@argument("file", metavar=N_("FILE.zip"))
@option(
    "--current", "--share", "current", is_flag=True, help=N_("Leave out earlier states and removed papers.")
)
@option("--encrypt", is_flag=True, help=N_("Encrypt the file; the passphrase is asked."))
@replace_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, file: str, current: bool, encrypt: bool, replace: bool) -> int:
    """Export, say where the file is, and answer 1 when a paper of the case is not in it as it was attached."""
    if encrypt and session.share_safe:
        raise UsageError("file.encrypt_or_share_safe")
    path, now = session.case(case)
    target = told_path(file)
    if session.share_safe:
        done = session.desk.share_bundle(now, target, session.words, now.paper, replace=replace)
    else:
        session.desk.check_export(path, target, replace=replace)  # before anything is asked
        secret = _new_passphrase(session) if encrypt else None
        done = session.desk.export(path, target, earlier=not current, replace=replace, passphrase=secret)
    for note in done.notes:
        session.warn(note)
    if session.as_json:
        session.put_json({"path": str(done.path), "files": done.files, "bytes": done.size_bytes})
    else:
        session.put(str(done.path))
        if any(note.code in _LACKING for note in done.notes):
            session.say(session.words("The file is written, without the papers named above."))
        if not encrypt:
            session.say(session.words("Nothing in it is encrypted: whoever has the file can read it."))
    return 1 if any(note.code in _LACKING for note in done.notes) else 0


def _new_passphrase(session: Session) -> str:
    """Say what cannot be recovered, before anything is written, and ask."""
    session.say(
        session.words(
            "Without the passphrase nobody opens this file again: not you, not this program, not its authors. Write it "
            "down and keep it apart from the file. The name of the file and its size stay readable."
        )
    )
    return passphrase(session, new=True)
