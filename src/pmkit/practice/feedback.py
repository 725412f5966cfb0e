"""What a check says: a verdict, what was done and why it matters, one next step, and a line per element.

Feedback is plain data: it renders to text, safe HTML and JSON, and is read back from the store as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.verdicts import Verdict, read_verdict


@dataclass(frozen=True, kw_only=True)
class PartFeedback:
    """What is said about one element (option, card, row, slot); `text` is Markdown."""

    id: str
    verdict: Verdict
    text: str

    def record(self) -> dict[str, str]:
        """The form that is stored."""
        return {"id": self.id, "verdict": self.verdict.value, "text": self.text}

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "verdict": self.verdict.value,
            "label": self.verdict.label,
            "symbol": self.verdict.symbol,
            "text": to_plain(self.text),
            "html": to_html(self.text),
        }


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """The reply to one answer. `message`, `next_step` and the parts' texts are Markdown.

    `trap` names the misconception that was recognised. `understood` is false where the input could not be
    read (then it does not count as a try).
    """

    verdict: Verdict
    message: str
    next_step: str = ""
    parts: tuple[PartFeedback, ...] = ()
    trap: str | None = None
    understood: bool = True

    @property
    def heading(self) -> str:
        return f"{self.verdict.symbol} {self.verdict.label.capitalize()}"

    def text(self) -> str:
        """All of it as plain text, the verdict first."""
        lines = [f"{self.heading}. {to_plain(self.message)}".rstrip(), to_plain(self.next_step)]
        lines += [f"{part.verdict.symbol} {part.verdict.label}: {to_plain(part.text)}" for part in self.parts]
        return "\n".join(line for line in lines if line)

    def html(self) -> str:
        """All of it as HTML that is safe to insert into a page."""
        heading = (
            f'<p class="pmkit-verdict" data-verdict="{self.verdict.value}">'
            f'<span aria-hidden="true">{self.verdict.symbol}</span> '
            f"{escape(self.verdict.label.capitalize())}</p>"
        )
        message = f'<div class="pmkit-message">{to_html(self.message)}</div>' if self.message else ""
        step = f'<div class="pmkit-next">{to_html(self.next_step)}</div>' if self.next_step else ""
        parts = "".join(
            f'<li data-verdict="{part.verdict.value}"><span aria-hidden="true">{part.verdict.symbol}</span> '
            f"{escape(part.verdict.label)}: {to_html(part.text)}</li>"
            for part in self.parts
        )
        return heading + message + step + (f'<ul class="pmkit-parts">{parts}</ul>' if parts else "")

    def to_json(self) -> dict[str, Any]:
        """Everything the page shows, rendered and safe."""
        return {
            "verdict": self.verdict.value,
            "label": self.verdict.label,
            "symbol": self.verdict.symbol,
            "message_html": to_html(self.message),
            "next_step_html": to_html(self.next_step),
            "parts": [part.to_json() for part in self.parts],
            "trap": self.trap,
            "text": self.text(),
            "html": self.html(),
        }

    def record(self) -> dict[str, Any]:
        """The form that is stored; `from_record` reads it back."""
        return {
            "verdict": self.verdict.value,
            "message": self.message,
            "next_step": self.next_step,
            "parts": [part.record() for part in self.parts],
            "trap": self.trap,
            "understood": self.understood,
        }

    @classmethod
    def from_record(cls, record: object) -> "Feedback | None":
        """The feedback as it was stored; None where the record is not one."""
        if not isinstance(record, Mapping) or not isinstance(record.get("message"), str):
            return None
        parts = record.get("parts")
        return cls(
            verdict=read_verdict(record.get("verdict")),
            message=record["message"],
            next_step=str(record.get("next_step") or ""),
            parts=tuple(
                PartFeedback(
                    id=str(part.get("id", "")),
                    verdict=read_verdict(part.get("verdict")),
                    text=str(part.get("text", "")),
                )
                for part in (parts if isinstance(parts, list) else [])
                if isinstance(part, Mapping)
            ),
            trap=record["trap"] if isinstance(record.get("trap"), str) else None,
            understood=record.get("understood") is not False,
        )
