"""Print what the README says runs the tests, without the making of the environment: the two never drift apart."""

from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
line = next(line for line in readme.splitlines() if line.endswith("-m pytest -q"))
print(line.split("&&")[-1].strip().replace(".venv/bin/python", "python"))
