"""Every branch of `rules/` is taken by `tests/rules` alone: `python -m tests.covered` runs them and tells what is not.

Also by `followthrough test --only rules`; it takes a minute or two more than the tests themselves.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RULES = "src/followthrough/rules"
LEFT_OUT = "*/rules/reading/*"  # has its own corpora; measured there
NOT_YET = frozenset(
    f"{RULES}/{name}.py"
    for name in (
        "calendar_days checks consequences/happenings consequences/proposals date_tokens last_gate"
        " mail_providers reasons_to_call"
        " sending_services tabular/cells tabular/cleaning tabular/encoding"
        " tabular/headers tabular/moments tabular/vcards tabular/workbook templates/filling templates/sandbox"
        " templates/snippets wish_words zones"
    ).split()
)
"""Modules whose last branches only other rooms' tests take. Whoever covers one takes it off."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        ran = _run(Path(folder) / "seen", "run", "--branch", f"--source={RULES}", *PYTEST)
        told = Path(folder) / "told.json"
        _run(Path(folder) / "seen", "json", f"--omit={LEFT_OUT}", "-q", "-o", str(told))
        missed = {name: found["summary"] for name, found in json.loads(told.read_text())["files"].items()}
    lacking = {name for name, found in missed.items() if found["missing_lines"] or found["missing_branches"]}
    for name in sorted(lacking - NOT_YET):
        print(f"{name}: not every branch is taken by tests/rules ({missed[name]['percent_covered_display']} %)")
    for name in sorted(NOT_YET - lacking):
        print(f"{name}: covered now, take it off the list in tests/covered.py")
    print(f"{len(missed) - len(lacking)} of {len(missed)} modules of rules/ are covered to the last branch.")
    return 1 if ran or lacking - NOT_YET else 0


PYTEST = (
    *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=1"),  # the same examples at every run
    *("tests/rules", "--ignore=tests/rules/reading"),
)


def _run(seen: Path, *arguments: str) -> int:
    surroundings = os.environ | {"COVERAGE_FILE": str(seen)}
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
