"""Build casefile.pyz, the whole program in one file, and try it far from the checkout, in both languages.

Run from anywhere: python .ci/pyz.py [FILE [WHEEL]]; without a wheel, one is made of this checkout. The file runs on the
kind of computer and the version of Python it was built with: some of what the program needs is compiled.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIV = "shiv==1.0.8"


def run(*command: str | Path, **settings: object) -> str:
    """Run a program, and stop with what it said when it fails."""
    ran = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, check=False, **settings
    )
    if ran.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def build(target: Path, work: Path, wheel: Path | None) -> None:
    """Put a wheel, else that of this checkout, and what it needs in the tested versions, into one file."""
    venv.create(work / "tools", with_pip=True)
    python = work / "tools" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "-q", SHIV)
    if wheel is None:
        run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", work / "wheel", ROOT)
        wheel = next((work / "wheel").glob("casefile-*.whl"))
    run(
        python, "-m", "shiv.cli", "--reproducible", "--compressed", "-c", "casefile", "-o", target,
        "-p", "/usr/bin/env python3", "--", "-q", "-c", ROOT / "constraints.txt", f"{wheel}[encrypt]",
    )  # fmt: skip


def tried(target: Path, work: Path) -> None:
    """Use the file with an empty environment, as somebody would who was sent it."""
    for lang, told in (("fr", "Montrer la liste"), ("en", "Show the personal")):
        home = work / f"home-{lang}"
        home.mkdir()
        settings = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
        run(sys.executable, target, "demo", home / "example", "--lang", lang, cwd=home, env=settings)
        page = run(sys.executable, target, "--lang", lang, "--help", cwd=home, env=settings)
        if told not in page:
            sys.exit(f"{target}: the help does not speak {lang}:\n{page}")
        run(
            sys.executable, target, "print", home / "example", "-o", home / "list.pdf", cwd=home, env=settings
        )


if __name__ == "__main__":
    wanted = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist" / "casefile.pyz").absolute()
    wanted.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(wanted, Path(folder), Path(sys.argv[2]).absolute() if len(sys.argv) > 2 else None)
        tried(wanted, Path(folder))
    print(f"{wanted}: {wanted.stat().st_size / 1e6:.0f} MB")
