"""What the chapter's explorers work on: Mealwise's launch of the allergy filter. All invented."""

from pmkit.cases import load
from pmkit.explorers import Data


def allergy_households() -> int:
    """How many households live with an allergy: those whom the ingredient table reaches."""
    reach = dict(load("backlog")[["id", "reach"]].itertuples(index=False, name=None))
    return round(reach["MW-02"])


def subscribers() -> int:
    """How many had a subscription at the end of the last month that is known."""
    return int(load("prices_churn").groupby("month")["end"].sum().iloc[-1])


def seen() -> Data:
    """Who may get the filter, and the fault that one begins with."""
    audiences = {
        f"{allergy_households():,} households with an allergy": allergy_households(),
        f"All {subscribers():,} subscribers": subscribers(),
    }
    return Data(more={"audiences": audiences, "one_in": 450, "who": ("household", "households")})
