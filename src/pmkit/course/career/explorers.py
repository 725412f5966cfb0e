"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.career import adverts_data, case_data, estimate_data, ledger_data, pay_data, plan_data
from pmkit.course.registry import OWN, Use, use

EXPLORERS: dict[str, Use] = {
    "career.ledger": use("evidence_ledger:EvidenceLedger", ledger_data.ledger, label=OWN),
    "career.adverts": use("job_adverts:JobAdverts", adverts_data.adverts),
    "career.own-adverts": use("job_adverts:JobAdverts", adverts_data.own_adverts, label=OWN),
    "career.pay": use("pay_sources:PaySources", pay_data.pay),
    "career.own-pay": use("pay_sources:PaySources", pay_data.own_pay, label=OWN),
    "career.estimate": use("ten_estimates:TenEstimates", estimate_data.estimates),
    "career.own-estimate": use("ten_estimates:TenEstimates", estimate_data.own_estimates, label=OWN),
    "career.plan": use("ninety_days:NinetyDays", plan_data.plan, label=OWN, follows="career.ledger"),
    "career.case": use("work_a_case:WorkACase", case_data.cases),
    "career.own-case": use("work_a_case:WorkACase", case_data.cases, label=OWN, own=True),
}
