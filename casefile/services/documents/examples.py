"""Small example files for the demonstration: fictional, the same bytes every time, each with its one fault."""

import io
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["LETTERS", "make_examples"]

_PAGE = (612, 792)
_NAMES = {
    "fr": {
        "fine": "lettre_employeur.pdf",
        "protected": "releve_bancaire.pdf",
        "too_large": "diplome_master.pdf",
        "truncated": "certificat_travail.pdf",
        "jpeg": "passeport.pdf",
    },
    "en": {
        "fine": "employer_letter.pdf",
        "protected": "bank_statement.pdf",
        "too_large": "master_degree.pdf",
        "truncated": "work_certificate.pdf",
        "jpeg": "passport.pdf",
    },
}
LETTERS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "Exemple Numérique SAS",
        "12, rue des Tanneurs, 69001 Lyon, France",
        "",
        "Lyon, le 2 septembre 2024",
        "",
        "À qui de droit,",
        "",
        "Nous attestons que Camille Moreau, née le 14 mars 1992, a travaillé dans notre société du",
        "14 décembre 2015 au 31 août 2017 en qualité de testeuse de logiciels, en alternance, à temps",
        "plein, à raison de 35 heures par semaine. Son salaire annuel brut était de 21 600 euros, avec",
        "une mutuelle et cinq semaines de congés payés.",
        "",
        "Elle préparait et menait les essais des logiciels, décrivait les défauts trouvés, vérifiait",
        "les corrections et rédigeait les rapports d'essai destinés aux équipes.",
        "",
        "Cette lettre est remise à Camille Moreau pour sa demande de résidence permanente.",
        "",
        "Hélène Garnier, directrice technique",
        "helene.garnier@exemple-numerique.example, +33 4 00 00 00 00",
    ),
    "en": (
        "Exemple Numérique SAS",
        "12, rue des Tanneurs, 69001 Lyon, France",
        "",
        "Lyon, September 2, 2024",
        "",
        "To whom it may concern,",
        "",
        "This letter confirms that Camille Moreau, born on March 14, 1992, worked for our company",
        "from December 14, 2015 to August 31, 2017 as a software tester under work-study contracts,",
        "in a full-time position of 35 hours a week. The gross salary was 21,600 euros a year, with",
        "health insurance and five weeks of paid leave.",
        "",
        "The main duties were to prepare and run software tests, to describe the faults found, to",
        "verify the corrections and to write the test reports for the teams.",
        "",
        "This letter is given to Camille Moreau for an application for permanent residence.",
        "",
        "Hélène Garnier, technical director",
        "helene.garnier@exemple-numerique.example, +33 4 00 00 00 00",
    ),
}
_OTHER = {
    "protected": {
        "fr": (
            "Banque du Rhône",
            "Relevé de compte de Camille Moreau",
            "Solde au 31 août 2024 : 18 250,00 EUR",
        ),
        "en": (
            "Banque du Rhône",
            "Account statement of Camille Moreau",
            "Balance on August 31, 2024: EUR 18,250.00",
        ),
    },
    "truncated": {
        "fr": (
            "Exemple Numérique SAS",
            "Certificat de travail",
            "Camille Moreau a travaillé ici de 2015 à 2017.",
        ),
        "en": (
            "Exemple Numérique SAS",
            "Certificate of employment",
            "Camille Moreau worked here from 2015 to 2017.",
        ),
    },
}
_PASSWORD = "camille"  # noqa: S105 - of an example that shows what a password does


