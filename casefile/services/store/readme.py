"""The pages left in every case folder and backup, for whoever opens one without this program; in both languages."""

__all__ = ["BACKUP_README", "README"]

README = """\
CE DOSSIER / THIS FOLDER
========================

Français
Ce dossier contient une demande Entrée express, tenue par le programme « casefile ».
  case.json     ce que vous avez saisi et le journal (texte JSON, un enregistrement par ligne ; base TinyDB)
  documents/    les copies des pièces jointes ; vos originaux n’ont pas été touchés
  exports/      ce que le programme a imprimé ; peut être supprimé
  SHA256SUMS    l’empreinte de chaque pièce : « sha256sum -c SHA256SUMS » dit si l’une a changé
  .previous/    les versions précédentes de case.json ; .trash/ : les pièces retirées
Vous pouvez renommer, déplacer ou copier ce dossier. Ne modifiez pas case.json pendant que le programme est
ouvert. Rien n’est chiffré par casefile : protégez ce disque. Rien n’est envoyé nulle part.

English
This folder holds one Express Entry application, kept by the program “casefile”.
  case.json     what you entered, and the journal (JSON text, one record a line; a TinyDB database)
  documents/    copies of the attached papers; your originals were not touched
  exports/      what the program printed; may be deleted
  SHA256SUMS    the checksum of each paper: “sha256sum -c SHA256SUMS” tells whether one has changed
  .previous/    earlier versions of case.json; .trash/: papers that were removed
You may rename, move or copy this folder. Do not edit case.json while the program is open.
casefile encrypts nothing: protect this disk. Nothing is sent anywhere.
"""

BACKUP_README = """\
COPIES DE DOSSIERS / COPIES OF CASES
====================================

Français
Ces copies ont été faites par « casefile backup ». Chaque fichier n’y est qu’une fois.
  files/    les contenus : chacun porte le nom de son empreinte SHA-256
  cases/    les états de chaque dossier : quels fichiers le composaient, et l’empreinte de chacun
« casefile restore NOM --from CE-RÉPERTOIRE » remet un dossier sur le bureau. Sans le programme : ouvrez le dernier
fichier de cases/NOM/ dans un éditeur ; chaque ligne nomme un fichier et son empreinte ; copiez files/ab/abcd…
sous ce nom.
Rien n’est chiffré ici : protégez ce disque.

English
These copies were made by “casefile backup”. Every file is here only once.
  files/    the contents: each is named by its SHA-256 checksum
  cases/    the states of each case: which files it was made of, and the checksum of each
“casefile restore NAME --from THIS-FOLDER” puts a case back on the desk. Without the program: open the last file of
cases/NAME/ in an editor; each line names a file and its checksum; copy files/ab/abcd… under that name.
Nothing here is encrypted: protect this disk.
"""
