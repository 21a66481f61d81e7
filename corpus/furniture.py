"""How the furniture of a news page looks: what marks a line as no part of its article.

Every pattern asks for a whole line and for more than one sign: a sentence of the article that is
taken for furniture is lost, while furniture taken for the article seldom carries a relation.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A line made of these words and of numbers only is a button, a count, a label or a time stamp.
_BUTTONS = frozenset(
    """share shares shared sharing tweet tweets retweet facebook twitter whatsapp telegram linkedin
    reddit pinterest instagram youtube tiktok flipboard messenger viber email e-mail mail sms
    print copy link copied url save saved bookmark like likes follow following post page via
    comment comments reply replies leave view views viewed subscribe subscribed subscription
    subscriptions sign log login logout register account profile newsletter newsletters alerts
    notifications menu search close skip navigation content home advertisement advertisements
    advertising advert ad ads powered sponsored promoted continue continues continued reading
    below gallery exit mobile version desktop app download get rss feed listen audio play watch
    enlarge zoom font size resize caption toggle hide show min mins minute minutes ago published
    updated posted modified created writer author reporter editor desk staff reports publish
    accept cookies cookie settings preferences manage privacy policy terms use conditions contact
    about help faq trial loading related tags tag keywords topics transcript estimated am pm a.m
    p.m ist gmt utc est edt pst pdt cet cest bst kst jst hkt sgt monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun jan january feb february
    mar april apr jun june jul july aug august sep sept september oct october nov november dec
    december""".split()
)
# These may stand among them, yet as well make up a headline by themselves.
_FILLERS = frozenset(
    """a an and or the no that this these to in on up out by at for from with of our your us x it as
    may march date time today now more less all day days hour hours hr hrs text small medium large
    extra first last main free start back next previous top read article story report photo photos
    video videos image images edited add after st nd rd th k m""".split()
)
_SECTIONS = frozenset(
    """world business politics general news opinion sport sports asia europe africa americas
    national nation international local economy technology science health culture lifestyle
    entertainment travel featured exclusive premium breaking live""".split()
)

_AGENCY = (
    r"(?:AAP|AFP|ANI|AP|Belga|Bernama|Bloomberg|BLOOMBERG|CNA|CNN|DPA|dpa|EFE|EPA|IANS|Interfax"
    r"|Kyodo|PA|PTI|Reuters|REUTERS|TASS|UPI|VOA|Xinhua|XINHUA|Yonhap|Associated Press"
    r"|Agence France-Presse|Press Association)"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NAME = r"[A-Z][\w.'’-]*"
# People and places, one after the other: no verb fits in.
_NAMES = (
    rf"{_NAME}(?:(?:,? (?:and|&) |[,;] |\s*[|/]\s*|\s+)"
    rf"(?:{_NAME}|in|for|of|at|the|and|with|von|van|de|der|al|bin|editing|additional|reporting"
    rf"|writing|by)){{0,24}}"
)

# Lines that their first words give away.
_OPENINGS = (
    # Teasers: a label, then the headline of another article.
    r"(?:READ|ALSO READ|READ ALSO|READ MORE|SEE ALSO|MUST READ|WATCH|LISTEN|RELATED)\s*[|:>»–—-].*",
    r"(?i:also read|read also|read more|read next|see also|must read|related(?: story| news"
    r"| article)?|recommended|don['’]t miss|watch(?: live| now)?|in pictures|in pics|more on this)"
    r"\s*[|:»].*",
    r"(?i:(?:click|tap) (?:here|to)\b.{0,80})",
    # Offers and forms.
    r"(?i:subscribe|sign up|sign me up|log in|register|join)[!.]?",
    r"(?i:(?:subscribe|sign up) (?:now|here|today|free|to|for|with|and|or)\b.*)",
    r"(?i:(?:already|not yet|not) a (?:subscriber|member)\b.*)",
    r"(?i:register (?:now|here|free|for free)\b.*)",
    r"(?i:(?:join|follow) (?:us\b|our\b|the conversation\b|@).*)",
    r"(?i:(?:join|follow) .{0,60}\bon (?:twitter|x|facebook|instagram|telegram|whatsapp)[.!]?)",
    r"(?i:get (?:the )?(?:latest|exclusive|breaking|more) .{0,60}\b(?:news|updates|insights"
    r"|alerts)\b.*)",
    r"(?i:(?:get|receive) .{0,60}\b(?:newsletter|your inbox|delivered to you)\b.*)",
    r"(?i:stay (?:updated|informed|tuned|up to date)\b.{0,80})",
    r"(?i:download (?:the|our) .{0,40}\bapp\b.{0,80})",
    r"(?i:by (?:signing up|subscribing|providing an email|clicking|registering|using this)\b.*"
    r"\b(?:I|you)\b.*)",
    r"(?i:(?:yes, )?I would (?:also )?like to receive\b.*)",
    r"(?i:and acknowledge that I have read\b.*|terms (?:&|and|&amp;) conditions\b.{0,40})",
    r"(?i:your (?:email address will not|subscription (?:could|has)|comment has)\b.*)",
    r"(?i:please (?:enter|enable|disable|log in|sign in|try again)\b.{0,80})",
    r"(?i:required fields are marked.{0,20})",
    r"(?i:(?:notify me of|save my name|leave a (?:reply|comment))\b.*)",
    r"(?i:(?:this (?:web)?site|we) uses? cookies\b.*|the collected data is used for\b.*)",
    r"(?i:(?:do|did) you (?:like|enjoy) .{0,30}\b(?:article|story|content)\b.{0,20})",
    r"(?i:thank(?:s| you)(?: for (?:sharing|subscribing|reading|signing up).{0,40})?[!.]?)",
    r"(?i:(?:article|story) continues (?:after|below)\b.{0,60})",
    # Notices and credits.
    r"(?i:(?:©|\(c\)|&copy;|copyright\s*(?:©|\(c\)|&copy;|\d{4})).*)",
    r"(?i:this (?:article|story|piece|post|content|material|copy) (?:(?:was|has been|is|may not be"
    r"|originally|first) ){1,2}(?:\w+ )?(?:published|adapted|appeared|republished|produced"
    r"|generated|syndicated|translated|updated|edited)\b.*)",
    r"(?i:this is a (?:developing|breaking(?: news)?) (?:story|news)\b.{0,80})",
    r"(?i:(?:with )?(?:additional )?(?:reporting|writing|editing|edited|translated|compiled"
    rf"|inputs?) (?:by|from):? )(?:{_NAMES})\.?",
    r"(?i:\((?:(?:additional )?reporting|writing|editing|edited|with inputs?|this story)\b"
    r"[^()]*\))",
    r"(?i:(?:source|photo|image|picture|photograph|credit|video|photo credit|image credit"
    r"|featured image)s?\s*:\s*.{1,60}|image source, .{1,60})",
    rf"(?:Photo|Image|Picture|Photograph)s? [Bb]y {_NAMES}",
    r"(?i:(?:tags?|keywords?|topics?|categories|filed under|related topics|posted in)\s*:.{0,200})",
    r"(?i:(?:writer|author)s?\s*:.{0,60})",
    # Addresses.
    r"!?\[[^\]]*\]\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|(?:#\w+[\s,]*)+",
    # About the writer.
    r"I have been (?:working|writing|reporting)\b.*\b(?:journalis\w+|reporter|news|editor"
    r"|writer)\b.*",
)
# Lines that other words give away, under a string that each of them holds, in small letters.
_INSIDE = {
    "whatsapp": r".{0,80}(?:\bis|\bare|['’]re) now on whatsapp\b.*"
    r"|(?:join|follow|.{0,60}\bis) .{0,60}\bwhatsapp (?:channel|group)s?\b.*",
    "telegram": r"(?:join|follow|.{0,60}\bis) .{0,60}\btelegram (?:channel|group)s?\b.*",
    "and get the latest ": r".{0,60}\band get the latest .{0,40}\bnews\b.{0,40}",
    "all rights reserved": r".{0,80}\ball rights reserved\b.*",
    "contributed ": r".{2,200}\bcontributed (?:to this (?:report|story|article)|reporting)"
    r"(?: from [\w ]{2,30})?\.?",
    "getty images": r"(?:.{0,60}(?:[/|©(]|\bvia)\s*)?getty images(?:\s*[/|)].{0,40})?",
    "file photo": r"(?:.{0,60}[/|©(]\s*)?file photo(?:\s*[/|)].{0,40})?",
    "(@": rf".{{2,60}}\(@\w+\)\s+{_MONTH} \d{{1,2}}, \d{{4}}",
    " is a": r".{2,60}\bis an? (?:\w+[ -]){0,4}(?:reporter|correspondent|writer|journalist"
    r"|columnist|editor)\b.*\b(?:(?:follow|reach|contact|email) (?:him|her|them)"
    r"|can be (?:reached|contacted))\b.*",
}
_OPENING = re.compile("|".join(f"(?:{pattern})" for pattern in _OPENINGS), re.DOTALL)
_MARKED = [(key, re.compile(p, re.DOTALL | re.IGNORECASE)) for key, p in _INSIDE.items()]
# Longer lines are prose whatever they begin with.
_FURNITURE_CHARS = 400

_BYLINE = re.compile(
    rf"(?:(?:Posted|Written|Reported|Edited|Published|Words|Story|Analysis|Text|Opinion)\s+)?"
    rf"(?:By|by|BY):?\s+(?!{_MONTH}|\w+day\b)(?:{_NAMES})"
)
_SOURCE = (
    rf"(?:(?:The )?{_AGENCY}|Staff(?: [Rr]eport(?:er)?s?| [Ww]riters?)?|Agencies"
    r"|(?:Web|News) [Dd]esk)"
)
_SOURCES = re.compile(
    rf"{_SOURCE}(?:[\s|/,&·•-]+(?:and )?{_SOURCE})*"
    rf"|(?:{_NAMES}\s*\|[\s|]*)?(?:Posted|Edited|Written) [Bb]y:? {_NAMES}"
)

# Headings above other articles' headlines, keywords, comments or answers.
_OPENERS = re.compile(
    r"(?:related(?: (?:news|stories|articles|content|topics|coverage|links|posts|reading))?"
    r"|more (?:on this(?: story| topic)?|stories|news|top stories|(?:from|in) .{2,30})"
    r"|read next|also read|read also|see also|read more|up next|what to read next|don['’]t miss"
    r"|most (?:read|viewed|popular|shared|watched)|editors?['’]?s?['’]? (?:picks?|choice)"
    r"|(?:featured|top|latest|other|popular|recommended|trending) (?:stories|news|articles|posts)"
    r"|trending(?: now)?|popular|recommended(?: for you)?|you (?:may|might) (?:also )?like"
    r"|keywords?|tags?|topics|filed under|categories|follow|in this (?:story|article)"
    r"|(?:no |\d+ )?comments?|leave a (?:reply|comment)|(?:\w+ ){0,2}poll)\s*:?"
)

# Names in capitals that open a sentence as often as places do.
_NO_PLACE = (
    r"(?!(?:AIDS|APEC|ASEAN|AUKUS|BASF|BRICS|CIA|COVID|DPRK|ECOWAS|FBI|FIFA|HSBC|IAEA|ICC|ICJ|IDF"
    r"|IMF|KCNA|NASA|NATO|NYSE|OPEC|OSCE|PLO|QUAD|SAARC|UAE|UEFA|UNESCO|UNICEF|UNRWA|USA|WHO|WTO)\b)"
)
_DAY = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
_REGION = r", [A-Z][\w.]+(?: [A-Z][\w.]+){0,2}"
_TOWN = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}"
_DATELINE = re.compile(
    rf"(?:{_NO_PLACE}[A-Z][A-Z.'’-]{{2,}}(?:[ /-][A-Z][A-Z.'’-]*){{0,4}}(?:{_REGION})?(?:, {_DAY})?"
    rf"(?: ?[(\[][A-Z][^()\[\]]{{1,40}}[)\]])?"
    rf"|{_TOWN}(?:{_REGION})?(?:, {_DAY})? ?[(\[](?:{_AGENCY}|Agenc(?:y|ies)"
    rf"|[\w ]{{2,30}} (?:Wire|News))[)\]]"
    rf"|{_TOWN}, {_DAY}|[(\[]{_AGENCY}[)\]])"
    rf"\s*(?:--|[-–—:])\s+(?=[\"'“‘]?[A-Z0-9])"
)

# Where agencies write from; whoever copies their pages often loses the dash behind the place.
_CITY = (
    r"(?:ABIDJAN|ABU DHABI|ABUJA|ACCRA|ADDIS ABABA|ALGIERS|AMMAN|AMSTERDAM|ANKARA|ATHENS|ATLANTA|BAGHDAD"
    r"|BANGKOK|BARCELONA|BEIJING|BEIRUT|BELGRADE|BERLIN|BERNE|BOGOTA|BOSTON|BRASILIA|BRATISLAVA"
    r"|BRUSSELS|BUCHAREST|BUDAPEST|BUENOS AIRES|CAIRO|CANBERRA|CAPE TOWN|CARACAS|CHICAGO|COLOMBO"
    r"|COPENHAGEN|DAKAR|DAMASCUS|DETROIT|DHAKA|DOHA|DUBAI|DUBLIN|EDINBURGH|FRANKFURT|GAZA|GENEVA"
    r"|HAMBURG|HANOI|HARARE|HAVANA|HELSINKI|HONG KONG|HOUSTON|ISLAMABAD|ISTANBUL|JAKARTA|JERUSALEM"
    r"|JOHANNESBURG|JUBA|KABUL|KAMPALA|KARACHI|KATHMANDU|KHARTOUM|KIEV|KINSHASA|KUALA LUMPUR|KYIV"
    r"|LAGOS|LIMA|LISBON|LONDON|LOS ANGELES|MADRID|MANAMA|MANILA|MEXICO CITY|MIAMI|MILAN|MINSK"
    r"|MOGADISHU|MOSCOW|MUMBAI|MUNICH|NAIROBI|NEW DELHI|NEW YORK|NICOSIA|OSLO|OTTAWA|PARIS|PRAGUE"
    r"|PRETORIA|PYONGYANG|QUITO|RABAT|RAMALLAH|RIGA|RIO DE JANEIRO|RIYADH|ROME|SANAA|SAN FRANCISCO"
    r"|SANTIAGO|SAO PAULO|SARAJEVO|SEATTLE|SEOUL|SHANGHAI|SINGAPORE|SOFIA|STOCKHOLM|STRASBOURG|SYDNEY"
    r"|TAIPEI|TALLINN|TBILISI|TEHRAN|TEL AVIV|THE HAGUE|TOKYO|TORONTO|TRIPOLI|TUNIS|UNITED NATIONS"
    r"|VIENNA|VILNIUS|WARSAW|WASHINGTON|WELLINGTON|YANGON|YEREVAN|ZAGREB|ZURICH)"
)
_DASHLESS = re.compile(rf"{_CITY}(?:/{_CITY})? (?=[A-Z][a-z]|A [a-z]|[A-Z]\.)")

_LABEL = re.compile(
    r"(?:FILE(?: PHOTO| IMAGE| PICTURE)?|File photo|PHOTO|Photo)\s*[:–—-]\s*"
    r"|(?:Image|Media) caption,\s+"
)
_CREDIT = re.compile(
    rf"\s*[(\[](?:(?:[Ff]ile )?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|[Ss]ource|via|VIA)\b"
    rf"[^()\[\]]{{0,60}}|{_AGENCY}(?:(?: (?:[Ff]ile|[Pp]hoto|via|[Pp]ool)|/)[^()\[\]]{{0,40}})?"
    rf"|[^()\[\]]{{0,40}}(?:Getty Images|[Ff]ile [Pp]hoto|(?:via |/){_AGENCY})[^()\[\]]{{0,30}})"
    rf"[)\]]$"
)
_SIGNED = re.compile(rf"(?<=[.!?\"”’])\s+[-–—]*\s*{_AGENCY}\.?$")
_PHOTO = re.compile(r"\b(?:file photo|getty images)\b", re.IGNORECASE)
# None is longer.
_CREDIT_CHARS = 120
_SIGNED_CHARS = 30

_LEADING_MARKS = re.compile(r"(?:[\s#>*•·▪●■◆►▶|~=_`\\-]|[–—](?=\s)|&nbsp;|\ufeff)+")
# Read backwards, so that a long row of marks costs its length and not its square.
_TRAILING_MARKS = re.compile(r"(?:[\s#*•·▪●■|~=_`\\]|[-–—]{1,3}(?=\s)|;psbn&)+")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_SENTENCE_END = re.compile(r"(?<!\.)[.!][\"'”’)]*$")
# Longer lines than this are prose, however they end.
_PROSE_CHARS = 140


@lru_cache(maxsize=1024)
def is_furniture(words: str) -> bool:
    """A line (without the marks at its edges) that is no part of an article."""
    if len(words) > _FURNITURE_CHARS:
        return False
    if any(p.fullmatch(words) for p in (_OPENING, _SOURCES, _BYLINE)) or _is_buttons(words):
        return True
    lower = words.lower()
    return any(key in lower and pattern.fullmatch(words) for key, pattern in _MARKED)


def opens_list(words: str) -> bool:
    """A heading above other articles' headlines, keywords, answers or comments."""
    return len(words) < 40 and _OPENERS.fullmatch(words.lower()) is not None


