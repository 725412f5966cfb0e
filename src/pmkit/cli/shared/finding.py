"""One thing that `pmkit doctor` has looked at."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at: what it is, what was found and, where it is not fine, the remedy."""

    subject: str
    says: str
    fine: bool = True
    remedy: str = ""

    def to_json(self) -> dict[str, object]:
        """The finding as plain values."""
        return asdict(self)
