"""RapidOCR as a program: a portable greymap on standard input, words as tesseract prints them on standard output."""

import logging
import sys

__all__ = ["main"]


def main() -> None:
    """Read the picture and print its words; the models are those of the package, nothing is fetched."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print is no answer
    logging.disable(logging.CRITICAL)
    for number, (text, share) in enumerate(_read(sys.stdin.buffer.read())):
        for word in text.split():
            row = ("5", "1", "1", "1", str(number), "1", "0", "0", "0", "0", f"{share * 100:.0f}", word)
            answers.write("\t".join(row) + "\n")
    answers.flush()


def _read(picture: bytes) -> list[tuple[str, float]]:
    """Return the lines with how sure the program is of each, 0 to 1."""
    from rapidocr import RapidOCR  # type: ignore[import-not-found,unused-ignore]

    found = RapidOCR()(picture)
    return list(zip(found.txts or (), found.scores or (), strict=False))


if __name__ == "__main__":
    main()
