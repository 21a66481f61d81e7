"""Calendar arithmetic on intervals whose ends are partial ISO dates.

Outside the calendar, and outside years of four digits, it raises ValueError or OverflowError.
"""

from __future__ import annotations

from datetime import date, timedelta

from tieline.corpus.dates.words import ORDINALS, SEASONS
from tieline.graph.dates import first_day, last_day

# First and last, inclusive: "2024", "2024-06" or "2024-06-18"; None for an open end.
Bounds = tuple[str | None, str | None]


def iso_year(year: int) -> str:
    """Return a year of four digits."""
    if not 1000 <= year <= 9999:
        raise ValueError("not a year of four digits")
    return str(year)


def iso_month(year: int, month: int) -> str:
    """Return a month; 0 is the December before, 13 the January after."""
    years, index = divmod(month - 1, 12)
    return f"{iso_year(year + years)}-{index + 1:02}"


def iso_day(day: date, shift: int = 0) -> str:
    """Return the day so many days away."""
    return (day + timedelta(days=shift)).isoformat()


def on_day(day: date, shift: int = 0) -> Bounds:
    """Return the day so many days away, as an interval."""
    return iso_day(day, shift), iso_day(day, shift)


def week(day: date, shift: int) -> Bounds:
    """The week so many weeks away; a Sunday closes the week for some and opens it for others."""
    monday = day + timedelta(days=7 * shift - day.weekday())
    return iso_day(monday), iso_day(monday, 12 if day.weekday() == 6 else 6)


def unit_away(day: date, n: int, unit: str) -> Bounds:
    """The unit that lies n units away; a week and a decade, nameless in ISO, are centred."""
    if unit == "day":
        return on_day(day, n)
    if unit == "week":
        return iso_day(day, 7 * n - 3), iso_day(day, 7 * n + 3)
    if unit == "month":
        return iso_month(day.year, day.month + n), iso_month(day.year, day.month + n)
    if unit == "year":
        return iso_year(day.year + n), iso_year(day.year + n)
    return iso_year(day.year + 10 * n - 5), iso_year(day.year + 10 * n + 5)


def stretch(day: date, n: int, unit: str) -> Bounds:
    """The n units that begin with the day; where n is negative, those that end with it."""
    size, unit = {"week": (7, "day"), "decade": (10, "year")}.get(unit, (1, unit))
    here, there = unit_away(day, 0, unit)[0], unit_away(day, n * size, unit)[0]
    return (here, there) if n > 0 else (there, here)


# Early, middle and late overlap on purpose: where one ends and the next begins is never said.
_DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "start": (0, 2), "end": (7, 9)}
_MONTH_PARTS = {"early": (1, 12), "mid": (8, 22), "late": (18, 31), "start": (1, 10)}
_MONTH_PARTS |= {"end": (20, 31), "first half": (1, 15), "second half": (16, 31)}
_YEAR_PARTS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12), "start": (1, 3), "end": (10, 12)}
_YEAR_PARTS |= {"first half": (1, 6), "second half": (7, 12)}
_YEAR_PARTS |= {f"{name} quarter": (3 * i - 2, 3 * i) for name, i in ORDINALS.items()}
_YEAR_PARTS |= {f"q{i}": (3 * i - 2, 3 * i) for i in range(1, 5)}
# Which of its two winters a year means is never said.
_YEAR_PARTS |= {name: (month, month + 2) for name, month in SEASONS.items() if name != "winter"}
VAGUE_PARTS = ("early", "mid", "late", "start", "end", "earlier", "later", "beginning", "middle")


def part(words: str, whole: Bounds) -> Bounds | None:
    """Narrow a year, month or decade to its named part; the start of a week stays the week."""
    name = words.replace("-", " ")
    name = {"beginning": "start", "middle": "mid"}.get(name, name)
    first, last = whole
    if first is None or last is None:
        return None
    if first == last and len(first) == 4 and name in _YEAR_PARTS:
        low, high = _YEAR_PARTS[name]
        return iso_month(int(first), low), iso_month(int(first), high)
    if first == last and len(first) == 7 and name in _MONTH_PARTS:
        low, high = _MONTH_PARTS[name]
        return f"{first}-{low:02}", f"{first}-{min(high, last_day(first).day):02}"
    years = int(last[:4]) - int(first[:4])
    if name == "winter" and years == 1:
        return f"{first[:4]}-12", f"{last[:4]}-02"
    if years == 9 and name in _DECADE_PARTS:
        low, high = _DECADE_PARTS[name]
        return f"{first[:3]}{low}", f"{first[:3]}{high}"
    return whole if name in VAGUE_PARTS and not (first == last and len(first) < 10) else None


def so_far(word: str, whole: Bounds, day: date) -> Bounds:
    """What of a year, month or week lies before the day ("earlier") or after it ("later")."""
    first, last = whole
    if first is None or last is None or not first_day(first) <= day <= last_day(last):
        return whole
    digits = 7 if len(first) == 4 else 10  # of "2024" the months are told, of "2024-06" the days
    if first == last:
        first, last = iso_day(first_day(first))[:digits], iso_day(last_day(last))[:digits]
    here = iso_day(day)[:digits]
    return (first, here) if word == "earlier" else (here, last)
