"""What terminals paste when files are dropped on them."""

from pathlib import Path

import pytest

from casefile.tui.dropped import paths_in


@pytest.mark.parametrize(
    ("pasted", "paths"),
    [
        ("/a/b.pdf", ["/a/b.pdf"]),
        ("'/a/b c.pdf'", ["/a/b c.pdf"]),
        ('"/a/b c.pdf" /a/d.pdf', ["/a/b c.pdf", "/a/d.pdf"]),
        ("/a/b\\ c.pdf", ["/a/b c.pdf"]),
        ("/a/b.pdf\r/a/c.pdf\n", ["/a/b.pdf", "/a/c.pdf"]),
        ("file:///a/%C3%A9t%C3%A9%20%5B1%5D.pdf", ["/a/été [1].pdf"]),
        ("file:///a/b.pdf\r\nfile:///a/c.pdf", ["/a/b.pdf", "/a/c.pdf"]),
        ("/a/b.pdf /a/b.pdf", ["/a/b.pdf"]),
        ("", []),
        ("une phrase", []),
        ("l'apostrophe seule", []),
        ("/a/b.pdf et du texte", []),
        ("../relatif.pdf", []),
        ("/a/l'été\\ 2024.pdf", ["/a/l'été 2024.pdf"]),
        ("/a/l'été\\ 2024.pdf /b/c.pdf", ["/a/l'été 2024.pdf", "/b/c.pdf"]),
        ("'/a/l'été 2024.pdf'", ["/a/l'été 2024.pdf"]),
        ('"/a/5" x 7".pdf"', ['/a/5" x 7".pdf']),
    ],
)
def test_paths_in(pasted, paths):
    assert paths_in(pasted) == tuple(Path(path) for path in paths)


def test_an_existing_name_with_blanks_is_taken_whole(tmp_path):
    path = tmp_path / "l'été 2024.pdf"
    path.touch()
    assert paths_in(str(path)) == (path,)


def test_of_two_ways_to_read_a_line_the_one_that_is_there_is_meant(tmp_path):
    path = tmp_path / "l'été d'ici.pdf"
    path.touch()
    assert paths_in(str(path).replace(" ", "\\ ")) == (path,)
