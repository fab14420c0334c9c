"""What kind of change an edit is.

Takes the inlines taken out and put in at one place, returns their class. A doubt goes to the weightier class, so that
nobody who hides a class misses words.
"""

from collections.abc import Iterable, Iterator, Sequence

from engross.model import Class, Inline, Reference, Term
from engross.model.cut import cut

WEIGHT = {change: place for place, change in enumerate(Class)}

Word = tuple[str, Inline]


def class_of(deleted: Sequence[Inline], inserted: Sequence[Inline]) -> Class:
    """The class of one edit; either side may be empty."""
    old, new = list(_words(deleted)), list(_words(inserted))
    if not old and not new:
        breaks = any("\n" in inline.text for inline in (*deleted, *inserted))
        return Class.LAYOUT if breaks else Class.PUNCTUATION
    if all(isinstance(inline, Reference) for _, inline in (*old, *new)):
        # The same place under another word ("Section", "Sections") is another word.
        return Class.WORDING if _targets(old) == _targets(new) else Class.REFERENCE
    if [text.casefold() for text, _ in old] == [text.casefold() for text, _ in new]:
        if _targets(old) != _targets(new):
            return Class.TERM
        return Class.PUNCTUATION if [text for text, _ in old] == [text for text, _ in new] else Class.WORDING
    terms = all(isinstance(inline, Term | Reference) for _, inline in (*old, *new))
    return Class.TERM if terms and _other_terms(old, new) else Class.WORDING


def weightiest_first(classes: Iterable[Class]) -> tuple[Class, ...]:
    """Each class once, in order of weight."""
    return tuple(sorted(set(classes), key=WEIGHT.__getitem__))


def _words(inlines: Iterable[Inline]) -> Iterator[Word]:
    for inline in inlines:
        if isinstance(inline, Reference):
            yield inline.word, inline
        else:
            yield from ((token.text, inline) for token in cut(inline.text, parts=True) if token.is_word)


def _targets(words: Iterable[Word]) -> list[str]:
    return [inline.target if isinstance(inline, Reference | Term) else "" for _, inline in words]


def _other_terms(old: Iterable[Word], new: Iterable[Word]) -> bool:
    before, after = ({inline.target for _, inline in side if isinstance(inline, Term)} for side in (old, new))
    return bool(before and after and before != after)
