"""What only one knows: does talking longer bring it out, and which way is chosen in the end?

The facts are those of the case, or pasted. How often each fact is named is exact, what is chosen is counted
in seeded meetings (`pmkit.methods.meeting_odds`). It is a model of meetings, not of these people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from pmkit.charts import Words, shares_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, whole_percent
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Pasted, Range, Result, Values
from pmkit.explorers._meeting_facts import Facts, prepared, read_facts
from pmkit.explorers.pasted import EXAMPLE_TEXT, NAMES_STAY
from pmkit.methods import STRUCTURES, MeetingFormat, MeetingOdds, meeting_odds
from pmkit.practice.markdown import escape_markdown

TRIALS = 1000
_NAMED = 0.95
"""From here on nearly everything that one person knows is on the table."""
_HELP = (
    "A row per fact: what is known; who knows it (names with commas, or all); the way it speaks for. "
    f"{NAMES_STAY}"
)
_HIDDEN = frozenset({"form", "formats", "facts", "list", "limits", "known"})
_HERE, _OTHER = "the meeting as set", "others"
_ALL, _SOME, _ONE = "all know it", "some know it", "one person knows it"
_COLUMNS = (
    {"key": "fact", "label": "Fact", "readonly": True, "wide": True},
    {"key": "speaks_for", "label": "Speaks for", "readonly": True, "width": 18},
    {"key": "who", "label": "Who knows it", "readonly": True, "width": 18},
    {"key": "named", "label": "Named in", "readonly": True, "width": 9},
)
_LIMITS = (
    "A model: who has the word and what they say is drawn by lot from what they know (after Stasser and "
    "Titus, 1985). The round, writing and staying with a first opinion are the course's own, not measured. "
    "That people stay with their first opinion even with all facts on the table: Faulmüller et al., 2010."
)


class WhatOneKnows(Explorer):
    """Choose how the meeting is held. On the case (`frame`) you sit there as one of them and vote first; with
    own facts, beginning with `sample`, you see who holds what nobody else knows."""

    layout = (
        "data", "read", "seat", "known", "form", "sentence", "formats", "facts", "list", "limits",
    )  # fmt: skip
    taken_along = ("sentence", "formats", "limits")
    title = "What only one knows"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.case = None if frame is None else prepared(frame)
        self.sample = sample

    def _read(self, values: Values) -> Facts:
        if self.case:
            return self.case
        text = values.get("meeting", self.sample)
        return read_facts(text if isinstance(text, str) else self.sample)

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        facts = self._read(values)
        first = self._seat(facts) if self.case else self._data()
        return (first,) if facts.problem else (first, self._format(facts))

    def _data(self) -> Form:
        field = Pasted("meeting", "What is known before your meeting", start=self.sample, help=_HELP)
        return Form("data", (field,), label="Your meeting")

    @staticmethod
    def _seat(facts: Facts) -> Form:
        seat = Choice("seat", "You are", options={one: one for one in facts.people})
        ways = {"": "not yet", **{one: one for one in facts.ways}}
        return Form("seat", (seat, Choice("vote", "You choose", options=ways, radio=True)), label="Your vote")

    @staticmethod
    def _format(facts: Facts) -> Form:
        experts = {"": "nobody", **{one: one for one in facts.people}}
        fields = (
            Choice("structure", "How it is held", options=dict(STRUCTURES), radio=True),
            Choice("expert", "All know of one person what only they know", options=experts),
            Range("turns", "Time: so many times somebody says a thing", start=20, min=4, max=60),
            Range("more", "More people, who know what all know", start=0, min=0, max=6),
            Range("stick", "Stay with their first opinion", start=0.3, min=0, max=1, step=0.05, unit="%"),
            Range(
                "written", "Of what they know they write down", start=0.8, min=0, max=1, step=0.05, unit="%"
            ),
        )
        return Form("form", fields, label="The meeting")

    # --- what is seen
    def result(self, values: Values) -> Result:
        facts = self._read(values)
        if facts.problem:
            return Result(
                sentence=escape_markdown(facts.problem),
                summary="There is no meeting to look at yet.",
                says={"read": facts.told},
                hidden=_HIDDEN,
            )
        form = MeetingFormat(
            structure=values["structure"],
            turns=int(values["turns"]),
            write_share=round(float(values["written"]), 2),
            expert=values["expert"] or None,
            more_people=int(values["more"]),
        )
        stick = round(float(values["stick"]), 2)
        odds = {
            one: meeting_odds(facts.frame, replace(form, structure=one), stick=stick, trials=TRIALS)
            for one in STRUCTURES
        }
        now = odds[form.structure]
        hidden = set() if form.structure == "write" else {"written"}
        hidden |= set() if now.better_way else {"formats"}
        hidden |= {"facts", "list"} if self.case and not values["vote"] else set()
        before = EXAMPLE_TEXT if values.get("meeting") == self.sample else ""
        return Result(
            sentence=f"{self._alone(facts)} {_said(now, form, facts, stick)}".strip(),
            summary="" if self.case else self._counted_only(facts),
            charts={"formats": _formats_picture(odds, form.structure), "facts": _facts_picture(now)},
            says={
                "known": self._known(facts, values) if self.case else "",
                "read": "" if self.case else f"{before}{facts.told}",
                "limits": _LIMITS,
            },
            tables={"list": _table(facts, now)},
            hidden=hidden,
        )

    def _alone(self, facts: Facts) -> str:
        """Who holds facts that nobody else knows; the case lets you find it out."""
        if self.case:
            return ""
        holders = {one: facts.only(one) for one in facts.people}
        alone = [f"{escape_markdown(one)} {many}" for one, many in holders.items() if many]
        if not alone:
            return "No fact is known to one person only: a round or a sheet of paper brings out nothing new."
        return f"{self._counted_only(facts)} By person: {listed(alone)}."

    @staticmethod
    def _counted_only(facts: Facts) -> str:
        """What is taken along of one's own facts: how many, without a name."""
        many = sum(facts.only(one) for one in facts.people)
        return f"Known to one person only: **{many} of {counted(len(facts.frame), 'fact')}**."

    @staticmethod
    def _known(facts: Facts, values: Values) -> str:
        """What the person in whose seat one sits knows, and what comes of one's vote."""
        seat, vote, known = values["seat"], values["vote"], facts.known_to(values["seat"])
        rows = [f"- {escape_markdown(one)}" for one in known["fact"]]
        many = f"{len(known)} of {counted(len(facts.frame), 'fact')}, {facts.only(seat)} of them nobody else"
        head = f"**{escape_markdown(seat)} knows before the meeting** ({many} knows):"
        said = "Which way do you choose? What the others know you see after your vote."
        if vote:
            own, whole = (int((table["speaks_for"] == vote).sum()) for table in (known, facts.frame))
            said = (
                f"You choose **{escape_markdown(vote)}**. Of the {len(known)} facts that you know {own} "
                f"speak for it; of all {len(facts.frame)} facts {whole} do. Chart and table below have all."
            )
        return "\n".join([head, "", *rows, "", said])


