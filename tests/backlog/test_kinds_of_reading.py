"""Kinds of files that once came in wrong without a word; each test is a small file of its own."""

import io

import numpy as np
import openpyxl
import pytest

from pmkit.backlog import read_backlog
from pmkit.backlog.dates import DateColumn
from pmkit.backlog.status_words import state
from pmkit.backlog.tracker_words import header_words


def read(text, **more):
    return read_backlog(text.encode(), **more)


def keys_done(report):
    return list(report.backlog.history["key"])


def book(*sheets):
    """A spreadsheet of sheets `(title, rows)`."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return made


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


JIRA = "Issue key,Issue Type,Summary,Status,Custom field (Status),Priority,Custom field (Priority)\n"


def test_a_standard_column_comes_before_a_field_of_the_teams_own_which_fills_its_gaps():
    report = read(JIRA + "A-1,Bug,x,Done,Weird,High,\nA-2,Bug,y,To Do,Weird,,Low\n")
    assert keys_done(report) == ["A-1"]
    assert list(report.items["status"]) == ["To Do"]
    assert list(report.items["priority"]) == ["Low"]
    told = "Priority: 1 empty cell was filled from Custom field (Priority); the first is row 3."
    assert told in report.notes
    assert list(report.backlog.kept.columns) == ["Custom field (Status)", "Custom field (Priority)"]


def test_a_filled_column_comes_before_an_empty_one():
    report = read(JIRA.replace("Custom field (Status)", "State") + "A-1,Bug,x,,Done,,\nA-2,Bug,y,,To Do,,\n")
    assert keys_done(report) == ["A-1"]


def test_finished_and_then_put_away_is_history_and_unfinished_is_not():
    report = read(
        "Key,Title,Status,Archived,Done\nA-1,x,Done,yes,2026-01-05\nA-2,y,Open,yes,\nA-3,z,Open,no,\n"
    )
    assert keys_done(report) == ["A-1"]
    assert report.left_out["archived"] == (3,)
    put_away = read("Key,Title,Status,Closed on\nA-1,x,Archived,2026-01-05\nA-2,y,Archived,\nA-3,z,Open,\n")
    assert keys_done(put_away) == ["A-1"]
    assert list(put_away.items["key"]) == ["A-3"]


@pytest.mark.parametrize("file", ["id,type,done\n1,Story,2026-01-05\n2,Bug,2026-01-12\n",
                                  "Key,Done\nA-1,05/Jan/26\nA-2,12/Jan/26\n"])  # fmt: skip
def test_history_needs_no_titles(file):
    report = read(file)
    assert len(report.backlog.history) == 2
    assert report.backlog.history["done"].notna().all()


@pytest.mark.parametrize(
    "header",
    [
        "Finished date",
        "Completed date",
        "Date closed",
        "Closed On",
        "Resolved at",
        "End date",
        "Done At",
        "completedAt",
        "closed_date",
        "Accepted at",
        "Date Completed",
        "Completion date",
        "Closed At (UTC)",
        "Resolution Date",
        "Finish date",
        "Delivered on",
        "Actual end",
    ],
)
def test_a_date_of_completion_is_known_under_its_many_names(header):
    assert "done" in {word.field for word in header_words(header)}
    assert keys_done(read(f"Key,Title,{header}\nA-1,x,2026-01-05\nA-2,y,\n")) == ["A-1"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("StoryPoint", "size"), ("storypoint", "size"), ("Story Points (SP)", "size"), ("Weight", "size"),
        ("Started Date", "started"), ("started_at", "started"), ("Dependencias", "requires"),
        ("Estimación", "size"), ("Enlace a la incidencia interna (Blocks)", ""), ("Effort (days)", ""),
        ("Estimate (hours)", ""), ("Updated At", ""), ("% Done", ""), ("is_archived", "archived"),
    ],
)  # fmt: skip
def test_headers_are_read_by_their_shape(header, field):
    assert {word.field for word in header_words(header)} == ({field} if field else set())


def test_where_nothing_says_what_is_done_that_is_told():
    told = [note for note in read("Key,Title\nA-1,x\nA-2,y\n").notes if "what is done" in note]
    assert told == [
        "No column says what is done, so 2 items count as open. If a column does, say that it is the "
        "status, or the date when an item was finished."
    ]
    strange = read("Key,Title,Status\nA-1,x,Frobnicated\nA-2,y,To Do\n").notes
    assert any("“Frobnicated” is a word that pmkit does not know" in note for note in strange)
    assert not any("does not know" in note for note in read("Key,Title,Status\nA-1,x,To Do\n").notes)


@pytest.mark.parametrize(
    "word",
    [
        "Terminata",
        "Terminati",
        "Conclusa",
        "Finite",
        "Cerradas",
        "Terminadas",
        "Completada",
        "Concluídas",
        "Fechados",
        "Terminées",
        "Résolus",
        "Livrée",
        "Erledigte",
        "Abgeschlossene",
        "Afgeronde",
        "Voltooide",
        "Zamknięta",
        "Ukończony",
        "Gotowa",
        "Завершена",
        "Закрыты",
        "Dokončená",
        "Закрита",
        "Avslutat",
        "Çözüldü",
        "완료",
        "Hoàn thành",
        "Selesai",
    ],
)
def test_a_word_means_the_same_in_every_gender_and_number(word):
    assert state(word) == "done"


@pytest.mark.parametrize(
    ("word", "tracker", "means"),
    [("Cancelados", "", "dropped"), ("Annullata", "", "dropped"), ("Accepted", "", "open"),
     ("Accepted", "pivotal", "done"), ("Finished", "pivotal", "open"), ("Rejected", "pivotal", "open"),
     ("Verified", "youtrack", "done"), ("In corso", "", "open")],
)  # fmt: skip
def test_other_words_mean_what_they_mean_in_their_tracker(word, tracker, means):
    assert state(word, tracker) == means


@pytest.mark.parametrize(
    ("cell", "labels"),
    [('"[""web"", ""api, v2""]"', ["web", "api, v2"]), ('"[web, api]"', ["web", "api"]), ("[]", []),
     ("web|api", ["web", "api"]), ("web;api", ["web", "api"]), ("\"['web', 'api']\"", ["web", "api"]),
     ("[web] api", ["[web] api"])],
)  # fmt: skip
def test_lists_are_read_in_any_notation(cell, labels):
    assert read(f"Key,Title,Status,Labels,Assignees\nA-1,x,Open,{cell},[]\n").items["labels"][0] == labels


def test_people_are_read_from_lists_too():
    report = read('Key,Title,Status,Assignee\nA-1,x,Open,"[""Ann"", ""Bo""]"\nA-2,y,Open,Unassigned\n')
    assert list(report.items["assignee"]) == ["Ann, Bo", ""]


def test_links_may_name_an_item_by_its_internal_number():
    head = "Summary,Issue key,Issue id,Issue Type,Status,Parent,Inward issue link (Blocks)\n"
    report = read(
        head + "Top,A-1,900,Epic,To Do,,\nMid,A-2,901,Story,To Do,900,\nLow,A-3,902,Subtask,To Do,901,901\n"
    )
    assert list(report.items["parent"]) == ["", "A-1", "A-2"]
    assert list(report.items["epic"]) == ["", "Top", "Top"]
    assert list(report.items["requires"]) == [[], [], ["A-2"]]
    assert list(report.backlog.kept["Issue id"]) == ["900", "901", "902"]


def test_parents_in_a_circle_have_no_epic_and_do_not_hang():
    head = "Summary,Issue key,Issue Type,Status,Parent key\n"
    report = read(head + "a,A-1,Story,To Do,A-2\nb,A-2,Story,To Do,A-1\n")
    assert list(report.items["epic"]) == ["", ""]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Mon, 21 Apr 2025 10:17:06 UTC+0000", "2025-04-21T10:17:06"),
        ("Mon, 21 Apr 2025 10:17:06 GMT", "2025-04-21T10:17:06"),
        ("Mon, 21 Apr 2025 10:17:06 +0200", "2025-04-21T08:17:06"),
        ("1767603600000", "2026-01-05T09:00:00"),
        ("1/25/2026, 9:00:00 AM GMT+1", "2026-01-25T08:00:00"),
        ("Monday, January 5, 2026", "2026-01-05T00:00:00"),
        ("5 января 2026", "2026-01-05T00:00:00"),
        ("05/led/26 3:04 PM", "2026-01-05T15:04:00"),
        ("May 2, 2024 3:04 PM", "2024-05-02T15:04:00"),
    ],
)
def test_dates_of_mail_and_of_programs_are_dates(text, means):
    assert str(DateColumn(np.array([text], dtype=object)).read("month")[0]) == means


def test_what_a_sheet_declares_is_not_what_it_holds():
    made = book(("Backlog", [["Key", "Title", "Status"], ["A-1", "x", "Open"]]))
    made["Backlog"].cell(2, 16_384).number_format = "0.00"
    assert list(read_backlog(saved(made), name="wide.xlsx").items["key"]) == ["A-1"]


def test_the_sheet_with_known_headers_is_read_and_another_can_be_chosen():
    cover = ("Cover", [["Backlog of the vans"], ["Made by", "Ida"]])
    one = ("Now", [["Key", "Title", "Status"], ["A-1", "x", "Open"]])
    other = ("Later", [["Key", "Title"], ["B-1", "y"]])
    data = saved(book(cover, one, other))
    report = read_backlog(data, name="vans.xlsx")
    assert list(report.items["key"]) == ["A-1"]
    assert [(question.id, question.answer) for question in report.questions] == [("sheet", "Now")]
    assert list(read_backlog(data, name="vans.xlsx", answers={"sheet": "Later"}).items["key"]) == ["B-1"]
    wrong = read_backlog(data, name="vans.xlsx", answers={"sheet": "Nowhere"})
    assert [question.id for question in wrong.open_questions] == ["sheet"]


def test_where_no_sheet_has_known_headers_it_is_asked():
    data = saved(book(("A", [["Was", "Wozu"], ["x", "y"]]), ("B", [["Foo", "Bar"], ["x", "y"]])))
    asked = [question.id for question in read_backlog(data, name="two.xlsx").open_questions]
    assert asked == ["sheet", "title_column"]


def test_a_header_again_and_a_total_are_no_items():
    again = read("Title,Status,Reach\nOne,To Do,3\nTitle,Status,Reach\nTwo,To Do,4\n")
    assert list(again.items["item"]) == ["One", "Two"]
    assert again.left_out == {"a header, a group's name or a subitem, not an item": (3,)}
    assert not any("no number" in note for note in again.notes)
    total = read("Key,Title,Reach\nA-1,One,3\nA-2,Two,4\n,Total,7\n")
    assert total.left_out == {"a total, not an item": (4,)}
    page = read("| Key | Title | Reach |\n| --- | --- | ---: |\n| A-1 | One | 3 |\n")
    assert list(page.items["item"]) == ["One"]
    assert page.left_out == {"the line below a Markdown header, not an item": (2,)}


def test_a_board_of_groups_keeps_their_names():
    board = "Plans\n\nNow\nName,Person,Status\nOne,Ida,Stuck\n\nLater\nName,Person,Status\nTwo,Tom,Stuck\n"
    report = read(board)
    assert list(report.items["epic"]) == ["Now", "Later"]


def test_a_blank_before_a_quotation_mark_is_passed_over():
    report = read('title, body, labels\nOne, "first, text", "a, b"\n')
    assert list(report.items["description"]) == ["first, text"]
    assert report.items["labels"][0] == ["a", "b"]
    inside = read('title,body\n"He said, ""no""","x, ""y"""\n')
    assert list(inside.items["description"]) == ['x, "y"']


