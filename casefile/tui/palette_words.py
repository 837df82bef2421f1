"""What people call things: words by which the palette finds a command, beside those it is named with.

Both official vocabularies, whatever the language shown: who writes on a forum says IPD or ITA, CNP or NOC.
"""

from collections.abc import Mapping

__all__ = ["ALSO"]

ALSO: Mapping[str, str] = {
    "stage": "ITA IPD invitation ECA EDE profile profil biometrics biométrie upload téléversement decision décision",
    "experience": "NOC CNP TEER FEER hours heures contracts contrats work travail emploi job",
    "checklist": "papers pièces documents ready prêt missing manquant",
    "documents": "files fichiers pdf scans",
    "sort": "folder dossier répertoire scans numérisations sort trier classer files fichiers",
    "points": "CRS SCG score rank rang ranking classement rounds rondes draws tirages pool bassin cut-off seuil "
    "eligibility admissibilité what-if",
    "journal": "log history historique notes who qui when quand",
    "one_file": "merge fusionner combine réunir compress compresser reduce réduire size taille 4 MB Mo",
    "share_safe": "share partager forum anonymous anonyme hide masquer names noms",
    "note": "remark remarque comment commentaire",
    "help": "keys touches shortcuts raccourcis aide manual manuel",
    "quit": "exit sortir close fermer",
    "quit_at_once": "exit sortir close fermer quit quitter",
    "deadlines": "dates calendar calendrier agenda échéances due late retard",
    "details": "edit modifier facts persons personnes family famille addresses adresses diplomas diplômes ECA EDE test "
    "TEF TCF IELTS CELPIP stays séjours",
    "print": "pdf html csv paper papier export exporter share partager forum imprimante printer",
    "guide": "answers réponses money argent fonds funds letters lettres",
    "export_case": "zip backup sauvegarde share partager envoyer send",
    "import_case": "zip restore restaurer",
    "theme": "theme thème colours couleurs light clair dark sombre",
    "themes": "theme thème colours couleurs light clair dark sombre",
    "calendar": "calendar calendrier agenda ics export reminder rappel",
    "language": "english français language langue",
    "undo": "back annuler défaire",
    "earlier": "versions history historique restore restaurer backup sauvegarde",
    "paste": "contracts contrats copy coller csv excel",
    "remove_case": "delete supprimer",
}
"""By the id of a key, or the name of a command without one."""