def _said(odds: MeetingOdds, form: MeetingFormat, facts: Facts, stick: float) -> str:
    said = [escape_markdown(odds.says)]
    people = len(facts.people) + form.more_people
    if form.structure != "free" and form.turns < people:
        need = "a turn in the round" if form.structure == "round" else "the time of a turn to write"
        said.append(f"{form.turns} turns are too few: each of {people} people needs {need}. Take more time.")
    if odds.better_way and odds.unshared_named >= _NAMED and odds.better_chosen < 0.5:
        said.append(
            f"Nearly everything is on the table, and it does not help: {whole_percent(stick)} stay with what "
            "they thought before. Let them write what they know before they say what they want."
        )
    return " ".join(said)


def _formats_picture(odds: Mapping[str, MeetingOdds], chosen: str) -> Picture:
    first = next(iter(odds.values())).first_vote
    rows = [("First opinions, without a talk", first, _OTHER)]
    rows += [
        (label, odds[key].better_chosen, _HERE if key == chosen else _OTHER)
        for key, label in STRUCTURES.items()
    ]
    table = pd.DataFrame(rows, columns=["item", "share", "kind"])
    told = "; ".join(f"{name}: {whole_percent(share)}" for name, share, _ in rows if share == share)
    better = whole_percent(odds[chosen].better_chosen)
    words = Words(
        f"{STRUCTURES[chosen].split(':')[0]}: the better way in {better} of meetings",
        f"{TRIALS:,} meetings each. The better way is the one for which all facts together speak.",
        f"Bars of how often the better way is chosen. {told or 'None is better'}.",
    )
    return shares_chart(table, words, axis="better way chosen", kinds=(_HERE, _OTHER))


def _facts_picture(odds: MeetingOdds) -> Picture:
    facts = odds.facts.sort_values("chance", ascending=False, kind="stable")
    kinds = [
        _ALL if all_know else _ONE if one_knows else _SOME
        for all_know, one_knows in zip(facts["shared"], facts["unshared"], strict=True)
    ]
    table = pd.DataFrame({"item": facts["fact"], "share": facts["chance"], "kind": kinds})
    shared, alone = whole_percent(odds.shared_named), whole_percent(odds.unshared_named)
    title = f"Known to all: named in {shared} of meetings. Known to one person: in {alone}"
    if "–" in (shared, alone):
        low, high = (whole_percent(end) for end in (facts["chance"].min(), facts["chance"].max()))
        title = f"A fact is named in {low if low == high else f'{low} to {high}'} of meetings"
    rows = zip(table["item"], table["share"], kinds, strict=True)
    told = "; ".join(f"{fact}: {whole_percent(share)}, {kind}" for fact, share, kind in rows)
    words = Words(title, "Exact chance that a fact is named at least once.", f"Bars of chances. {told}.")
    return shares_chart(table, words, axis="named in so many meetings", kinds=(_ALL, _SOME, _ONE))


def _table(facts: Facts, odds: MeetingOdds) -> Cells:
    people = len(facts.people)
    rows = [
        {
            "id": str(at),
            "fact": row["fact"],
            "speaks_for": row["speaks_for"] or "neither",
            "who": "all" if len(row["holders"]) == people else ", ".join(row["holders"]),
            "named": whole_percent(chance),
        }
        for (at, row), chance in zip(facts.frame.iterrows(), odds.facts["chance"], strict=True)
    ]
    return Cells("list", "All facts", columns=_COLUMNS, rows=rows)
