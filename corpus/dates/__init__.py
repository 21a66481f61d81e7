"""The dates that a text tells, each with its words, and the day on which an article appeared."""

from tieline.corpus.dates.dateline import bound_published, url_published
from tieline.corpus.dates.find import DateExpression, find_dates

__all__ = ["DateExpression", "bound_published", "find_dates", "url_published"]
