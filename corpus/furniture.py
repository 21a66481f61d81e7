"""How the furniture of a news page looks: what marks a line as no part of its article.

Every pattern asks for more than one sign, or for a whole line: a sentence of an article that is
taken for furniture is lost, a line of furniture that is taken for the article seldom matters.
"""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AAP|AFP|ANI|AP|BBC|Belga|Bernama|Bloomberg|CNN|CNA|DPA|dpa|EFE|EPA|IANS|Interfax|Kyodo"
    r"|PA|PTI|Reuters|REUTERS|RIA|Sputnik|TASS|UPI|VOA|Xinhua|Yonhap"
    r"|Associated Press|Agence France-Presse|Press Association)"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAYS = "mon tue tues wed thu thur thurs fri sat sun".split() + [
    f"{day}day" for day in "mon tues wednes thurs fri satur sun".split()
]

# A line made of these words and numbers only is a button, a count, a label or a time stamp.
_BUTTONS = frozenset(
    """share shares shared sharing tweet tweets retweet facebook twitter whatsapp telegram linkedin reddit
    pinterest instagram youtube tiktok flipboard messenger viber email e-mail mail sms print copy link
    copied url save saved bookmark like likes follow following us on this that article story post page via
    comment comments reply replies no leave add view all show hide more less read next previous back
    top subscribe subscribed subscription subscriptions sign log in out up login logout register
    account profile newsletter newsletters alerts notifications menu search close skip to main content
    home advertisement advertisements advertising advert ad ads powered by sponsored promoted content
    continue continues continued reading below after gallery exit mobile version desktop app download get
    the our for your and or x rss feed listen audio video watch photo photos gallery image images
    enlarge zoom font size small medium large extra text resize a min mins minute minutes ago hour hours
    day days views view viewed writer author reporter editor desk staff reports report
    published updated posted modified created last date time edited publish first
    accept cookies cookie settings preferences manage privacy policy terms use conditions contact about help faq
    free trial now start today loading related tags tag keywords topics
    am pm a.m p.m ist gmt utc est edt pst pdt cet cest bst kst jst hkt sgt et pt at""".split()
    + _DAYS
    + """jan january feb february mar march apr april may jun june jul july aug august sep sept september
    oct october nov november dec december""".split()
)
# Words of `_BUTTONS` that alone, or with their likes, could as well be a line of an article.
_WEAK = frozenset(
    """a and the or no that this to in on up out by via at for our your us x may march today now more less
    day days hour hours minute minutes home text large small medium time report reports reporter editor
    author writer first last main free start back top use extra about less help image images
    photo photos video""".split()
)

_SECTIONS = frozenset(
    """world business politics general news opinion sport sports asia europe africa americas
    international national nation local economy technology tech science health culture lifestyle
    entertainment travel featured exclusive premium breaking live global globalnation""".split()
)

_OPENERS = re.compile(
    r"(?:related(?: (?:news|stories|articles|content|topics|coverage|links|posts|reading))?"
    r"|more (?:on this(?: story| topic)?|stories|news|from .{2,40}|top stories|in .{2,30})"
    r"|read next|also read|read also|see also|read more|most (?:read|viewed|popular|shared|watched)"
    r"|editors?['’]?s?['’]? (?:picks?|choice)|(?:featured|top|latest|other|popular) (?:stories|news|articles|posts)"
    r"|trending(?: now| stories)?|popular|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like"
    r"|(?:don['’]t|do not) miss|up next|what to read next|keywords?|tags?|topics|filed under|categories"
    r"|(?:no |\d+ )?comments?|leave a (?:reply|comment)|poll|.{2,30} POLL"
    r"|follow|in this (?:story|article))\s*:?"
)

