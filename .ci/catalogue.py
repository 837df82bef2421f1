"""Bring the French catalogue up to date after sentences were added, changed or removed in the code.

Run from the root of the project: python .ci/catalogue.py

New sentences get an empty entry, and its line is printed: write the French there and run this again. What nobody asks
for any more goes. The compiled catalogue the program reads is made at once; it is not committed.
"""

import re
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]
warnings.simplefilter("ignore")

from babel.messages.pofile import read_po  # noqa: E402
from compiling import compiled  # noqa: E402

from tests.i18n.test_catalogue import LOCALE, as_text, asked, plurals, singular  # noqa: E402

TEXT = LOCALE / "casefile.po"
EMPTY = re.compile(r'^msgstr(\[\d\])? ""\n(?!")', re.MULTILINE)

with TEXT.open("rb") as stream:
    catalogue = read_po(stream, locale="fr")
known = {(message.context, singular(message.id)): message for message in catalogue if message.id}
for context, text in known.keys() - asked():
    catalogue.delete(known[context, text].id, context)
for context, text in asked() - known.keys():
    catalogue.add((text, plurals()[text]) if text in plurals() else text, context=context)
TEXT.write_bytes(as_text(catalogue))
compiled(ROOT)

written = TEXT.read_text(encoding="utf-8")
for empty in EMPTY.finditer(written):
    print(f"{TEXT.relative_to(ROOT)}:{written.count(chr(10), 0, empty.start()) + 1}: no French yet")
