"""What hatchling runs before it builds a wheel or an editable install: the catalogues are compiled."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from compiling import LOCALE, compiled


class CatalogueHook(BuildHookInterface):
    """Compiles, and lets the wheel take what git does not know."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before the files of a wheel are collected."""
        compiled(Path(self.root))
        build_data["artifacts"].append(f"{LOCALE.as_posix()}/**/*.mo")