_PATTERNS = [
    # Teasers: a label, then another article's headline.
    r"(?:READ|ALSO READ|READ ALSO|READ MORE|SEE ALSO|WATCH|LISTEN|RELATED|MORE|MUST READ|EXPLAINED)\s*[|:>»–—-].*",
    r"(?i:(?:also read|read also|read more|read next|see also|must read|related(?: story| news| article)?"
    r"|recommended|don['’]t miss|watch(?: live| now| the video)?|in pictures|in pics|more on this)\s*[|:»].*)",
    r"(?i:(?:click|tap) (?:here|to)\b.{0,80})",
    # Forms, offers and invitations.
    r"(?i:(?:subscribe|sign up|sign me up|log in|register)(?: (?:now|here|today|free|to|for|with|and|or)\b.*|[!.]?))",
    r"(?i:(?:join|follow) (?:us\b|our\b|the conversation|@|\S+ on (?:twitter|x|facebook|instagram|telegram|whatsapp)\b).*|join)",
    r"(?i:(?:get|receive|stay) .{0,40}(?:newsletter|in(?:to)? your inbox|delivered to you|breaking news alerts).*)",
    r"(?i:get (?:the )?(?:latest|exclusive|breaking|real-time|more) .{0,60}(?:news|updates|insights|alerts|stories)\b.*)",
    r"(?i:stay (?:updated|informed|tuned|up to date|ahead)\b.*)",
    r"(?i:download (?:the|our) .{0,40}\bapp\b.*)",
    r"(?i:.{0,80}\b(?:is|are|['’]re) (?:now )?on (?:whatsapp|telegram)(?: channels?)?\b.*\b(?:click|join|subscribe|follow)\b.*)",
    r"(?i:(?:join|follow) .{0,60}\b(?:whatsapp|telegram) (?:channel|group)\b.*)",
    r"(?i:by (?:signing up|subscribing|providing an email|clicking|continuing|using this|registering)\b.*\b(?:I|you)\b.*)",
    r"(?i:(?:yes, )?(?:I|you) (?:agree|accept|would like to receive|consent)\b.*\b(?:terms|policy|email|emails|newsletter|marketing)\b.*)",
    r"(?i:your (?:email address will not|subscription (?:could|has)|comment (?:has|is)|browser)\b.*)",
    r"(?i:please (?:enter|enable|log in|sign in|try again|read our|support|consider|disable)\b.*)",
    r"(?i:required fields are marked.*|notify me (?:of|when|by)\b.*|save my name\b.*|leave a (?:reply|comment)\b.*)",
    r"(?i:(?:this (?:web)?site|we) uses? cookies\b.*|the collected data is used for\b.*)",
    r"(?i:(?:do|did) you (?:like|enjoy|find) .{0,40}\b(?:article|story|content)\b.*|thank(?:s| you)(?: for (?:sharing|subscribing|reading|signing up).*)?[!.]?)",
    r"(?i:(?:article|story) continues (?:after|below)\b.*|(?:scroll|swipe) (?:down|to|left)\b.*)",
    r"(?i:(?:support|donate to) (?:our|independent) journalism\b.*)",
    r"(?i:(?:have|got) a (?:news )?tip\b.{0,20}\?.*|send (?:us )?(?:your )?(?:tips|feedback|comments)\b.*)",
    # Notices.
    r"(?i:(?:©|\(c\)|&copy;|copyright\b(?= ?(?:©|\(c\)|\d{4}|by|of|the))).*)",
    r"(?i:.{0,80}\ball rights reserved\b.*)",
    r"(?i:this (?:article|story|report|piece|post|content|material|copy) (?:was|has been|is|may not be|originally|first)"
    r" (?:\w+ ){0,2}(?:published|adapted|appeared|republished|produced|generated|syndicated|translated|updated|edited|auto)\b.*)",
    r"(?i:this is a (?:developing|breaking(?: news)?) (?:story|news)\b.*)",
    r"(?i:(?:reporting|additional reporting|writing|editing|compiled|edited|translated|with (?:additional )?reporting"
    r"|with inputs?|with files|our standards)\s*(?:by|from|:)\s.{2,200})",
    r"(?i:\((?:reporting|additional reporting|writing|editing|edited|with inputs?|this (?:story|report)).{2,240}\)?)",
    r"(?i:(?:source|photo|image|picture|photograph|credit|video|photo credit|image credit|featured image)s?\s*:\s*.{1,60})",
    r"(?i:(?:photo|image|picture)s? by .{2,60}|.{0,40}\b(?:getty images|file photo|shutterstock)\b.{0,40}(?<![.!?]))",
    r"(?i:(?:tags?|keywords?|topics?|categories|filed under|related topics|posted in)\s*:.{0,200})",
    r"(?i:(?:writer|author|published|updated|posted|last (?:updated|modified)|posted on|first published)\s*(?::|on\b).{0,80})",
    # Addresses and signs alone.
    r"(?:!?\[[^\]]*\]\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|(?:#\w+[\s,]*)+)",
    # About the writer.
    r"I have been (?:working|writing|reporting|covering)\b.*\b(?:journalis\w+|reporter|media|news\w*|magazine|editor|writer|blog\w*)\b.*",
    r".{2,60}\bis an? (?:\w+[ -]){0,4}(?:reporter|correspondent|writer|journalist|columnist|editor|contributor)\b.*"
    r"(?:\b(?:follow|reach|contact|email) (?:him|her|them)\b|\b(?:he|she) can be (?:reached|contacted)\b).*",
]
_FURNITURE = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.DOTALL)
# No line of furniture is longer, save notices.
_FURNITURE_CHARS = 400

