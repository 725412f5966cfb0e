"""Spreadsheets of a few hundred kilobytes that would unpack to gigabytes, one for each kind of part."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>"""


def text(words: str) -> str:
    """A cell that holds a text."""
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


HEADER = f"<row>{text('Key')}{text('Title')}</row>"
ITEM = f"<row>{text('A-1')}{text('Sort the list')}</row>"


def book(
    rows: str = HEADER + ITEM, strings="", styles="", names="", below="", above="", sheets=1, doctype=""
) -> bytes:
    """A spreadsheet made of raw XML; `sheets` sheets, all of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="one"/>' for n in range(sheets))
        parts = {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets>'
            f"{names}</workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
            f'Id="one" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'{doctype}<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{above}<sheetData>{rows}</sheetData>'
            f"{below}</worksheet>",
        }
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def hostile(size: int) -> dict[str, bytes]:
    """What each kind is called, and a spreadsheet with about `size` elements of it."""
    one = "<c><v>1</v></c>"
    return {
        "cells": book(HEADER + f"<row>{one * 50}</row>" * (size // 100)),
        "cells in one row": book(HEADER + f"<row>{'<c/>' * size}</row>"),
        "rows in rows": book(HEADER + "<row>" * 90 + "<c/>" * size + "</row>" * 90),
        "empty rows": book(HEADER + "<row/>" * size),
        "a row far below": book(HEADER + f'<row r="{size * 1000}">{one}</row>'),
        "cells far to the right": book(HEADER + '<row><c r="ALL1"><v>1</v></c></row>' * (size // 12)),
        "shared texts": book(strings="<si><t>ab</t></si>" * (size // 2)),
        "one shared text in each cell": book(
            HEADER + '<row><c t="s"><v>0</v></c></row>' * (size // 10),
            strings=f"<si><t>{'x' * 9000}</t></si>",
        ),
        "pieces of one text": book(strings=f"<si>{'<r><t>ab</t></r>' * size}</si>"),
        "a long text": book(strings=f"<si><t>{'x' * 10 * size}</t></si>"),
        "formats": book(styles=f"<cellXfs>{'<xf/>' * size}</cellXfs>"),
        "merged ranges": book(below="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * size + "</mergeCells>"),
        "names": book(
            names="<definedNames>" + '<definedName name="n">1</definedName>' * size + "</definedNames>"
        ),
        "sheets of one part": book(HEADER + ITEM * 1000, sheets=size // 100),
        "entities": book(doctype='<!DOCTYPE sst [<!ENTITY a "aaaaaaaa">]>', strings="<si><t>&a;</t></si>"),
        "attributes": book(below="<x " + " ".join(f'a{n}="1"' for n in range(size)) + "/>"),
    }
