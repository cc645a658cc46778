"""Other words for signs that a printer lacks: what reads as the same thing, letters of other scripts in Latin, names.

Romanisation: Georgian national system (2002), Armenian BGN/PCGN without diacritics, Greek ELOT 743 letter by letter,
Hebrew and Arabic (ALA-LC without diacritics) letter by letter. Cyrillic letters of other languages fall back on their Russian
likeness.
"""

import unicodedata

# Read as the same thing; used wherever the printer's page lacks the sign.
ALIKE = {
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "〝": '"', "〞": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "‹": "'", "›": "'", "ʼ": "'", "ʹ": "'", "´": "'",
    "—": "-", "–": "-", "‒": "-", "‑": "-", "‐": "-", "―": "-", "−": "-", "⁃": "-", "﹣": "-",
    "…": "...", "•": "*", "∙": "*", "●": "*", "★": "*", "☆": "*", "№": "N", "€": "EUR", "£": "GBP", "¥": "JPY", "₸": "тг",
    "₴": "грн", "₼": "AZN", "₾": "GEL", "֏": "AMD", "₺": "TRY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₿": "BTC",
    "×": "x", "÷": "/", "±": "+/-", "≤": "<=", "≥": ">=", "≠": "<>", "≈": "~", "→": "->", "←": "<-", "↔": "<->", "⇒": "=>",
    "◂": "<", "▸": ">", "◀": "<", "▶": ">",
    "©": "(c)", "®": "(R)", "™": "(TM)", "℠": "(SM)", "½": "1/2", "¼": "1/4", "¾": "3/4", "⁄": "/", "∕": "/",
    "²": "2", "³": "3", "¹": "1", "µ": "u", "І": "I", "і": "i", "Ѕ": "S", "ѕ": "s", "Ј": "J", "ј": "j",
    "─": "-", "━": "-", "═": "=", "│": "|", "║": "|", "¦": "|", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "☑": "[v]", "☐": "[ ]",
    "ß": "ss", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "Ł": "L", "ł": "l",
    "Þ": "Th", "þ": "th", "Ð": "D", "ð": "d", "ı": "i", "ĸ": "k", "Ŋ": "N", "ŋ": "n", "¡": "!", "§": "p.", "¶": "P", "°": "o",
}  # fmt: skip

_LETTERS = {
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ": "a b g d e v z t i k l m n o p' zh r s t' u p k gh q' sh ch ts dz ts' ch' kh j h",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև":
        "a b g d e z e y t' zh i l kh ts k h dz gh ch m y n sh o ch' p j rr s v t r ts' w p' k' o f ev",
    "αβγδεζηθικλμνξοπρσςτυφχψω": "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת": "' b g d h v z ch t y k k l m m n n s ' f p ts ts k r sh t",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگک":
        "a b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h w y a a ' a i a w y p ch zh g k",
    "әғқңөұүһҗґђћљњџєїўҳҷӣӯѣѳѵ": "а г к н о у у х ж г дж ч ль нь дж е и у х ч и у е ф и",
}  # fmt: skip
_SPOKEN = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ", "ETHIOPIC SYLLABLE ", "CHEROKEE LETTER ", "YI SYLLABLE ")
"In these scripts the last word of a sign's name is how it sounds."
_MARKS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0306": "", "\u0327": ","}


def _letters() -> dict[str, str]:
    table: dict[str, str] = {}
    for signs, sounds in _LETTERS.items():
        for sign, sound in zip(signs, sounds.split(" "), strict=True):
            table[sign] = sound
            if sign.upper() != sign and len(sign.upper()) == 1:
                table[sign.upper()] = sound.capitalize()
    return table


ROMAN = _letters()


def decomposed(sign: str) -> str | None:
    """Its compatibility form (ligatures, circled and full-width signs); None when it has none, or only one with a question mark:
    that would look like a sign that got lost."""
    plain = unicodedata.normalize("NFKD", sign)
    return plain if plain != sign and "?" not in plain else None


def sounded(sign: str) -> str | None:
    """A letter of another script in Latin (or Russian) letters."""
    known = ROMAN.get(sign) or _MARKS.get(sign)
    if known is not None:
        return known
    if 0x1F1E6 <= ord(sign) <= 0x1F1FF:  # a flag is two of these
        return chr(ord(sign) - 0x1F1E6 + ord("A"))
    name = unicodedata.name(sign, "")
    spoken = name.startswith(_SPOKEN)
    return name.rpartition(" ")[2].lower() if spoken else None


def named(sign: str) -> str:
    """The last resort, in printable ASCII: [snowman], or [U+6F22] where the name says nothing."""
    name = unicodedata.name(sign, "")
    if not name or name.startswith(("CJK ", "TANGUT ", "NUSHU ", "KHITAN ", "<")) or "?" in name:
        return f"[U+{ord(sign):04X}]"
    return f"[{name.lower()}]"
