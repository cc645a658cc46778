"""Join the single icons in lucide/ into one sprite, static/shared/icons.svg: `python static/vendor/sprite.py`."""

import re
from pathlib import Path

HERE = Path(__file__).parent
SPRITE = HERE.parent / "shared" / "icons.svg"


def build() -> str:
    """The whole sprite: one symbol per icon, named like its file; the drawing inside is as it came."""
    symbols = []
    for path in sorted((HERE / "lucide").glob("*.svg")):
        inner = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text("utf-8"), re.DOTALL)
        if inner is None:
            raise ValueError(f"{path.name}: no drawing inside")
        body = " ".join(inner.group(1).split())
        symbols.append(f'<symbol id="{path.stem}" viewBox="0 0 24 24">{body}</symbol>')
    head = "<!-- Built from static/vendor/lucide (Lucide, ISC; licence there). -->"
    return head + '\n<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


if __name__ == "__main__":
    SPRITE.write_text(build(), "utf-8")
