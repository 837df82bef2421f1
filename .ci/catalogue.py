"""Bring the French catalogue up to date: drop what is no longer asked, compile, and print what still wants its French.

Run from the root of the project: python .ci/catalogue.py
"""

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
warnings.simplefilter("ignore")

from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from tests.i18n.test_catalogue import LOCALE, asked, singular  # noqa: E402

with (LOCALE / "casefile.po").open("rb") as stream:
    catalogue = read_po(stream, locale="fr")
known = {(message.context, singular(message.id)): message for message in catalogue if message.id}
for context, text in known.keys() - asked():
    catalogue.delete(known[context, text].id, context)
for context, text in sorted(asked() - known.keys(), key=str):
    print(f"no French yet: {context or ''} {text!r}")
with (LOCALE / "casefile.po").open("wb") as stream:
    write_po(stream, catalogue, width=110, sort_output=True, ignore_obsolete=True)
with (LOCALE / "casefile.mo").open("wb") as stream:
    write_mo(stream, catalogue)
