"""Who does what to whom in the news, every arrow with the words that carry it."""
