"""Score `simak spoken` against a table of written and spoken forms: score_spoken.py TABLE [--wrong].

The table has a heading line, then tab-separated columns: written, spoken (alternatives between " | "), authority.
Words are compared, case and punctuation apart.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def main(table: Path, *, show_wrong: bool) -> None:
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:] if line]
    command = [sys.executable, "-m", "reader", "spoken"]
    asked = "".join(row[0] + "\n" for row in rows)
    said = subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    right = 0
    for (written, wanted, *_), got in zip(rows, said, strict=True):
        good = words(got) in [words(one) for one in wanted.split(" | ")]
        right += good
        if show_wrong and not good:
            sys.stdout.write(f"{written!r}: {got!r}, not {wanted!r}\n")
    sys.stdout.write(f"spoken form     {right / len(rows):.3f}   {right}/{len(rows)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), show_wrong="--wrong" in sys.argv)