def make_examples(folder: Path, lang: str) -> dict[str, Path]:
    """Write five example files into `folder` and return them by what they show.

    fine: nothing to say; protected: asks for a password; too_large: over the portal's limit; truncated: cut before
    its page is whole; jpeg: a photo whose name says PDF. The same bytes every time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "fine": _letter(LETTERS[lang]),
        "protected": _locked(_letter(_OTHER["protected"][lang])),
        "too_large": _scanned_diploma(),
        "truncated": _cut(_letter(_OTHER["truncated"][lang])),
        "jpeg": _passport(),
    }
    made = {}
    for key, content in contents.items():
        made[key] = folder / _NAMES[lang][key]
        made[key].write_bytes(content)
    return made


def _letter(lines: tuple[str, ...]) -> bytes:
    """Return a one-page PDF with these lines of real text."""
    shown = b" T*\n".join(b"(" + _escaped(line) + b") Tj" for line in lines)
    return _document([(b"BT /F1 12 Tf 18 TL 72 700 Td\n" + shown + b"\nET", None)])


def _escaped(line: str) -> bytes:
    raw = line.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _document(pages: list[tuple[bytes, Any]]) -> bytes:
    """Return a PDF of pages, each its drawing operators and the picture they call /Scan."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    writer.metadata = None
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for drawing, picture in pages:
        page = writer.add_blank_page(*_PAGE)
        resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        if picture is not None:
            named = DictionaryObject({NameObject("/Scan"): writer._add_object(picture)})
            resources[NameObject("/XObject")] = named
        content = DecodedStreamObject()
        content.set_data(drawing)
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    return _written(writer)


def _written(writer: Any) -> bytes:
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _locked(content: bytes) -> bytes:
    """Return the document asking for a password, encrypted the old way, which draws no random numbers."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, ByteStringObject

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(content)))
    writer.metadata = None
    # The key depends on the first half of the file's identifier, and encrypting draws the second: both are fixed here.
    fixed = ByteStringObject(b"casefile-example")
    writer._ID = ArrayObject([fixed, fixed])
    writer.encrypt(_PASSWORD, algorithm="RC4-128")
    writer._ID = ArrayObject([fixed, fixed])
    return _written(writer)


def _cut(content: bytes) -> bytes:
    """Return the beginning, cut before any page is whole: no reader wins one back, with or without the extra."""
    return content[: content.index(b"/MediaBox")]


def _scanned_diploma() -> bytes:
    """Return three pages scanned in colour at 300 dpi, heavy as a scanner makes them."""
    from pypdf.generic import NameObject, NumberObject, StreamObject

    drawing = b"q 612 0 0 792 0 0 cm /Scan Do Q"
    picture = StreamObject()
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(2550),
            NameObject("/Height"): NumberObject(3300),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    picture.set_data(_noisy_page())
    return _document([(drawing, picture)])


def _noisy_page() -> bytes:
    from PIL import Image, ImageDraw

    grain = random.Random(2024).randbytes(850 * 1100)  # noqa: S311 - the grain of paper, not a secret
    paper = Image.frombytes("L", (850, 1100), grain).point(lambda grey: 190 + grey // 5)
    page = paper.resize((2550, 3300), Image.Resampling.NEAREST).convert("RGB")
    pen = ImageDraw.Draw(page)
    pen.rectangle((180, 180, 2370, 3120), outline=(120, 90, 30), width=14)
    pen.text((700, 600), "Diplôme de Master", fill=(20, 20, 60), font_size=150)
    pen.text((820, 900), "Camille Moreau", fill=(20, 20, 60), font_size=120)
    return _jpeg(page, 95)


def _passport() -> bytes:
    from PIL import Image, ImageDraw

    page = Image.new("RGB", (1240, 880), (214, 226, 235))
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 180, 420, 640), fill=(170, 150, 140))
    pen.text((480, 180), "MOREAU\nCAMILLE", fill=(30, 30, 60), font_size=60)
    pen.text((60, 740), "P<FRAMOREAU<<CAMILLE<<<<<<<<<<<<<<<<<<<<<<<<", fill=(20, 20, 20), font_size=42)
    return _jpeg(page, 80)


def _jpeg(picture: Any, quality: int) -> bytes:
    whole = io.BytesIO()
    picture.save(whole, "JPEG", quality=quality)
    return whole.getvalue()
