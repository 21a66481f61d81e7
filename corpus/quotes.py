"""The direct quotations of an article and who speaks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tieline.corpus.actors import Figure
from tieline.corpus.lexicon import grammar
from tieline.corpus.tokens import Tokens

# A quotation of fewer words is a phrase lent ("pay a price"), not a claim of its own.
_QUOTED_WORDS = 5
_MARKS = ('"', "''", "``")
_DASHES = ("-", "--", "–", "—", "―")


class Quotes:
    """The direct quotations of an article and who speaks them."""

    def __init__(
        self,
        t: Tokens,
        speaker_of: Callable[[int], Sequence[Figure]],
        named_at: Callable[[int], Sequence[Figure]],
    ) -> None:
        """
        Args:
            speaker_of: whose report a verb of saying is.
            named_at: whom a token names.
        """
        self.t = t
        self._speaker_of = speaker_of
        self._named_at = named_at
        self.inside: list[int] = [-1] * len(t)
        self.spans: list[tuple[int, int]] = []
        self._speakers: dict[int, list[Figure]] = {}
        start = -1
        turns = self._turns()
        for first, last in turns:
            self._close(first, last)
        for i, word in enumerate(t.word if not turns else ()):
            if word in _MARKS:
                if start < 0:
                    start = i
                else:
                    self._close(start, i)
                    start = -1
            elif start >= 0 and t.start[i] - t.end[i - 1] > 1 and "\n" in t.text[t.end[i - 1] : t.start[i]]:
                self._close(start, i)  # an unclosed quotation ends with its paragraph
                start = -1

    def _turns(self) -> list[tuple[int, int]]:
        """What is spoken in a transcript, from the colon behind a name to the end of its paragraph."""
        t = self.t
        starts = [i for i in range(len(t)) if self._begins_paragraph(i)]
        found = []
        for first, last in zip(starts, [*starts[1:], len(t)], strict=True):
            named = first + (t.word[first] in _MARKS)
            colon = next((i for i in range(named + 1, min(named + 4, last)) if t.word[i] == ":"), None)
            if colon and t.word[named].isupper() and len(t.word[named]) > 2:
                found.append((colon, last))
        return found if len(found) > 2 else []  # one alone is a headline's or a list's

    def _begins_paragraph(self, i: int) -> bool:
        return i == 0 or "\n" in self.t.text[self.t.end[i - 1] : self.t.start[i]]

    def _close(self, start: int, end: int) -> None:
        if end - start - 1 >= _QUOTED_WORDS:
            self.inside[start + 1 : end] = [len(self.spans)] * (end - start - 1)
            self.spans.append((start + 1, end))

    def apart(self, a: int, b: int) -> bool:
        """One of two tokens is quoted and the other is in another quotation."""
        return self.inside[a] >= 0 and self.inside[b] >= 0 and self.inside[a] != self.inside[b]

    def speakers(self, i: int) -> Sequence[Figure] | None:
        """Who speaks the quotation around a token: None outside of any, empty where nobody is named."""
        number = self.inside[i]
        if number < 0:
            return None
        if number not in self._speakers:
            self._speakers[number] = self._find(*self.spans[number])
        return self._speakers[number]

    def _find(self, first: int, last: int) -> list[Figure]:
        """The subject of the nearest verb of saying outside the quotation, in its own sentence, else next
        to it in the same paragraph."""
        t = self.t
        saying = grammar()["saying"]
        own = {t.sentence[first], t.sentence[last - 1]}
        near = sorted(own) + [min(own) - 1, max(own) + 1]
        for number in near:
            if not 0 <= number < len(t.sentences):
                continue
            a, b = t.sentences[number]
            if number not in own:
                lo, hi = (b, first) if b <= first else (last, a)
                if "\n" in t.text[t.start[lo] if lo < len(t) else -1 : t.start[hi]] or lo > hi:
                    continue
            verbs = [
                v for v in range(a, b) if t.pos[v] == "VERB" and t.lemma[v] in saying and self.inside[v] < 0
            ]
            for v in sorted(verbs, key=lambda v: min(abs(v - first), abs(v - last))):
                named = self._speaker_of(v)
                if named:
                    return list(named)
        return self._signed(first, last) or self._continued(first, last) or self._followed(first)

    def _signed(self, first: int, last: int) -> list[Figure]:
        """Who stands behind a dash after a quotation, or before a transcript's colon."""
        t = self.t
        if t.word[first - 1] == ":":
            return list(self._named_at(first - 2))
        if last + 2 < len(t) and t.word[last + 1] in _DASHES:
            return [f for f in self._named_at(last + 2) if f.type == "person"]
        return []

    def _continued(self, first: int, last: int) -> list[Figure]:
        """A paragraph that is all quotation goes on with who spoke last, in the paragraph before."""
        t = self.t
        number = self.inside[first]
        whole = self._begins_paragraph(first - 1) and (last + 1 >= len(t) or self._begins_paragraph(last + 1))
        if not whole or number == 0 or t.word[first - 1] not in _MARKS:
            return []
        before = self.spans[number - 1]
        paragraphs = sum(self._begins_paragraph(i) for i in range(before[1] + 1, first))
        return list(self.speakers(before[0]) or ()) if paragraphs == 1 else []

    def _followed(self, first: int) -> list[Figure]:
        """Right behind a quotation, in its paragraph, who spoke it speaks on."""
        number = self.inside[first]
        if number < 1:
            return []
        before = self.spans[number - 1]
        between = range(before[1], first)
        if all(self.t.word[i] in _MARKS for i in between) and not any(map(self._begins_paragraph, between)):
            return list(self.speakers(before[0]) or ())
        return []