_NAME = r"[A-Z][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?i:posted|written|reported|edited|published|words|story|analysis|text|opinion)\s+)?[Bb][Yy]:?\s+"
    rf"{_NAME}(?:(?:,? (?:and|&) |, |\s*[|/]\s*|\s+)(?:{_NAME}|in|for|of|at|the|and|with|von|van|de|der|al|bin))"
    rf"{{0,14}}"
)
_SOURCES = re.compile(
    rf"(?:(?:{_AGENCY}|Staff(?: [Rr]eport(?:er|s)?| [Ww]riters?)?|Agencies|Web [Dd]esk|News [Dd]esk|Our Correspondent)"
    rf"[\s|/,&·•-]*(?:and )?)+(?:(?:Posted|Edited|Written|Reported) [Bb]y:?\s*(?:{_NAME}\s*){{1,5}})?"
)

_PLACE = r"[A-Z][A-Z.'’-]{2,}(?:[ /-][A-Z][A-Z.'’-]*){0,4}"
# Names in capitals that open a sentence as often as a dateline.
_NOT_PLACES = (
    r"(?!(?:NATO|ASEAN|OPEC|BRICS|UNESCO|UNICEF|UNRWA|AUKUS|IAEA|APEC|NASA|KCNA|SAARC|ECOWAS|OSCE|FIFA|UEFA"
    r"|HSBC|BASF|NYSE|AIDS|COVID|USA|CIA|FBI|WHO|WTO|IMF|ICC|ICJ|IDF|PLO|UAE|DPRK|QUAD)\b)"
)
_DATELINE = re.compile(
    rf"(?:{_NOT_PLACES}{_PLACE}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})?(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
    rf"(?: ?[(\[][A-Z][^()\[\]]{{1,40}}[)\]])?"
    rf"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})?(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
    rf" ?[(\[](?:{_AGENCY}|[A-Z]\w+ (?:Wire|News|News Agency))[)\]]"
    rf"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}, {_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    rf"|\({_AGENCY}\))"
    rf"\s*(?:--|[-–—:])\s+(?=[\"'“‘]?[A-Z0-9])"
)

