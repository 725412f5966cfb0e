"""Reasons for estimates, and what a second person estimates apart, go wherever the decisions go."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pmkit.backlog import (
    ImportProblem,
    all_columns_csv,
    decide,
    from_bytes,
    hide_names,
    journal,
    merge_import,
    read_backlog,
    storage,
    to_bytes,
    to_html,
    to_markdown,
    to_xlsx,
)
from pmkit.backlog.estimates import (
    apart_name,
    apart_of,
    as_apart,
    as_kept,
    carried,
    from_readable,
    other_units,
    people_apart,
    readable,
    why_name,
)
from pmkit.backlog.exporters.reasons import reason_rows
from pmkit.backlog.schema import Estimate

SAMPLES = Path(__file__).parent / "samples"
WHY = Estimate(value=0.8, why="two interviews, a test; both agree: “yes”", by="Ann Okoro", on="2026-11-30")
THEIRS = Estimate(value=0.5, why="one interview", by="Ben Ng", on="2026-11-30")
NOTED = [
    ("SHOP-1", why_name("confidence"), as_kept(WHY)),
    ("SHOP-1", apart_name("confidence", "Ben Ng"), as_kept(THEIRS)),
]


def report():
    return read_backlog(SAMPLES / "jira_en.csv")


@pytest.fixture
def mine():
    backlog = decide(report().backlog, "SHOP-1", {"confidence": 0.8})
    return journal.apply(backlog, NOTED)[0]


def test_a_step_back_takes_a_reason_away_and_brings_it_again(mine):
    without, before = journal.apply(mine, [(key, name, None) for key, name, _ in NOTED])
    assert not without.reasons and not without.apart
    again, _ = journal.apply(without, before)
    assert again.reasons == mine.reasons and again.apart == mine.apart


def test_the_journal_keeps_them_and_passes_over_what_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    id = storage.choose(report().backlog)
    storage.decide(
        id, [*NOTED, ("SHOP-2", "why:confidence", ["80 %"]), ("SHOP-2", "why:nothing", as_kept(WHY))]
    )
    kept = storage.load(id)
    assert kept.reasons == {("SHOP-1", "confidence"): WHY}
    assert kept.apart == {("SHOP-1", "confidence", "Ben Ng"): THEIRS}
    storage.save(kept)
    assert storage.load(id).reasons == kept.reasons


def test_a_hand_over_takes_them_along_and_tells_of_them(mine):
    there = read_backlog(to_bytes(mine), "hand-over.zip")
    assert there.backlog.reasons == mine.reasons and there.backlog.apart == mine.apart
    assert "1 estimate has a reason." in there.notes and "Estimated apart in it: by Ben Ng." in there.notes


def test_a_hand_over_with_a_reason_that_cannot_be_is_refused_in_words(mine):
    wrong = replace(mine, reasons={("SHOP-1", "confidence"): replace(WHY, value=80.0)})
    with pytest.raises(ImportProblem, match="Confidence is a share"):
        read_backlog(to_bytes(wrong), "hand-over.zip")


def test_a_backlog_that_was_kept_without_reasons_opens(mine):
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_bytes(mine))) as old, zipfile.ZipFile(out, "w") as new:
        document = json.loads(old.read("backlog.json"))
        del document["reasons"], document["apart"]
        new.writestr("backlog.json", json.dumps(document))
    assert dict(from_bytes(out.getvalue()).reasons) == {}


def test_all_columns_bring_the_reasons_back(mine):
    formula = replace(WHY, why="=1+1; @sum\nsecond line")
    mine = replace(mine, reasons={**mine.reasons, ("SHOP-2", "effort"): formula})
    again = read_backlog(all_columns_csv(mine).encode("utf-8-sig"), "all.csv")
    assert again.backlog.reasons == mine.reasons
    assert [use.header for use in again.columns if use.header.startswith("Why ")] == [
        "Why Confidence (pmkit)",
        "Why Effort (pmkit)",
    ]
    assert not any(str(header).startswith("Why ") for header in again.backlog.kept)


def test_an_import_again_keeps_them_and_they_follow_a_renamed_key(mine):
    merged = merge_import(mine, report()).backlog
    assert merged.reasons == mine.reasons and merged.apart == mine.apart
    text = (SAMPLES / "jira_en.csv").read_text(encoding="utf-8")
    newer = read_backlog(text.replace("SHOP-1,", "MOVED-1,").encode(), "jira_en.csv")
    merge = merge_import(mine, newer)
    assert merge.renamed == {"MOVED-1": "SHOP-1"}
    assert merge.backlog.reasons == {("MOVED-1", "confidence"): WHY}
    assert list(merge.backlog.apart) == [("MOVED-1", "confidence", "Ben Ng")]


def test_another_item_under_an_old_key_does_not_get_its_reason(mine):
    assert carried(mine, report().backlog, {}, ["SHOP-1"]).reasons == {}
    swapped = carried(mine, report().backlog, {"SHOP-2": "SHOP-1", "SHOP-1": "SHOP-2"})
    assert list(swapped.reasons) == [("SHOP-2", "confidence")]


@pytest.mark.parametrize(
    ("given", "now", "text"),
    [
        (WHY, 0.8, "Ann Okoro, 2026-11-30: two interviews, a test; both agree: “yes”"),
        (WHY, 0.5, "Ann Okoro, 2026-11-30, for 0.8: two interviews, a test; both agree: “yes”"),
        (replace(WHY, by=""), 0.8, "2026-11-30: two interviews, a test; both agree: “yes”"),
        (replace(WHY, by="Ann, Ben"), 0.8, "Ann, Ben, 2026-11-30: two interviews, a test; both agree: “yes”"),
        (replace(WHY, by="", on=""), 0.8, "two interviews, a test; both agree: “yes”"),
    ],
)
def test_a_reason_is_read_as_it_is_written(given, now, text):
    assert readable(given, now) == text
    assert from_readable(text, now) == given


def test_what_somebody_else_wrote_is_all_reason():
    assert from_readable("Ann, 2026-13-40: no day", 3.0) == Estimate(value=3.0, why="Ann, 2026-13-40: no day")
    assert from_readable("  ") is None


def test_people_read_the_reasons_and_for_which_value_each_was_given(mine):
    changed = decide(mine, "SHOP-1", {"confidence": 0.5})
    assert reason_rows(changed)[0][2:] == ("Confidence", "0.8, now 0.5", "Ann Okoro", "2026-11-30", WHY.why)
    for text in (to_html(mine), to_markdown(mine)):
        assert "Reasons for the estimates" in text and "two interviews, a test" in text
    assert "Reasons for the estimates" not in to_html(report().backlog) + to_markdown(report().backlog)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(mine)))["Reasons"]
    assert [cell.value for cell in sheet[2]][3:] == ["0.8", "Ann Okoro", "2026-11-30", WHY.why]


def test_with_names_hidden_neither_who_nor_whom_a_reason_names_is_told(mine):
    asked = replace(WHY, why="Ben Ng has measured it", by="AO")
    mine = replace(mine, reasons={("SHOP-1", "confidence"): asked})
    hidden = hide_names(mine)
    for text in (to_html(hidden), all_columns_csv(hidden), repr(hidden.reasons), repr(hidden.apart)):
        assert "Ben" not in text and "Okoro" not in text and "'AO'" not in text
    assert hidden.reasons["SHOP-1", "confidence"].why.endswith("has measured it")
    again = hide_names(read_backlog(all_columns_csv(mine).encode(), "all.csv").backlog)
    assert "AO, 20" not in repr([list(column) for column in again.table.columns])


def test_the_decisions_of_a_colleague_become_her_estimates_apart():
    theirs = journal.apply(decide(report().backlog, "SHOP-1", {"effort": 3.0, "moscow": "must"}), NOTED[:1])[
        0
    ]
    changes = as_apart(theirs, "Ann", ["SHOP-1"])
    mine, _ = journal.apply(report().backlog, changes)
    assert people_apart(mine) == ["Ann"]
    assert apart_of(mine, "Ann")["SHOP-1", "effort"] == Estimate(value=3.0, by="Ann")
    assert apart_of(mine, "Ann")["SHOP-1", "moscow"].value == "must"
    assert date.fromisoformat(WHY.on)


def test_estimates_in_another_money_are_left_out_and_said():
    theirs = replace(
        decide(report().backlog, "SHOP-1", {"value": 9.0, "effort": 3.0}), units={"value": "CHF"}
    )
    strange = other_units({"value": "EUR"}, theirs)
    assert strange["value"].startswith("Value is in CHF there and in EUR here")
    found = [name for key, name, _ in as_apart(theirs, "Ann", ["SHOP-1"], strange)]
    assert apart_name("effort", "Ann") in found and apart_name("value", "Ann") not in found
    assert other_units({"value": "CHF"}, theirs) == other_units({}, theirs) == {}