def test_a_file_may_begin_with_an_address_and_have_no_header():
    report = read("<https://example.com/1>,2026-01-05,Launch\n<https://example.com/2>,2026-01-06,Harden\n")
    assert report.rows_in_file == 2
    assert report.open_questions[0].options[2] == ("Column 3", "Column 3: “Launch”")
    report = read("<https://example.com/1>,2026-01-05,Launch\n<https://example.com/2>,2026-01-06,Harden\n",
                  answers={"title_column": "Column 3"})  # fmt: skip
    assert list(report.items["item"]) == ["Launch", "Harden"]


@pytest.mark.parametrize(
    "header", ["Description", "Initiative", "Idea", "Subject", "Task Name", "Issue Title"]
)
def test_what_stands_for_a_title_is_one(header):
    assert list(read(f"ID,{header},Priority\n1,Print labels,High\n2,Scan parcels,Low\n").items["item"]) == [
        "Print labels",
        "Scan parcels",
    ]


def test_a_description_beside_a_title_stays_one_and_repeated_initiatives_are_none():
    assert list(read("Title,Description\nx,y\n").items["item"]) == ["x"]
    assert read("ID,Initiative\n1,Growth\n2,Growth\n3,Growth\n").open_questions[0].id == "title_column"


def test_points_of_safe_are_no_money():
    head = "Title,User-Business Value,Time Criticality,RR/OE,CoD,Job Size\n"
    items = read(head + "a,8,5,1,14,2\nb,1,1,1,3,1\n").items
    assert list(items["user_business_value"]) == [8, 1]
    assert list(items["risk_reduction"]) == [1, 1]
    assert list(items["size"]) == [2, 1]
    assert items["cost_of_delay"].isna().all()