_CREDIT = re.compile(
    rf"\s*[(\[](?:(?:[Ff]ile )?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|[Ss]ource|via|VIA)\b[^()\[\]]{{0,60}}"
    rf"|{_AGENCY}(?: (?:[Ff]ile|[Pp]hoto|[Ff]ile [Pp]hoto|via|[Pp]ool)[^()\[\]]{{0,40}}|/[^()\[\]]{{2,40}}|)"
    rf"|[^()\[\]]{{0,40}}(?:Getty Images|[Ff]ile [Pp]hoto|via {_AGENCY}|/{_AGENCY})[^()\[\]]{{0,30}})[)\]]$"
)
_SIGNED = re.compile(rf"(?<=[.!?\"”’])\s+[-–—]*\s*{_AGENCY}\.?$")
_CAPTION_LABEL = re.compile(r"(?:FILE PHOTO|FILE IMAGE|FILE PICTURE|File photo|FILE|PHOTO|Photo)\s*(?::|[-–—])\s*")

_LEADING_MARKS = re.compile(r"(?:[\s#>*•·▪●■◆►▶|~=_`\\-]|[–—](?=\s)|&nbsp;|\ufeff)+")
_TRAILING_MARKS = re.compile(r"(?:[\s#>*•·▪●■|~=_`\\]|(?<=\s)[-–—]+|&nbsp;)+$")
_HASHTAGS = re.compile(r"\s*(?:#\w+[\s,]*)+")
_SENTENCE_END = re.compile(r"(?<![.])[.!][\"'”’)]*$")
# Longer lines are prose, however they end.
_PROSE_CHARS = 140


def is_furniture(words: str) -> bool:
    """A line (without the marks at its edges) that is no part of an article."""
    if len(words) > _FURNITURE_CHARS:
        return False
    return (
        _is_buttons(words)
        or _FURNITURE.fullmatch(words) is not None
        or _SOURCES.fullmatch(words) is not None
        or _is_byline(words)
    )


def opens_list(words: str) -> bool:
    """A heading above other articles' headlines, keywords, answers or comments."""
    return _OPENERS.fullmatch(words if words.isupper() else words.lower()) is not None or (
        words.isupper() and _OPENERS.fullmatch(words.lower()) is not None
    )


def is_sentence(words: str) -> bool:
    """Prose: a full sentence, or too long for a headline."""
    ends = _SENTENCE_END.search(words) is not None and len(words.split()) >= 5
    return ends or len(words) > _PROSE_CHARS


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim blanks, bullets and Markdown's marks off a line."""
    if _HASHTAGS.fullmatch(text, start, end):
        return start, end
    opening = _LEADING_MARKS.match(text, start, end)
    start = opening.end() if opening else start
    closing = _TRAILING_MARKS.search(text, start, end)
    return start, closing.start() if closing else end


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim a dateline or a caption's label off the start, a credit or an agency off the end."""
    opening = _DATELINE.match(text, start, end) or _CAPTION_LABEL.match(text, start, end)
    start = opening.end() if opening and opening.end() < end else start
    for pattern in (_CREDIT, _SIGNED):
        closing = pattern.search(text, start, end)
        if closing and closing.start() > start:
            end = closing.start()
    return start, end


def _is_buttons(words: str) -> bool:
    tokens = re.findall(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*|\d+", words.lower())
    named = [token for token in tokens if not token.isdigit()]
    if not named:
        return True
    if len(tokens) > 16 or not all(t in _BUTTONS or t in _SECTIONS for t in named):
        return False
    if len(named) == 1 and named[0] in _SECTIONS:
        return True
    return any(t in _BUTTONS and t not in _WEAK for t in named) or words.isupper()


def _is_byline(words: str) -> bool:
    if len(words) > 120 or not _BYLINE.fullmatch(words):
        return False
    # "By Tuesday North Korea Had Fired" is a headline.
    return not re.match(rf"(?:\w+\s+)?[Bb][Yy]:?\s+(?:{_MONTH}|\w+day)\b", words)
