"""What the chapter's explorers work on: Mealwise's launch of the allergy filter. All invented."""

from pmkit.cases import load
from pmkit.course.roadmapping import data as roadmapping
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


def days() -> Data:
    """The roll-out as it went, what is watched, and what was true on which days."""
    from pmkit.explorers.guardrails import Guardrail, Moment

    guardrails = {
        "errors": Guardrail("Errors", "errors", 10, 20),
        "unsafe": Guardrail("Unsafe recipes reported", "unsafe_reports", 0.1, round(1000 / 450, 2)),
    }
    moments = (
        Moment(
            9,
            14,
            "the version of stage 2 showed an unsafe recipe once in 450 searches.",
            ("hold", "back"),
            "One such report is severe enough to hold and read it; roll-back does not undo what was eaten.",
        ),
        Moment(
            17,
            17,
            "Korbmarkt was slow, and errors doubled without the filter too.",
            ("hold",),
            "Ask the partner before the share is raised; going on at the same share can be defended as well.",
        ),
        Moment(
            23,
            23,
            "one report, a label that was misread.",
            ("go", "hold"),
            "One in more than 20,000 searches. Who reads each report can go on.",
        ),
    )
    more = {"guardrails": guardrails, "audience": allergy_households(), "moments": moments}
    return Data(load("rollout_days"), more=more)


def after() -> Data:
    """The signals after the launch, and who of each stage used the filter week by week."""
    cohorts = load("rollout_cohorts")
    now = int((roadmapping.board()["horizon"] == "now").sum())
    more = {
        "cohorts": cohorts,
        "first": cohorts["exposed_on"].min(),
        "days": (28, 49),
        "begin": 35,
        "now_before": now,
    }
    return Data(load("launch_signals"), more=more)
