"""python snippet.py PAGE.md NAME: runs each Python block of the page in which the name is, where it stands."""
import pathlib
import re
import sys

page, name = sys.argv[1:3]
blocks = re.findall(r"```python\n(.*?)```", pathlib.Path(page).read_text(encoding="utf-8"), re.DOTALL)
found = [block for block in blocks if f'"{name}"' in block or f'"{name}/' in block]
if not found:
    sys.exit(f"no block speaks of {name}")
for block in found:
    exec(compile(block, name, "exec"), {})
