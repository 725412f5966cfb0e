"""How easily the prose reads: a report for authors, never a reason to refuse a change.

It counts what can be counted (long sentences, words of the trade's bad habits, American spelling) and judges
nobody's style.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmkit.practice.markdown import to_plain, without_comments

LONGEST_SENTENCE = 30
"""Words; what is longer is read twice."""

PLAINER = {
    "utilise": "use",
    "utilize": "use",
    "leverage": "use",
    "synergy": "what each gains",
    "in order to": "to",
    "simply": "(leave it out)",
    "obviously": "(leave it out)",
    "of course": "(leave it out)",
    "as we all know": "(leave it out)",
    "in this section": "(begin with the thing itself)",
    "it should be noted": "(leave it out)",
    "best-in-class": "(say by which measure)",
    "world-class": "(say by which measure)",
    "game changer": "(say what changes)",
    "low-hanging fruit": "(say what it costs)",
    "deep dive": "closer look",
    "stakeholder alignment": "(say who agrees to what)",
    "going forward": "from now on",
}
BRITISH = {
    "prioritize": "prioritise",
    "prioritization": "prioritisation",
    "organization": "organisation",
    "behavior": "behaviour",
    "color": "colour",
    "center": "centre",
    "favorite": "favourite",
    "analyze": "analyse",
    "recognize": "recognise",
    "program": "programme (or: software)",
    "labor": "labour",
}


@dataclass(frozen=True)
class Reading:
    """The figures of one text: words, sentences, words a sentence, and remarks with the words they are on."""

    words: int
    sentences: int
    remarks: tuple[str, ...]

    @property
    def words_a_sentence(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0


def read(markdown: str) -> Reading:
    """The figures and remarks of a Markdown text; tables, code and headings are left out."""
    sentences = list(_sentences(markdown))
    lengths = [len(sentence.split()) for sentence in sentences]
    remarks = [
        f"{length} words in one sentence: “{' '.join(sentence.split()[:8])} …”"
        for sentence, length in zip(sentences, lengths, strict=True)
        if length > LONGEST_SENTENCE
    ]
    plain = " ".join(sentences).casefold()
    for words in (PLAINER, BRITISH):
        for word, better in words.items():
            if re.search(rf"\b{re.escape(word)}\b", plain):
                remarks.append(f"“{word}”: {better}")
    return Reading(sum(lengths), len(sentences), tuple(remarks))


def _sentences(markdown: str) -> Iterator[str]:
    kept = [
        line
        for line in without_comments(markdown).splitlines()
        if not re.match(r"\s*(\||#|```|\d+[.)]\s*$|[-*+]\s*$)", line)
    ]
    for block in to_plain("\n".join(kept)).splitlines():
        for sentence in re.split(r"(?<=[.!?:])[\s”\"]+(?=[\"“A-Z0-9])", block):
            if re.search(r"\w", sentence):
                yield sentence.strip()
