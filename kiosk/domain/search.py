"""How a search text and a catalogue text are made comparable."""

import unicodedata

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)


def fold(text: str) -> str:
    """Lower case, ё as е, compatibility forms unified, punctuation as spaces."""
    lowered = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return " ".join("".join(c if c.isalnum() else " " for c in lowered).split())


def other_layout(text: str) -> str:
    """The same keys typed on the other keyboard layout (Russian and English)."""
    return text.lower().translate(_OTHER_LAYOUT)
