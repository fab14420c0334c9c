"""Words to ids: the first words that say something, in the letters that an id may have.

Takes words in any script; returns lower-case letters and digits joined by hyphens, or "" where no letter of the words
has a sound that Unicode names. Never asks whether another id is the same.
"""

import re
import unicodedata

MOST_LETTERS = 28
_SHORT_WORD = 3
_WHOLE = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "\u0131": "i", "ł": "l", "œ": "oe", "ŧ": "t"}
)
"""Letters that no accent can be taken from."""
_GREEK = re.compile("[KPT]H|PS|CH|.")


def slug(text: str, most: int) -> str:
    """The first words that say something, `most` of them at most."""
    letters = "".join(map(_latin, unaccented(text)))
    words = re.findall(r"[a-z0-9]+", letters)
    words = [word for word in words if len(word) > _SHORT_WORD] or words
    found = ""
    for word in words[:most]:
        if found and len(found) + len(word) >= MOST_LETTERS:
            break
        found = f"{found}-{word}" if found else word[:MOST_LETTERS]
    return f"no-{found}" if found.isdigit() else found


def unaccented(text: str) -> str:
    """The text in small letters without accents, "ß" and "œ" as two letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _latin(sign: str) -> str:
    """A letter of Cyrillic or Greek as it sounds, by the name that Unicode gives it; any other sign as it is."""
    if sign.isascii() or not sign.isalpha():
        return sign
    script, _, name = unicodedata.name(sign, "").partition(" SMALL LETTER ")
    if script == "GREEK":
        match = _GREEK.match(name.removeprefix("FINAL "))
        return match[0].lower() if match else sign
    if script != "CYRILLIC":
        return sign
    if "SIGN" in name:
        return ""
    sound = name.split()[-1].lower()
    if sound in ("ie", "io"):
        return "e"
    if len(sound) > 1 and sound[-1] in "ea" and sound != "ya":
        return sound[:-1]
    return sound[1:] if len(sound) == 2 and sound[0] == "e" else sound
