"""What a rule sees in the shares, letters and explanations of this sheet; none of them understands a text."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from pmkit.english import counted
from pmkit.methods import lint_explanation
from pmkit.methods.measures import has_date
from pmkit.practice.question_parts import Finding

EXPLAINED = ("decides", "from", "wrong", "no")
MOST_WORDS = 90

_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|today|tonight)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:in due course|soon|shortly|suitable|insights?|as appropriate|do not hesitate|for the time being)\b",
    re.IGNORECASE,
)
_SOFTENED = re.compile(
    r"\b(?:unfortunately|at the moment|not everything|currently|as of now|yet)\b", re.IGNORECASE
)
_ANONYMISED = re.compile(
    r"\b(?:anonymi[sz]ed|without (?:the )?names?|(?:remove|take out|leave out) (?:the )?names?)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:no|not|never|nothing|nobody|neither|without)\b|n['’]t\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:GDPR|Art(?:icle|\.)|law|legal|compliance|polic(?:y|ies)|regulations?)\b", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:people|person|somebody|someone|whoever|colleagues?|staff|they|them|their|who|families|employees?|"
    r"department|room|shift)\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"\b(?:control room|workshop|customs|warehouse)\b", re.IGNORECASE)
_CONTACT_ONLY = re.compile(r"\b(?:do not hesitate|feel free|contact us|get in touch)\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:is final|can(?:no|['’])t be (?:changed|contested)|no appeal)\b", re.IGNORECASE)
_DISTRICT = re.compile(r"\b(?:district|where you live|neighbourhood|postcode|address)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr)\b|\b(?:a|one) (?:person|colleague|human)\b|\bsomebody\b|\bsomeone\b|\bI\b|\bwe\b|"
    r"\b(?:reads|looks|calls|answers)\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\bof (?:the|those|all|(?:every |each )?\d[\d,]*)\b|\bshare of\b|\bout of\b", re.IGNORECASE
)
_GROUPS = re.compile(
    r"\b(?:each|every|per|by|between|for) [\w ]{0,24}(?:groups?|districts?|ages?|languages?|women|men|kinds?|cit(?:y|ies))\b|"
    r"\b(?:groups?|districts?|age|women|men)\b",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(r"\b(?:overall|accuracy|in total|on average|complaints?)\b", re.IGNORECASE)


def thin_slices(
    given: Mapping[str, float],
    *,
    total: float,
    fewest: int,
    shares: Mapping[str, float],
    severe: Collection[str],
    limit: Callable[[float], float],
) -> list[Finding]:
    """Kinds that get too few to say anything, and severe ones that get no more than they have among the questions."""
    found = []
    for name, share in shares.items():
        many = given.get(name, 0)
        if many < 1:
            found.append(
                Finding(text="Nobody reads any of these. What was not read is not known.", where=name)
            )
        elif many < fewest:
            says = (
                f"With {counted(int(many), 'answer')} and nobody wrong up to {limit(many):.0f} of 100 may still be. "
                f"Give it at least {fewest}."
            )
            found.append(Finding(text=says, where=name))
        elif name in severe and many <= 2 * share * total:
            says = (
                f"Nobody wrong of {many:g} still allows {limit(many):.0f} of 100. Here it can hurt somebody: "
                "give it far more than comes by itself."
            )
            found.append(Finding(text=says, where=name))
    most_severe = min((given.get(name, 0) for name in severe), default=0)
    for name in (one for one in shares if one not in severe):
        if given.get(name, 0) > most_severe >= fewest:
            says = "More than a kind that can hurt somebody. What would one wrong answer do here, and there?"
            found.append(Finding(text=says, where=name))
    return found


def _seen(slots: Mapping[str, str], names: str, pattern: re.Pattern[str], says: str) -> Iterator[Finding]:
    for name in names.split():
        if found := pattern.search(slots.get(name, "")):
            yield Finding(text=f"“{found[0]}” {says}", where=name)


def _lacks(slots: Mapping[str, str], name: str, has: object, says: str) -> Iterator[Finding]:
    if slots.get(name, "").strip() and not has:
        yield Finding(text=says, where=name)


def no_to_employer(slots: Mapping[str, str]) -> list[Finding]:
    """A letter to an employer: a day, a plain no, a reason about people, and a way that is one."""
    gets, refused, why = (slots.get(name, "") for name in ("gets", "not", "why"))
    found = [
        *_seen(slots, "gets", _VAGUE, "tells her nothing. What lies on her desk, and when?"),
        *_lacks(
            slots, "gets", has_date(gets) or _DAY.search(gets), "No day in it. By when does she have it?"
        ),
        *_lacks(slots, "not", _REFUSED.search(refused), "No “no” in it. What does she not get?"),
        *_seen(slots, "not", _SOFTENED, "sounds as if it came later. Say it as a no."),
        *_seen(
            slots, "gets not", _ANONYMISED, "does not help: in a small department colleagues know who it is."
        ),
        *_seen(slots, "not why", _DEPARTMENT, "tells her where to look. Say “a small department”."),
        *_seen(slots, "next", _CONTACT_ONLY, "is no way. What can she ask for, and from whom?"),
    ]
    if _LAW.search(why) and not _PEOPLE.search(why):
        says = "is all that she can tell the council. Whom would it hit, and how?"
        found += _seen(slots, "why", _LAW, says)
    return found


def locked_out(slots: Mapping[str, str]) -> list[Finding]:
    """An explanation to a rider, and two numbers: words of the trade, nobody who decides, no way out, of whom."""
    way = slots.get("no", "")
    found = [
        Finding(text=one.text, where=one.where)
        for one in lint_explanation({name: slots.get(name, "") for name in EXPLAINED})
        if one.where in EXPLAINED and slots.get(one.where, "").strip()
    ]
    words = sum(len(slots.get(name, "").split()) for name in EXPLAINED)
    if words > MOST_WORDS:
        found.append(Finding(text=f"{counted(words, 'word')} to the rider. Cut them to {MOST_WORDS}."))
    found += [
        *_district(slots),
        *_seen(slots, "no", _FINAL, "closes the door. Who looks at it, and what counts?"),
        *_lacks(slots, "no", _PERSON.search(way), "Nobody looks at it. Name a person or a post."),
        *_lacks(slots, "no", has_date(way) or _DAY.search(way), "By when? A rider waits at the kerb."),
        *_seen(slots, "first second", _ONE_NUMBER, "is one heap. Of whom, in each group?"),
    ]
    for name in ("first", "second"):
        text = slots.get(name, "")
        found += _lacks(slots, name, _OF_WHOM.search(text), "Of whom? Of the locked-out, or of the harmless?")
        found += _lacks(
            slots, name, _GROUPS.search(text), "For which groups? Say which ones you set side by side."
        )
    first, second = (" ".join(slots.get(name, "").casefold().split()) for name in ("first", "second"))
    if first and first == second:
        found.append(Finding(text="The same number again. Which mistake does it leave out?", where="second"))
    return found


def _district(slots: Mapping[str, str]) -> Iterator[Finding]:
    """A reason that the score does not use; that it is not looked at may be said."""
    for sentence in re.split(r"(?<=[.!?;])\s+", slots.get("from", "")):
        if (seen := _DISTRICT.search(sentence)) and not _REFUSED.search(sentence):
            says = f"“{seen[0]}”: the score does not know it. Name what it does look at."
            yield Finding(text=says, where="from")
