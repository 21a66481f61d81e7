"""An article's own words are kept, what the page puts around them is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.corpus.cleaning import passages

PAGE = """\
Home World Harbour towns sign a fishing pact

# Harbour towns sign a fishing pact

By Nora Quill and Tam Overy
Northgate Wire | | Posted by Desk Two
Published: 4 May 2024, 09:15 AM GMT
3 min read
0
Share on Facebook | Email | Print

PORT ELDA, May 4 (Northgate Wire) — Two harbour towns signed a fishing pact on Saturday.

ADVERTISEMENT

READ | Why the herring left the bay

The mayors shake hands on the pier. (AP File)
The mayors shake hands on the pier. (AP File)

- What happens now? -

> **The pact still needs a vote, both mayors said.**

RELATED
sports
Elda Rovers win the cup
business
Cannery to close in June
Neither town will raise its quota before the vote.

We're now on WhatsApp. Click to join.
(Reporting by Nora Quill; Editing by Tam Overy)
Tags:
fishing
Port Elda
© 2024 Lakeshore Tribune. All rights reserved.
Saved Stories
Sign out
Subscribe now
"""


def kept(text: str) -> list[str]:
    return [text[p.start : p.end] for p in passages(text)]


def test_page() -> None:
    """Of a page, the headline, the paragraphs, the captions and the subheadings are left."""
    assert [(PAGE[p.start : p.end], p.kind) for p in passages(PAGE)] == [
        ("Harbour towns sign a fishing pact", "headline"),
        ("Two harbour towns signed a fishing pact on Saturday.", "body"),
        ("The mayors shake hands on the pier.", "caption"),
        ("What happens now?", "headline"),
        ("The pact still needs a vote, both mayors said.", "body"),
        ("Neither town will raise its quota before the vote.", "body"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the Lakeshore Tribune has shown that Elda paid the smugglers.",
        "Published on Tuesday, the report accuses Elda of overfishing.",
        "Register to vote by Monday, the mayor told the islanders.",
        "Copyright of the shanty was sold to a record company.",
        "Getty Images sues a rival over stolen pictures",
        "Facebook changed its privacy policy after Elda complained.",
        "By Tuesday the Fleet Had Left",
        "Follow the herring, the old captain told his crew.",
        "US and China sign a trade pact",
        "NATO — The alliance's fleet left the bay.",
        "Smoking contributed to this year's fires, the mayor said.",
        "The mayor told a reporter of Northgate Wire that the talks had failed.",
        "Thank you for coming to Elda, he told the minister.",
        "He blamed the harbour board",
        "WhatsApp is now on trial in Elda.",
        "This report was published after a year of talks.",
        "Poll: islanders reject the pact",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    """A line of the article is kept whole, even if it begins as furniture often does."""
    assert kept(f"The talks began.\n\n{sentence}\n\nThe talks ended.")[1] == sentence


@pytest.mark.parametrize(
    "dateline",
    [
        "ELDA — ",
        "PORT ELDA, Westmark — ",
        "ELDA, Mar. 3 (Reuters) - ",
        "Elda (AFP) - ",
        "Elda, March 3 - ",
        "(Reuters) — ",
        "NEW ELDA: ",
        "ELDA (Agency) -- ",
    ],
)
def test_datelines(dateline: str) -> None:
    """Place, day and agency at the start of a paragraph are no part of its first sentence."""
    assert kept(f'{dateline}"We signed," she said.') == ['"We signed," she said.']


def test_wrapped_lines() -> None:
    """The lines of a wrapped paragraph are one passage, and a headline above them is not in it."""
    text = (
        "Harbour towns sign a pact\n"
        "Two harbour towns signed a fishing pact on Saturday, after Port\n"
        "Elda had asked for one since the spring. Neither town will raise\n"
        "its quota before the vote.\n"
        "\n"
        "The pact runs for ten years."
    )
    assert [" ".join(words.split()[:4]) for words in kept(text)] == [
        "Harbour towns sign a",
        "Two harbour towns signed",
        "The pact runs for",
    ]


def test_links() -> None:
    """A sentence that its links have split over several lines is one passage."""
    text = "Talks begin today.\n\nThe mayor of\nPort Elda\nasked the\nharbour board\n.\nIt refused."
    assert kept(text) == [
        "Talks begin today.",
        "The mayor of\nPort Elda\nasked the\nharbour board\n.",
        "It refused.",
    ]


LINES = st.sampled_from([*PAGE.splitlines(), "", "#", "- -", "(AP)", "ELDA — ", "Port Elda", "a"])
TEXTS = st.text() | st.lists(LINES, max_size=30).map("\n".join)


@given(TEXTS)
def test_any_text(text: str) -> None:
    """Passages of any text are in order, disjoint, inside it; they hold words, no blank edges."""
    end = 0
    for passage in passages(text):
        assert end <= passage.start < passage.end <= len(text)
        words = text[passage.start : passage.end]
        assert words == words.strip() and any(sign.isalpha() for sign in words)
        end = passage.end
