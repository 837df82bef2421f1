"""Files made for the tests: sound ones, and each fault made on purpose."""

import io
import zlib
from typing import Any

TEXT = (
    "This letter confirms that Camille Moreau has worked for our company since the second of January as a developer,",
    "in a full-time position of thirty-five hours a week. The salary is given with the duties, which are these:",
)


def objects_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these numbered objects, the first its catalogue, with a right table."""
    whole = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    whole += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        at,
    )
    return whole


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), about, data)


def deflated(data: bytes, about: bytes = b"") -> bytes:
    return stream(zlib.compress(data), about + b" /Filter /FlateDecode")


def drawn(lines: tuple[str, ...] = TEXT) -> bytes:
    shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
    return b"BT /F1 10 Tf 14 TL 40 700 Td " + shown + b" ET"


def text_pdf(
    lines: tuple[str, ...] = TEXT, page: bytes = b"", root: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    """Return one page of text; `page` and `root` are added to their dictionaries, `more` are objects 6 and on."""
    return objects_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R " + root + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> " + page + b" >>",
            deflated(drawn(lines)),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *more,
        ]
    )


def scan_pdf(
    picture: bytes, width: int, height: int, space: bytes = b"/DeviceRGB", page: bytes = b""
) -> bytes:
    """Return one Letter page covered by a JPEG."""
    about = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode"
    return objects_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /XObject << /S 5 0 R >> >> " + page + b" >>",
            deflated(b"q 612 0 0 792 0 0 cm /S Do Q"),
            stream(picture, about % (width, height, space)),
        ]
    )


def picture(width: int, height: int, mode: str = "RGB", kind: str = "JPEG", *, blank: bool = False) -> bytes:
    """Return a picture with thick marks on it, in blue ink where there is colour, or white all over."""
    from PIL import Image, ImageDraw

    image: Any = Image.new(mode, (width, height), "white")
    if not blank:
        pen = ImageDraw.Draw(image)
        for row in range(4):
            top = height * (row + 2) // 8
            pen.rectangle(
                (width // 5, top, width * 4 // 5, top + height // 20),
                fill="navy" if mode == "RGB" else "black",
            )
    whole = io.BytesIO()
    image.save(whole, kind)
    return whole.getvalue()


def hatched() -> Any:
    """Return a sheet of even thin grey lines: one shade of grey when it is made smaller."""
    from PIL import Image, ImageDraw

    image: Any = Image.new("RGB", (2480, 3508), (240, 240, 238))
    pen = ImageDraw.Draw(image)
    for start in range(-3508, 2480, 26):
        pen.line((start, 0, start + 3508, 3508), fill=(110, 110, 110))
    return image


def locked(
    content: bytes, user: str, owner: str, algorithm: str = "AES-256", allowed: int = 0xFFFFFFC0
) -> bytes:
    """Return the document encrypted; an empty user password only restricts. `allowed` are the bits of ISO 32000."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import UserAccessPermissions

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user, owner, algorithm=algorithm, permissions_flag=UserAccessPermissions(allowed))
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()
