"""What points are counted with, read from the templates when first asked for: no other question loads them."""

from functools import cache

from casefile.resources import templates, text_of
from casefile.rules.findings import Label
from casefile.rules.points.grids import Grids, PointsBook, parse_crs, parse_fsw67

__all__ = ["load_points"]

_CRS = Label("Ranking points (CRS)", "Points de classement (SCG)")
_FSW67 = Label("67 points of the skilled workers", "67 points des travailleurs qualifiés")


@cache
def load_points() -> PointsBook:
    """Return every grid, the user's own files joined to ours; raises UsageError on a faulty file."""
    return PointsBook(
        crs=Grids([parse_crs(*each) for each in _texts("points/crs")], _CRS),
        fsw67=Grids([parse_fsw67(*each) for each in _texts("points/fsw67")], _FSW67),
    )


def _texts(folder: str) -> list[tuple[str, str]]:
    named = ((path, f"{folder}/{name}") for name, path in templates(folder, ".toml"))
    return [(text_of(path, name), name) for path, name in named]
