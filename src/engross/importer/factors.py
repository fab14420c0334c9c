"""Words that several options add to one place, taken apart by option.

Takes the words that groups of texts have for one phrase; returns phrases behind one another, each of which one option
adds or takes away, where the words are nothing else: of "-A", "-B" and "-A-B" the first phrase is "-A" or nothing, the
second "-B" or nothing. So a set of options that no text has gets its words too. Joined again, the words are the same.
"""

from collections.abc import Sequence
from itertools import pairwise

from engross.importer.applies import Applies
from engross.importer.phrases import tokens
from engross.records import dataclass
from engross.redline.edits import opcodes

MOST = 4
"""Phrases that one place is taken apart into (our own setting)."""
CLOSE = 3
"""Fewer common words than these between two differences of one option make one phrase of both (our own setting)."""
_CLOSING = (",", ";", ":", ".", ")", " ")


@dataclass(slots=True)
class _Column:
    """Words that some of the groups have at one place."""

    words: str
    groups: frozenset[int]


def factored(
    said: Sequence[str],
    texts: Sequence[Sequence[int]],
    present: Sequence[int],
    applies: Applies,
    least: float = 0.0,
) -> list[tuple[str, ...]] | None:
    """The words of each group for every phrase; None where one phrase reads better.

    `said` are the words of each group, `texts` its texts, and `present` those of all;
    `least` is the share of the longest words that all must have in common.
    """
    if len(set(said)) < 3:
        return None
    longest = max(len(words.split()) for words in said)
    # The marks between words go with the word behind them ("-B"), or with the one before ("A, ").
    for behind in (True, False):
        columns = _columns([_chunks(words, behind=behind) for words in said])
        common = sum(len(one.words.split()) for one in columns if len(one.groups) == len(said))
        found = _together(columns, len(said))
        own = [one for one in found if one.parted is not None]
        if len(own) > MOST or any("\n" in words for one in own for words in one.words) or common < least * longest:
            continue
        holding = ([text for group in one.parted or () for text in texts[group]] for one in own)
        parts = [[words for one in found if (words := one.words[group])] for group in range(len(said))]
        if (
            all(_simple(applies.of(some, present)) for some in holding)
            and all(map(_fit, parts))
            and ["".join(some) for some in parts] == [*said]
        ):
            return [one.words for one in found]
    return None


@dataclass(frozen=True, slots=True)
class _Segment:
    """Neighbouring columns as the words of each group; `parted` are groups that read otherwise, None for none."""

    words: tuple[str, ...]
    parted: frozenset[int] | None

    def joined(self, other: "_Segment") -> "_Segment":
        """Both, where they part the groups alike."""
        words = tuple(map(str.__add__, self.words, other.words))
        return _Segment(words, self.parted if self.parted is not None else other.parted)


def _together(columns: Sequence[_Column], groups: int) -> list[_Segment]:
    """The columns in segments; those that part the groups alike, with no more than a word or two between, are one."""
    every = frozenset(range(groups))
    segments: list[_Segment] = []
    for one in columns:
        parted = None if one.groups == every else min(one.groups, every - one.groups, key=sorted)
        made = _Segment(tuple(one.words if group in one.groups else "" for group in range(groups)), parted)
        between = segments[-1] if segments and segments[-1].parted is None else None
        close = between is not None and len(between.words[0].split()) < CLOSE and "\n" not in between.words[0]
        if parted is not None and segments and segments[-1].parted == parted:
            segments[-1] = segments[-1].joined(made)
        elif parted is not None and len(segments) > 1 and close and segments[-2].parted == parted:
            last, short = segments.pop(), segments.pop()
            segments.append(short.joined(last).joined(made))
        else:
            segments.append(made)
    return segments


def _simple(expression: str) -> bool:
    """Whether an expression has one name at most."""
    return len(expression.removeprefix("not ").split()) == 1


def _chunks(words: str, *, behind: bool) -> list[str]:
    """The words one by one, each with the marks and blanks before it, or behind it."""
    chunks: list[str] = []
    open_ = True
    for token in tokens(words, parts=True):
        says = any(sign.isalnum() for sign in token)
        # A paragraph ends between two chunks, so that no phrase spans two.
        alone = "\n" in token or (chunks and "\n" in chunks[-1])
        if chunks and not alone and (open_ if behind else not says):
            chunks[-1] += token
        else:
            chunks.append(token)
        open_ = not says
    return chunks


def _columns(sides: Sequence[Sequence[str]]) -> list[_Column]:
    """One order of all words, each with the groups that have it; neighbours of the same groups are one."""
    order = sorted(range(len(sides)), key=lambda group: -len(sides[group]))
    table: list[tuple[str, set[int]]] = [(token, {order[0]}) for token in sides[order[0]]]
    for group in order[1:]:
        known, merged = [token for token, _ in table], []
        for tag, i, i_end, j, j_end in opcodes(known, sides[group]):
            for token, groups in table[i:i_end]:
                merged.append((token, {*groups, group} if tag == "equal" else groups))
            merged += [] if tag == "equal" else [(token, {group}) for token in sides[group][j:j_end]]
        table = merged
    columns: list[_Column] = []
    for token, groups in table:
        if columns and columns[-1].groups == groups:
            columns[-1].words += token
        else:
            columns.append(_Column(token, frozenset(groups)))
    return columns


def _fit(parts: Sequence[str]) -> bool:
    """Whether no space is at the end of a phrase that another space or a mark follows."""
    return not any(left.endswith((" ", "\\")) and right.startswith(_CLOSING) for left, right in pairwise(parts))
