"""Every id, made in one place. Ids are stable: the same words give the same id on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# Letters that Unicode takes for letters of their own and that English text writes plain.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})

_DIGEST_LENGTH = 16  # 64 bits: a collision among a million is one in thirty million


def article_id(outlet: str | None, url: str | None, document: str, text: str) -> str:
    """Digest of outlet, url (else the document's name) and text."""
    return _digest(outlet or "", url or document, text)


def actor_id(kind: str, name: str) -> str:
    """`person:vladimir-putin`; countries pass their ISO code: `country:KP`."""
    return f"{kind}:{name if kind == 'country' and _is_code(name) else slug(name)}"


def local_id(kind: str, name: str, text: str) -> str:
    """An actor that only its own article can tell from others of that name: a "civil court"."""
    return f"{kind}:{slug(name)}-{_digest(text)[:8]}"


@lru_cache(maxsize=1 << 16)  # merging and storing ask for the same, batch by batch
def tie_id(source_id: str, predicate: str, object_key: str, target_id: str) -> str:
    return _digest(source_id, predicate, object_key, target_id)


def evidence_id(article: str, start: int, end: int, tie: str, status: str) -> str:
    return _digest(article, str(start), str(end), tie, status)


def relation_id(tie: str, occurrence: str) -> str:
    """A tie's occurrence: its dates as text, empty for states, roles and undated events."""
    return _digest(tie, occurrence)


@lru_cache(maxsize=1 << 17)  # of the names that one corpus tells again and again
def slug(name: str) -> str:
    """Lower-case words joined by hyphens, accents, case and punctuation folded away.

    >>> slug("Kim Jong-un"), slug("Recep Tayyip Erdoğan")
    ('kim-jong-un', 'recep-tayyip-erdogan')
    """
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub(r"['’.]", "", plain).casefold().translate(_LETTERS))
    return "-".join(words) or _digest(name)


def _is_code(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Z0-9-]{1,9}", name))


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGEST_LENGTH]
