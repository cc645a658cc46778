"""The code pages that a device may have, and how signs that they lack are put; the same for printers and displays."""

from typing import Annotated, Literal

from msgspec import Meta

CodePage = Literal["cp437", "cp850", "cp852", "cp858", "cp866", "cp1250", "cp1251", "cp1252"]
Drawn = Literal["missing", "always", "never"]
Sign = Annotated[str, Meta(min_length=1, max_length=1)]
Spelling = Annotated[str, Meta(min_length=1, max_length=12)]
