"""The page left in every case folder, for whoever opens it without this program; in both languages."""

__all__ = ["README"]

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
