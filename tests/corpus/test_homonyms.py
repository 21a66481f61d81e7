"""Names that several actors bear, and actors of several names: who is one across articles, who stays two."""

from __future__ import annotations

from functools import cache

import pytest

from tieline.corpus.extract import extract
from tieline.graph.actors import merge_actors
from tieline.graph.model import Article, Party

# Articles, and the ids that the whole corpus gives to all who act in them, in any order.
CASES: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "two people of one surname stay two": (
        (
            "Bill Clinton praised Poland. Clinton criticised Norway.",
            "Hillary Clinton praised Norway. Clinton criticised Poland.",
        ),
        {"person:bill-clinton", "person:hillary-clinton", "country:PL", "country:NO"},
    ),
    "a bare surname stays with its article's bearer": (
        (
            "Kim Yo Jong criticised South Korea. Kim met Vladimir Putin.",
            "Kim Min-jae, a defender, praised Norway. Kim criticised Poland.",
        ),
        {
            "person:kim-yo-jong",
            "person:kim-min-jae",
            "person:vladimir-putin",
            "country:KR",
            "country:NO",
            "country:PL",
        },
    ),
    "a son is not his father": (
        ("Donald Trump Jr. criticised Norway. Trump praised Poland.", "Donald Trump praised Norway."),
        {"person:donald-trump-jr", "person:donald-trump", "country:NO", "country:PL"},
    ),
    "one name of two presidents is neither's": (
        (
            "George H.W. Bush praised Norway.",
            "George W. Bush praised Poland.",
            "George Bush thanked Peru.",
        ),
        {
            "person:george-hw-bush",
            "person:george-w-bush",
            "person:george-bush",
            "country:NO",
            "country:PL",
            "country:PE",
        },
    ),
    "two presidents of one state are two": (
        (
            "South Korean President Park Geun-hye met Xi Jinping. Park praised Xi.",
            "South Korean President Park Chung-hee met Richard Nixon. Park praised Nixon.",
        ),
        {
            "person:park-geun-hye",
            "person:park-chung-hee",
            "person:xi-jinping",
            "person:richard-nixon",
            "country:KR",
        },
    ),
    "a state's old name is its own": (
        (
            "Burma accused Thailand.",
            "Myanmar thanked Thailand.",
            "Swaziland accused Burma.",
            "Eswatini thanked Burma.",
        ),
        {"country:MM", "country:TH", "country:SZ"},
    ),
    "a state that is gone is not its heir": (
        ("The Soviet Union invaded Afghanistan in 1979.", "Russia invaded Ukraine."),
        {"country:SU", "country:AF", "country:RU", "country:UA"},
    ),
    "states of almost one name": (
        (
            "Niger thanked Nigeria.",
            "Dominica thanked the Dominican Republic.",
            "The Republic of the Congo thanked the Democratic Republic of the Congo.",
            "The Republic of Korea thanked Taiwan.",
        ),
        {
            "country:NE",
            "country:NG",
            "country:DM",
            "country:DO",
            "country:CG",
            "country:CD",
            "country:KR",
            "country:TW",
        },
    ),
    "an American state is not the state of its name": (
        (
            "Russia invaded Georgia in 2008.",
            "Georgia Secretary of State Brad Roe criticised Donald Trump. Trump accused Georgia.",
        ),
        {"country:RU", "country:GE", "organization:georgia", "person:brad-roe", "person:donald-trump"},
    ),
    "a surname is not the state of its name": (
        ("Jordan condemned Norway.", "Michael Jordan sued Nike. Jordan criticised Nike."),
        {"country:JO", "country:NO", "person:michael-jordan", "organization:nike"},
    ),
    "a first name is not the state of its name": (
        ("Israel condemned Norway.", "Israel Adesanya thanked Poland."),
        {"country:IL", "country:NO"},
    ),
    "an acronym is its article's": (
        (
            "The Armenian National Congress (ANC) criticised Peru. The ANC accused Poland.",
            "The ANC praised Norway.",
        ),
        {
            "organization:armenian-national-congress",
            "organization:african-national-congress",
            "country:AM",
            "country:PE",
            "country:PL",
            "country:NO",
        },
    ),
    "a founder is not the firm": (
        ("Ford sued Tesla.", "Henry Ford criticised Norway. Ford praised Poland."),
        {"organization:ford", "organization:tesla", "person:henry-ford", "country:NO", "country:PL"},
    ),
    "a firm with its legal form is the firm": (
        ("SoftBank Group Corp. sued Tesla.", "SoftBank sued Tesla."),
        {"organization:softbank", "organization:tesla"},
    ),
    "another firm that begins alike is not": (
        ("Apple sued Sony.", "Apple Corps sued Sony Music."),
        {"organization:apple", "organization:apple-corps", "organization:sony", "organization:sony-music"},
    ),
    "a ministry is one however it is worded": (
        (
            "China's foreign ministry accused Japan.",
            "The Chinese Foreign Ministry accused Japan.",
            "The Ministry of Foreign Affairs of China accused Japan.",
        ),
        {"organization:chinese-foreign-ministry", "country:CN", "country:JP"},
    ),
    "the courts of two states are two": (
        ("India's Supreme Court fined Google.", "The U.S. Supreme Court fined Google."),
        {
            "organization:supreme-court-of-india",
            "organization:us-supreme-court",
            "organization:google",
            "country:IN",
            "country:US",
        },
    ),
    "another spelling is no other person": (
        (
            "Volodymyr Zelenskyy thanked Poland.",
            "Vladimir Zelensky thanked Poland.",
            "Yassir Roe thanked Poland.",
            "Yasser Roe thanked Poland.",
        ),
        {"person:volodymyr-zelensky", "person:yasser-roe", "country:PL"},
    ),
}


@cache
def actors() -> dict[str, set[str]]:
    """The ids of each case's actors, all articles read in one go."""
    texts = [(case, text) for case, (articles, _) in CASES.items() for text in articles]
    articles = [(Article(text, text), text) for _, text in texts]
    found: dict[str, list[Party]] = {}
    for (case, _), reading in zip(texts, extract(articles), strict=True):
        found.setdefault(case, []).extend(p for e in reading.evidence for p in (e.source, e.target))
    return {case: set(merge_actors(parties).actors) for case, parties in found.items()}


@pytest.mark.parametrize("case", CASES)
def test_who_is_who(case: str) -> None:
    """Each case says in its name what holds."""
    assert actors()[case] == CASES[case][1]
