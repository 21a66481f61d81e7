"""Text in, evidence out.

What an article passes through, in this order; beside a module stand those that serve it.

    articles      a file to articles with their text (decoding, header, dates)
    cleaning      which stretches are the article's own words (furniture)
    parsing       the parsed words as one table, `tokens`, one blank apart (spacing), with known mistakes
                  mended (mends, phrases, enumerations)
    names         where actors are named (gazetteer, homonyms, regions, shapes, entities, introduced,
                  spelling, given)
    actors        which of the names are one actor: the cast
    home          which state the article speaks from
    namesakes, bodies, coalitions, wings, populations
                  actors named by common nouns
    clauses       who does what to whom, in slots (prepositions, obliques, subjects, verbs)
    arguments     which actor fills a slot (common_nouns, candidate)
    sources       who says what (quotes)
    roles         who is what of whom, and what each person is called (titles, offices, role_words,
                  possessors, seats)
    reference     whom pronouns and common nouns stand for (antecedents, descriptions, gender, pairs,
                  pronouns, unnamed)
    frames        words of the lexicon with their arguments: candidates (idioms, filling, received,
                  governed, effects)
    verdicts      what somebody says of somebody: more candidates (judgements)
    refusals      which candidates say nothing
    status        whether each happened, and who says so (modality)
    occurrence    when it happened (dates)
    objects       of which class what is given, blocked or discussed is
    confidence    how sure the arrow is

`analysis` runs the steps from names to verdicts, `extract` the whole; `readings` feeds it from paths.
`explain` shows an article on its way (explanation, explain_page, dropped); `score` compares the result with
what people annotated (gold). Words stand in `lexicon/`, which `lexicon` reads.
"""
