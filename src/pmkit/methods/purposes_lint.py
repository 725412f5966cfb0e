"""Rules for what a field of personal data is used for: what a rule can see in a table, and no more.

Each rule names the article of the GDPR (Regulation (EU) 2016/679) that it asks about, `PURPOSE_ARTICLES` its
row in the course's dates of law. A finding is a question to take to the data protection officer, no
legal advice, and a table without findings is no permission.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pmkit.english import counted, listed
from pmkit.methods._frame import InputError, need_columns, refuse
from pmkit.methods._text_findings import TextFinding, saw

PURPOSES = {
    "plan": "plan meals",
    "fill": "fill the basket",
    "bill": "send the bill",
    "improve": "improve the recommender",
    "report": "report to the employer",
    "advertise": "advertise",
    "research": "research",
}
BASES = ("consent", "contract", "legal obligation", "vital interests", "public task", "legitimate interests")
"""The six of Art. 6(1)."""

PURPOSE_ARTICLES = {
    "no-basis": "gdpr-6",
    "no-exception": "gdpr-9",
    "contract-for-training": "gdpr-6",
    "consent-for-bill": "gdpr-6",
    "one-consent": "gdpr-7",
    "not-told": "gdpr-13",
    "on-by-default": "gdpr-25",
    "employer-sees-person": "gdpr-25",
    "child": "gdpr-8",
    "no-end": "gdpr-5",
    "no-assessment": "gdpr-35",
    "no-contract": "gdpr-28",
}
"""Rule -> id of its row in the dates of law."""

SPECIAL = ("health", "belief")
"""Categories that Art. 9 forbids but for its exceptions."""

MANY_PEOPLE = 10_000
"""From here on the course asks about “large scale”; the regulation names no number."""
_NEEDED = ("field", "category", "purpose", "basis", "exception", "sees", "keeps")
_ASKED = ("consent", "processor")


def lint_purposes(
    uses: pd.DataFrame, *, people: float = 0, assessed: bool = False, many: float = MANY_PEOPLE
) -> list[TextFinding]:
    """Look at a table with a row per field and purpose; `where` of a finding is “field: purpose”.

    Columns: `field`, `category` (health, belief and child change what is asked), `purpose` (a key of
    `PURPOSES`, or another word), `basis` (one of `BASES`), `exception` (of Art. 9; empty for none), `sees`
    (who sees it), `keeps` (until when). Where they are there, these are read too: `consent` (the question
    that gives it), `told`, `default_on`, `parent` (yes/no marks), `processor` (a firm that handles it) and
    `processor_contract` (yes/no). The table doesn't say how many `people` there are, nor whether an impact
    assessment was made (`assessed`).

    Sees: no basis, or none of the six; health or belief without an exception; a contract as basis for
    training; consent for the bill; one consent for several purposes; a purpose that nobody was told; on by
    default; an employer who sees a person; a child without a parent; no end of storage; health data of many
    people without an assessment; a processor without a contract. Doesn't see whether the basis holds. Raises
    `InputError` for a row without field or purpose, and for a mark that is neither yes nor no.

    >>> uses = pd.DataFrame({"field": ["allergy"], "category": ["health"], "purpose": ["plan"],
    ...     "basis": ["contract"], "exception": [""], "sees": ["squad"], "keeps": ["a year"]})
    >>> [(one.rule, one.where) for one in lint_purposes(uses)]
    [('no-exception', 'allergy: plan meals')]
    """
    need_columns(uses, _NEEDED, "A table of purposes")
    words = {column: _words(uses, column) for column in (*_NEEDED, *_ASKED) if column in uses.columns}
    for column in ("field", "purpose"):
        refuse(uses, column, np.array([not word for word in words[column]], dtype=bool), "Fill it in.")
    marks = {column: _marks(uses, column) for column in _MARKS if column in uses.columns}
    findings = []
    for row in range(len(uses)):
        cell = {column: cells[row] for column, cells in words.items()}
        mark = {column: bool(cells[row]) for column, cells in marks.items()}
        where = f"{cell['field']}: {PURPOSES.get(cell['purpose'], cell['purpose'])}"
        findings += [saw(rule, where, says) for rule, says in _look(cell, mark)]
    findings += _bundled(words)
    if people >= many and not assessed and "health" in words["category"]:
        says = (
            f"Health data of {counted(int(people), 'person', 'people')} and no impact assessment (Art. 35). "
            "Ask the data protection officer before you go on."
        )
        findings.append(saw("no-assessment", "", says))
    return findings


def features_without(uses: pd.DataFrame, field: str) -> list[str]:
    """The purposes that fall when a field is not collected: minimisation asks for each field (Art. 5(1)(c)).

    Columns: `field`, `purpose` and `needed` (yes/no: the purpose does not work without the field). Raises
    `InputError` for a field that is not in the table.

    >>> uses = pd.DataFrame({"field": ["age"] * 2, "purpose": ["fill", "advertise"], "needed": [1, 0]})
    >>> features_without(uses, "age")
    ['fill']
    """
    need_columns(uses, ["field", "purpose", "needed"], "Minimisation")
    if field not in set(uses["field"]):
        known = ", ".join(dict.fromkeys(uses["field"]))
        raise InputError(f"There is no field “{field}”. Choose one of: {known}.")
    needed = _marks(uses, "needed") & (uses["field"] == field).to_numpy(dtype=bool)
    return list(dict.fromkeys(uses.loc[needed, "purpose"]))


_MARKS = ("told", "default_on", "parent", "processor_contract", "needed")
_YES, _NO = ("yes", "true", "1", "x"), ("no", "false", "0", "", "-")


def _look(cell: dict[str, str], mark: dict[str, bool]) -> Iterator[tuple[str, str]]:
    """Each rule that a row by itself meets, with its sentence."""
    basis, purpose = cell["basis"].lower(), cell["purpose"]
    if basis not in BASES:
        what = f"“{cell['basis']}” is none of the six bases" if basis else "There is no basis"
        yield "no-basis", f"{what} (Art. 6). Choose one of: {', '.join(BASES)}."
    if cell["category"] in SPECIAL and not cell["exception"]:
        yield (
            "no-exception",
            "Health and belief need an exception of Art. 9 as well, such as explicit consent.",
        )
    if purpose == "improve" and basis == "contract":
        yield (
            "contract-for-training",
            (
                "A household gets its meals without this training: the contract hardly covers it (Art. 6). "
                "Which other basis holds?"
            ),
        )
    if purpose == "bill" and basis == "consent":
        yield (
            "consent-for-bill",
            (
                "A bill goes out whether or not somebody agrees, so consent is not free here (Art. 6, 7). "
                "Look at contract and legal obligation."
            ),
        )
    if mark.get("told") is False:
        yield "not-told", "Nobody was told this purpose. Say it where the data are asked for (Art. 13)."
    if mark.get("default_on") and purpose not in ("plan", "fill", "bill"):
        yield "on-by-default", "It is on by default. By default only what the purpose needs (Art. 25)."
    if "employer" in cell["sees"].lower() and "count" not in cell["sees"].lower():
        yield (
            "employer-sees-person",
            ("An employer sees a person. Show counts of groups, or nothing (Art. 5, 25; recital 43)."),
        )
    if cell["category"] == "child" and basis == "consent" and mark.get("parent") is not True:
        yield "child", "A child under 16 needs a parent's yes; a state may set 13 to 15 instead (Art. 8)."
    if not cell["keeps"] or cell["keeps"].lower() in ("for ever", "forever", "always", "unlimited", "?"):
        yield "no-end", "No end of storage. Say until when, and who deletes it (Art. 5)."
    if cell.get("processor") and mark.get("processor_contract") is not True:
        yield "no-contract", f"{cell['processor']} handles it without a contract that says how (Art. 28)."


def _bundled(words: dict[str, list[str]]) -> Iterator[TextFinding]:
    """One question of consent that has to do for several purposes."""
    purposes: dict[str, list[str]] = {}
    for basis, consent, purpose in zip(
        words["basis"], words.get("consent", [""] * len(words["basis"])), words["purpose"], strict=True
    ):
        if basis.lower() == "consent" and consent and purpose not in purposes.setdefault(consent, []):
            purposes[consent].append(purpose)
    for consent, several in purposes.items():
        if len(several) > 1:
            named = listed([PURPOSES.get(one, one) for one in several])
            says = f"One yes for {named}. Ask for each purpose by itself (Art. 6(1)(a), 7; recital 43)."
            yield saw("one-consent", consent, says, consent)


def _words(table: pd.DataFrame, column: str) -> list[str]:
    return ["" if pd.isna(cell) else " ".join(str(cell).split()) for cell in table[column]]


def _marks(table: pd.DataFrame, column: str) -> np.ndarray:
    words = [word.lower() for word in _words(table, column)]
    known = np.array([word in _YES or word in _NO for word in words], dtype=bool)
    refuse(table, column, ~known, "Write yes or no.")
    return np.array([word in _YES for word in words], dtype=bool)