def is_sentence(words: str) -> bool:
    """Prose: a full sentence, or too long for a headline."""
    if len(words) > _PROSE_CHARS:
        return True
    return _SENTENCE_END.search(words) is not None and len(words.split()) > 4


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim blanks, bullets and Markdown's marks off a line; a line of hashtags keeps them."""
    opening = _LEADING_MARKS.match(text, start, end)
    if opening and text.find("#", start, opening.end()) >= 0 and _HASHTAGS.fullmatch(text[start:end].strip()):
        return start, end
    start = opening.end() if opening else start
    closing = _TRAILING_MARKS.match(text[start:end][::-1])
    return start, end - (closing.end() if closing else 0)


def without_edges(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Trim a dateline or a caption's label off the start, a credit or an agency off the end.

    Returns:
        Start, end, and whether it is a caption.
    """
    label = _LABEL.match(text, start, end)
    opening = label or _DATELINE.match(text, start, end) or _DASHLESS.match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    tail = max(start + 1, end - _CREDIT_CHARS)
    credit = _CREDIT.search(text, tail, end) if text[end - 1] in ")]" else None
    closing = credit or _SIGNED.search(text, max(tail, end - _SIGNED_CHARS), end)
    if closing:
        end = start + len(text[start : closing.start()].rstrip())
    return start, end, bool(label or credit or _PHOTO.search(text, tail, end))


def _is_buttons(words: str) -> bool:
    if is_sentence(words):
        return False
    tokens = re.findall(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*", words.lower())
    if len(tokens) < 2:
        return not tokens or tokens[0] in _BUTTONS | _FILLERS | _SECTIONS
    if len(tokens) > 16 or not all(t in _BUTTONS or t in _FILLERS for t in tokens):
        return False
    return any(t in _BUTTONS for t in tokens)
