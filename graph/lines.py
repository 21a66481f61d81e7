"""The interchange file: one evidence a line of JSON, checked by its schema, the same every time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import fields
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, BinaryIO, TextIO

from tieline.graph import ids
from tieline.graph.dates import first_day, interval
from tieline.graph.errors import BadLine, TielineError
from tieline.graph.line_schema import parsed
from tieline.graph.model import ActorType, Article, Evidence, Party, Reading
from tieline.graph.predicates import predicate

# Of a line, besides the article's id and document; in the order of Article.
_ARTICLE_KEYS = ("title", "outlet", "agency", "url", "published", "published_basis")


def as_line(evidence: Evidence) -> dict[str, Any]:
    """Return the keys of the interchange file, in their order."""
    article, source, target = evidence.article, evidence.source, evidence.target
    return {
        "evidence_id": evidence.id,
        "tie_id": evidence.tie_id,
        "document": article.document,
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis,
        "source": source.name,
        "source_id": source.id,
        "source_type": source.type,
        "source_aliases": list(source.aliases),
        "predicate": evidence.predicate,
        "object": evidence.object,
        "object_key": evidence.object_key,
        "target": target.name,
        "target_id": target.id,
        "target_type": target.type,
        "target_aliases": list(target.aliases),
        "category": evidence.meaning.category,
        "symmetric": evidence.meaning.symmetric,
        "status": evidence.status,
        "claimed_by": [c.name for c in evidence.claimants],
        "claimants": [
            {"id": c.id, "name": c.name, "type": c.type, "aliases": list(c.aliases)}
            for c in evidence.claimants
        ],
        "evidence": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "source_mention": evidence.source_mention and list(evidence.source_mention),
        "target_mention": evidence.target_mention and list(evidence.target_mention),
        "occurred_from": evidence.occurred_from,
        "occurred_to": evidence.occurred_to,
        "confidence": evidence.confidence,
        "rule": evidence.rule,
        "producer": evidence.producer,
    }


def from_line(line: Mapping[str, Any]) -> Evidence:
    """Return the evidence of a line that keeps to the schema.

    What a foreign producer leaves out is filled: an unknown predicate takes its category's own, and
    the article's id comes from what is known of it.

    Raises:
        ValueError: what a schema cannot say is wrong: a date that no calendar has, an interval that ends
            before it starts, offsets that do not fit the quote, an id of another type.
    """
    if line.get("published"):
        first_day(line["published"])
    days = interval(line.get("occurred_from"), line.get("occurred_to"))
    if days and days[1] < days[0]:
        raise ValueError(f"occurred_to {line['occurred_to']} is before occurred_from {line['occurred_from']}")
    if line["end"] <= line["start"]:
        raise ValueError(f"end {line['end']} is not after start {line['start']}")
    if line["end"] - line["start"] != len(line["evidence"]):
        raise ValueError(
            f"evidence is {len(line['evidence'])} characters long, "
            f"but end - start is {line['end'] - line['start']}"
        )
    if line["source_id"] == line["target_id"]:
        raise ValueError(f"source and target are both {line['source_id']}")
    document = line["document"]
    article = _article(
        line.get("article_id") or ids.article_id(line.get("outlet"), line.get("url"), document, ""),
        document,
        *(line.get(key) for key in _ARTICLE_KEYS),
    )
    return Evidence(
        article=article,
        source=_end(line, "source"),
        predicate=predicate(line["predicate"], line["category"]).name,
        object=line.get("object") or "",
        object_key=line.get("object_key") or "",
        target=_end(line, "target"),
        status=line["status"],
        claimants=tuple(
            _party(c["id"], c["name"], c["type"], tuple(c.get("aliases") or ()))
            for c in line.get("claimants") or ()
        ),
        quote=line["evidence"],
        start=int(line["start"]),  # to the schema 3.0 is an integer too
        end=int(line["end"]),
        source_mention=_span(line.get("source_mention")),
        target_mention=_span(line.get("target_mention")),
        occurred_from=line.get("occurred_from"),
        occurred_to=line.get("occurred_to"),
        confidence=line.get("confidence") or "medium",
        rule=line.get("rule") or "",
        producer=line.get("producer") or "",
    )


def write_lines(evidence: Iterable[Evidence], stream: TextIO) -> int:
    """Write evidence sorted by document, start, end and id; how many lines there were."""
    count = 0
    for one in sorted(evidence, key=lambda e: e.order):
        stream.write(json.dumps(as_line(one), ensure_ascii=False) + "\n")
        count += 1
    return count


def read_readings(
    stream: Iterable[str],
    name: str,
    *,
    bad: Callable[[BadLine], None] | None = None,
    text_of: Callable[[str], str | None] | None = None,
) -> Iterator[Reading]:
    """Yield one Reading for each run of lines of one article, without its text.

    All lines of an article must follow each other: a second run would replace the first.

    Args:
        stream: lines of a relations file; empty lines are passed over.
        name: the file's name, for errors.
        bad: is told of a bad line, which is then left out; without it the first one raises.
        text_of: the text of an article, by id, where it is at hand to check the quotes against.

    Raises:
        BadLine: names file and line, and what the line lacks.
    """
    lines = _read(stream, name, bad, cache(text_of) if text_of else None)
    for _, run in groupby(lines, key=lambda e: e.article):
        evidence = tuple({e.id: e for e in run}.values())
        yield Reading(evidence[0].article, None, evidence, evidence[0].producer)


def read_file(
    path: str,
    *,
    bad: Callable[[TielineError], None],
    text_of: Callable[[str], str | None] | None = None,
    stdin: BinaryIO | None = None,
    passed: Callable[[int], None] = lambda size: None,
) -> Iterator[Reading]:
    """Yield the readings of a relations file.

    Args:
        bad: is told of a bad line, which is left out, and of a file that cannot be read.
        text_of: as for `read_readings`.
        stdin: what "-" reads.
        passed: is told the bytes of each line, once it is read.
    """
    try:
        binary = nullcontext(stdin) if path == "-" and stdin else open(path, "rb")
        with binary as stream:
            # Bytes that are no UTF-8 must not end the file: their line is refused, others are read.
            lines = (line.decode("utf-8", "surrogateescape") for line in _told(stream, passed))
            yield from read_readings(lines, path, bad=bad, text_of=text_of)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        bad(TielineError(f"{path}: {reason}", "Check the path and who may read it."))


def _told(stream: Iterable[bytes], passed: Callable[[int], None]) -> Iterator[bytes]:
    for line in stream:
        passed(len(line))
        yield line


def _read(
    stream: Iterable[str],
    name: str,
    bad: Callable[[BadLine], None] | None,
    text_of: Callable[[str], str | None] | None,
) -> Iterator[Evidence]:
    article: Article | None = None
    seen: set[tuple[str, str]] = set()
    for number, text in enumerate(stream, 1):
        if not text.strip():
            continue
        try:
            evidence = from_line(parsed(text.removeprefix("\ufeff")))
            _check_place(evidence.article, article, seen)
            if text_of:
                _compare(evidence, text_of(evidence.article.id))
        except json.JSONDecodeError as error:
            found = BadLine(
                f"{name}, line {number}: no JSON ({error.msg})",
                "Each line is one JSON object; see `tieline extract`.",
            )
        except (ValueError, RecursionError) as error:
            reason = str(error).removeprefix("data.")
            found = BadLine(f"{name}, line {number}: {reason}", "Mend the line, or leave it out.")
        else:
            article = evidence.article
            seen.add((article.id, article.document))
            yield evidence
            continue
        if bad is None:
            raise found
        bad(found)


def _check_place(article: Article, last: Article | None, seen: set[tuple[str, str]]) -> None:
    """Refuse a line that lies apart from its article's others, or that knows the article otherwise."""
    if article is last:
        return
    if last and (article.id, article.document) == (last.id, last.document):
        for key in fields(Article):
            if getattr(article, key.name) != getattr(last, key.name):
                raise ValueError(f"another {key.name} than the line before has of {article.document}")
    elif (article.id, article.document) in seen:
        raise ValueError(f"apart from the other lines of {article.document}")


def _compare(evidence: Evidence, text: str | None) -> None:
    if text is not None and text[evidence.start : evidence.end] != evidence.quote:
        where = f"{evidence.start} to {evidence.end}"
        raise ValueError(f"evidence is not what the article says from {where}")


def _end(line: Mapping[str, Any], end: str) -> Party:
    aliases = tuple(line.get(f"{end}_aliases") or ())
    return _party(line[f"{end}_id"], line[end], line[f"{end}_type"], aliases)


# Articles and actors are told again line by line: one value for all, which is also found equal at once.


@lru_cache(maxsize=16)
def _article(id_: str, document: str, *known: Any) -> Article:
    return Article(id_, document, *known)


@lru_cache(maxsize=1 << 17)
def _party(id_: str, name: str, kind: ActorType, aliases: tuple[str, ...]) -> Party:
    if not id_.startswith(f"{kind}:"):
        raise ValueError(f"{id_} is the id of no {kind}")
    return Party(id_, name, kind, aliases)


def _span(pair: list[int] | None) -> tuple[int, int] | None:
    return (int(pair[0]), int(pair[1])) if pair else None