def test_a_resolved_item_of_azure_is_told_and_can_be_changed():
    file = "ID,Work Item Type,Title,State,Closed Date\n1,Bug,x,Resolved,\n2,Bug,y,Closed,2026-01-07\n"
    assert any("The status “Resolved” is taken as done." in note for note in read(file).notes)
    assert list(read(file, statuses={"Resolved": "open"}).items["key"]) == ["1"]


LANGUAGES = {
    "ru": "Ключ задачи,Тип задачи,Тема,Статус,Создано,Решено\nA-1,Bug,x,К выполнению,05/янв/26,\n"
    "A-2,Bug,y,Готово,05/янв/26,06/янв/26\n",
    "uk": "Ключ задачі,Тип задачі,Тема,Статус,Створено,Вирішено\nA-1,Bug,x,До виконання,05/січ/26,\n"
    "A-2,Bug,y,Готово,05/січ/26,06/січ/26\n",
    "tr": "Konu anahtarı,Konu türü,Özet,Durum,Oluşturuldu,Çözüldü\nA-1,Bug,x,Yapılacaklar,05/Oca/26,\n"
    "A-2,Bug,y,Tamam,05/Oca/26,06/Oca/26\n",
    "ko": "이슈 키,이슈 유형,요약,상태,만듦,해결됨\nA-1,Bug,x,해야 할 일,2026년 1월 5일,\n"
    "A-2,Bug,y,완료,2026년 1월 5일,2026년 1월 6일\n",
    "sv": "Ärendenyckel,Ärendetyp,Sammanfattning,Status,Skapad,Löst\nA-1,Bug,x,Att göra,05/jan/26,\n"
    "A-2,Bug,y,Klar,05/jan/26,06/jan/26\n",
    "cs": "Klíč požadavku,Typ požadavku,Souhrn,Stav,Vytvořeno,Vyřešeno\nA-1,Bug,x,Udělat,05/led/26,\n"
    "A-2,Bug,y,Hotovo,05/led/26,06/led/26\n",
    "vi": "Khóa,Loại,Tóm tắt,Trạng thái,Đã tạo,Đã giải quyết\nA-1,Bug,x,Cần làm,2026-01-05,\n"
    "A-2,Bug,y,Hoàn thành,2026-01-05,2026-01-06\n",
    "id": "Kunci,Jenis,Ringkasan,Status,Dibuat,Diselesaikan\nA-1,Bug,x,Akan Dikerjakan,05/Jan/26,\n"
    "A-2,Bug,y,Selesai,05/Jan/26,06/Jan/26\n",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_jira_is_read_in_eight_more_languages(language):
    report = read(LANGUAGES[language])
    assert report.tracker == "jira"
    assert list(report.items["item"]) == ["x"]
    assert f"{report.items['created'][0]:%Y-%m-%d}" == "2026-01-05"
    assert list(report.backlog.history["done"].dt.strftime("%Y-%m-%d")) == ["2026-01-06"]


@pytest.mark.parametrize(
    "header",
    [
        "Erledigt am",
        "Abgeschlossen am",
        "Date de clôture",
        "Fecha de cierre",
        "Data de conclusão",
        "Chiuso il",
    ],
)
def test_a_date_of_completion_is_known_in_other_languages(header):
    assert keys_done(read(f"Key,Title,{header}\nA-1,x,2026-01-05\nA-2,y,\n")) == ["A-1"]


def test_protected_cells_are_given_back_beside_words_with_an_apostrophe():
    report = read("Key,Title,Status\nA-1,'=1+1,Won't Do\nA-2,'=2+2,Open\nA-3,'-x' y,Open\n")
    assert report.items["item"].iloc[0] == "=2+2"
