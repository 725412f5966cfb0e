"""The numbers of the practice sheet on adverts, pay and ranges, and what its rules see. All computed."""

from collections.abc import Mapping
from statistics import NormalDist

from pmkit import methods
from pmkit.course.career import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# adverts


def ten_of_forty(draw: Draw) -> dict[str, float]:
    """So many adverts of so many ask for it: the share and the ends of its range in per cent, and a usual wrong way."""
    hits, n = draw.of((10, 40), (12, 40), (9, 36), (8, 40), (15, 50))
    low, high = methods.wilson_interval(hits, n)
    share = hits / n
    return {
        "hits": hits,
        "n": n,
        "share": 100 * share,
        "low": 100 * low,
        "high": 100 * high,
        "wald": 100 * (share - 1.96 * (share * (1 - share) / n) ** 0.5),
    }


# pay


def up_to() -> dict[str, int]:
    """An offer that says “up to”, in euros: all of it, its bonus, the base, and the base with half of the bonus."""
    offer, bonus = 78_000, 12_000
    return {"all": offer, "bonus": bonus, "base": offer - bonus, "half": offer - bonus // 2}


def by_hour(draw: Draw) -> dict[str, int]:
    """Pay by the hour against pay by the month, in euros a year: how much more the second brings, and the usual wrong ways."""
    rate, hours, month, salaries = draw.of(
        (34, 38, 5400, 13), (31, 40, 5200, 13), (36, 35, 5300, 13), (29, 40, 4600, 14), (33, 40, 5500, 13)
    )
    first, second = (
        round(methods.full_time_year(methods.read_pay(text), full_week=hours).low or 0)
        for text in (f"{rate} EUR an hour, {hours} hours a week", f"{month} EUR a month, {salaries} salaries")
    )
    return {
        "rate": rate,
        "hours": hours,
        "month": month,
        "salaries": salaries,
        "year_a": first,
        "year_b": second,
        "more": second - first,
        "by_48": second - rate * hours * 48,
        "by_12": abs(first - 12 * month),
    }


def payslips(draw: Draw) -> dict[str, float]:
    """From how many payslips on lowest and highest enclose the median, how surely in per cent, and with one fewer."""
    sure = draw.of(95, 90, 99, 80)

    def encloses(n: int) -> float:
        return 100 * (1 - 2 * 0.5**n)

    n = next(many for many in range(2, 20) if encloses(many) >= sure)
    return {
        "sure": sure,
        "n": n,
        "at": encloses(n),
        "miss": 100 - encloses(n),
        "fewer": n - 1,
        "at_fewer": encloses(n - 1),
    }


# estimates


def twenty() -> dict[str, float]:
    """Twenty right ranges of 90 %: in how many of 100 sets fifteen or fewer hold, and sixteen or fewer; by how many per
    cent ranges that hold in fifteen of twenty are too narrow, if errors are bell-shaped."""
    chances = methods.chances_of_held(20)
    reach = [NormalDist().inv_cdf((1 + held) / 2) for held in (15 / 20, 0.9)]
    return {
        "fifteen": 100 * sum(chances[:16]),
        "sixteen": 100 * sum(chances[:17]),
        "wider": 100 * (reach[1] / reach[0] - 1),
    }


@rule
def nut_town_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A range from two factors: its width against that of the factors, and whether the widest one is named."""
    return sheet_texts.range_in_parts(slots)


# a plan


@rule
def sixty_hours_findings(given: Mapping[str, float]) -> list[Finding]:
    """A plan of ninety days in hours: mostly reading, nobody else who sees it, no ending."""
    return sheet_texts.hours_in_outputs(given)


# telling it


@rule
def mara_no_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A no to an applicant, with a reason that he can use."""
    return sheet_texts.no_with_reason(slots)


@rule
def were_wrong_findings(slots: Mapping[str, str]) -> list[Finding]:
    """An answer about having been wrong, in at most 150 words."""
    return sheet_texts.own_mistake(slots)
