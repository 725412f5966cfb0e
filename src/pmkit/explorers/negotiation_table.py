"""The table: five issues, two sides, offers and answers. Is there a deal that is better for both?

The other side is a fixed rule (`pmkit.explorers._bargain`), no person. Its points are hidden until there is a
deal.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Result,
    Tick,
    Values,
)
from pmkit.explorers import _bargain_words as words
from pmkit.explorers._bargain import Bargain, Package, Talk, talk_of
from pmkit.explorers._bargain_view import View, alike
from pmkit.explorers._deals import Deal, deals_said, read_deals
from pmkit.explorers._own_bargain import own_form, read_issues, table_of
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.secret_sheets import secret_sheet
from pmkit.practice.markdown import escape_markdown

_PLACES = ("1", "2", "3")
_TITLES = {"1": "Your package", "2": "Second package", "3": "Third package"}
_MOST_POINTS = 100_000


class NegotiationTable(Explorer):
    """Put a package together, offer it (or three at once), hear the answer; see what remains on the table.

    `frame` has `issue`, `option`, `ours`, `theirs`, `blocked` (why it is not for sale). `sides` and `limits`
    name both and say what they have without a deal; `suspects` are the issues that may matter most;
    `promises` gives the chance with which an option can be kept, and `promise_note` says of what. With a
    `sample` the table is pasted, beginning with it.
    """

    layout = (
        "data",
        "read",
        "setting",
        "package1",
        "package2",
        "package3",
        "act",
        "sentence",
        "promise",
        "talk",
        "guess",
        "chart",
        "steps",
        "deals",
        "sheet",
    )
    taken_along = ("sentence", "talk", "chart", "steps", "deals", "sheet")
    title = "The table"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        sides: tuple[str, str],
        limits: tuple[float, float],
        suspects: Sequence[str] = (),
        promises: Mapping[str, str] | None = None,
        promise_note: str = "",
        sample: str | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.sides, self.limits, self.suspects = sides, limits, tuple(suspects)
        self.promises, self.promise_note, self.sample = dict(promises or {}), promise_note, sample
        self._bargain = lru_cache(maxsize=8)(self._make)

    def _make(self, text: str | None, ours: float, theirs: float) -> Bargain | str:
        issues = self.frame if text is None else read_issues(text).frame
        return table_of(issues, (ours, theirs), self.suspects)

    def bargain(self, values: Values) -> Bargain | str:
        """The table as it stands, or why there is none."""
        limits = [float(field.clean(values.get(field.key))) for field in self._limits()]
        if self.sample is None:
            return self._bargain(None, *limits)
        text = values.get("issues")
        return self._bargain(text if isinstance(text, str) else self.sample, *limits)

    # --- what can be changed
    def _limits(self) -> tuple[Number, Number]:
        low, high = -_MOST_POINTS, _MOST_POINTS
        ours, theirs = self.limits
        theirs_label = "Worth to them without a deal (your guess)"
        return (
            Number("our_limit", "Worth to you without a deal", start=ours, min=low, max=high),
            Number("their_limit", theirs_label, start=theirs, min=low, max=high),
        )

    def controls(self, values: Values) -> Sequence[Control]:
        bargain = self.bargain(values)
        many = Choice("many", "You offer", options={"1": "one package", "3": "three at once"}, radio=True)
        setting = (many, *self._limits(), Tick("show", "Show their side"))
        own = () if self.sample is None else (own_form(self.sample, self.sides),)
        forms = [*own, Form("setting", setting, label="The table")]
        several = values.get("many") == "3"
        forms += [self._package(place, bargain, several) for place in _PLACES]
        return (*forms, Form("act", self._buttons(values, bargain), label="At the table"))

    def _buttons(self, values: Values, bargain: Bargain | str) -> tuple[Button, ...]:
        """To offer and to walk away while the talk goes on; to begin anew once it has begun."""
        kept = values.get("offers")
        talk = talk_of(bargain, bargain.as_packages(kept)) if isinstance(bargain, Bargain) else None
        walked = values.get("walked") is True
        again = Button("again", "Begin the talk anew", lambda _: {"offers": [], "walked": False})
        if talk is None:
            return ()
        if talk.deal or walked:
            return (again,)
        offer = Button("offer", "Make this offer", self._offer, main=True)
        walk = Button("walk", "Walk away", lambda _: {"walked": True})
        return (offer, walk, again) if talk.rounds else (offer, walk)

    def _package(self, place: str, bargain: Bargain | str, several: bool) -> Form:
        if not isinstance(bargain, Bargain):
            return Form(f"package{place}", (), label=_TITLES[place])
        start = alike(bargain)[int(place) - 1]
        fields = []
        for issue, options in bargain.options.items():
            called = {
                one: f"{one} ({bargain.points[issue, one][0]:g})"
                + (", blocked" if (issue, one) in bargain.blocked else "")
                for one in options
            }
            fields.append(
                Choice(
                    f"{place} {issue}",
                    f"{place}: {issue}" if several else issue,
                    options=called,
                    start=start[issue],
                    at=("packages", place, issue),
                )
            )
        return Form(f"package{place}", tuple(fields), label=_TITLES[place])

    def _packages(self, values: Values, bargain: Bargain) -> list[Package]:
        """The packages that lie ready."""
        kept, places = values["packages"], _PLACES[: int(values["many"])]
        return [{issue: kept[place][issue] for issue in bargain.options} for place in places]

    def _offer(self, values: Values) -> Values:
        """The packages that lie ready are offered; of two that are the same, one."""
        bargain = self.bargain(values)
        if not isinstance(bargain, Bargain):
            return {}
        ready = self._packages(values, bargain)
        if words.of_blocked(bargain, ready):
            return {}
        once = list(dict.fromkeys(tuple(one[issue] for issue in bargain.options) for one in ready))
        kept = values.get("offers")
        before = kept if isinstance(kept, list) else []
        return {"offers": [*before, [list(one) for one in once]], "walked": False}

    # --- what is seen
    def result(self, values: Values) -> Result:
        bargain = self.bargain(values)
        read = self._read(values)
        if not isinstance(bargain, Bargain):
            away = {"chart", "promise"}
            return Result(sentence=escape_markdown(bargain), says={"read": read}, hidden=away)
        us, them = (escape_markdown(one) for one in self._names(values))
        ready = self._packages(values, bargain)
        talk = talk_of(bargain, bargain.as_packages(values.get("offers")))
        walked, open_ = values.get("walked") is True, not talk.deal
        deals, said_of_deals = self._deals(values, bargain)
        seen = bool(values["show"] or talk.deal or walked or deals)  # dots have the points of both
        table = bargain.for_sale if seen else bargain.guessed(talk.beliefs)
        view = View(bargain, table, seen, self._names(values))
        blocked = words.of_blocked(bargain, ready)
        now = talk.deal or ready[0]
        said = self._sentence(bargain, talk, ready, blocked, walked, us, them)
        if not blocked and not walked:
            said.append(words.of_rest(bargain, view.made, view.worth(now), seen))
        if seen and not blocked:
            said += [words.of_fair(bargain, us, them)] if not walked else []
        says = {
            "talk": words.of_talk(talk, bargain, them),
            "guess": words.of_guess(talk, them) if talk.rounds else "",
            "promise": self._promised(ready if open_ else [now]),
            "deals": said_of_deals,
            "sheet": self._sheet(values, bargain),
            "read": read,
        }
        before = (
            talk.rounds[-2 if talk.deal and len(talk.rounds) > 1 else -1].offers[0] if talk.rounds else None
        )
        start = before if before and before != now else bargain.middle
        tables = {} if blocked or now == start else {"steps": view.steps(start, now)}
        taken = [] if blocked or walked else [words.for_others(bargain, said, ready, talk.deal, us)]
        return Result(
            sentence=" ".join(said),
            summary="".join(taken),
            charts={
                "chart": view.picture(
                    [] if blocked else ([now] if talk.deal else ready), deals, bool(talk.deal)
                )
            },
            tables=tables,
            says=says,
            hidden=self._hidden(values, bargain, over=bool(talk.deal) or walked),
        )

    def _names(self, values: Values) -> tuple[str, str]:
        if self.sample is None:
            return self.sides
        return str(values["us"]), str(values["them"])

    def _sentence(
        self,
        bargain: Bargain,
        talk: Talk,
        ready: list[Package],
        blocked: list[str],
        walked: bool,
        us: str,
        them: str,
    ) -> list[str]:
        if talk.deal:
            return [*words.of_deal(bargain, talk.deal, us, them), words.NO_ADDING]
        if walked:
            return [words.of_walking(bargain)]
        if blocked:
            return blocked
        return words.of_offers(bargain, ready, us)

    def _promised(self, ready: list[Package]) -> str:
        """How likely the dates in these packages can be kept."""
        found = dict.fromkeys(option for one in ready for option in one.values() if option in self.promises)
        if not found:
            return ""
        chances = "; ".join(f"**{escape_markdown(one)}** {self.promises[one]}" for one in found)
        return f"Can it be kept? {chances}. {self.promise_note}"

    def _deals(self, values: Values, bargain: Bargain) -> tuple[list[Deal], str]:
        if self.sample is None:
            return [], ""
        deals, told = read_deals(values["typed"], bargain)
        said = deals_said(deals, bargain, self._names(values))
        return deals, "\n".join([said, "", *(f"- {escape_markdown(one)}" for one in told)]).strip()

    def _sheet(self, values: Values, bargain: Bargain) -> str:
        if self.sample is None or values["sheet_of"] == "none":
            return ""
        us, them = self._names(values)
        at, side, other = (0, us, them) if values["sheet_of"] == "ours" else (1, them, us)
        return secret_sheet(bargain.issues, side, values["sheet_of"], bargain.limits[at], other)

    def _read(self, values: Values) -> str:
        if self.sample is None:
            return ""
        example = EXAMPLE_TEXT if values["issues"] == self.sample else ""
        return example + read_issues(values["issues"]).told_text

    def _hidden(self, values: Values, bargain: Bargain, over: bool) -> set[str]:
        """The other packages while one is offered; all of them when the talk is over."""
        places = _PLACES if over else _PLACES[int(values["many"]) :]
        away = {f"{place} {issue}" for place in places for issue in bargain.options}
        return away | {"many"} if over else away
