"""Drawing: four ways to set up product roles, who stands between customers and team, and who decides what.

The four rows lie below each other, so that the drawing reads on a phone. Lines and words take the colour of
the page.
"""

from html import escape

from pmkit.charts.theme import BLUE, VERMILION

_WIDTH, _ROW = 360, 112
_TITLE = "Four set-ups of product roles"
_DESCRIPTION = (
    "Four set-ups, each read from customers on the left to teams on the right. One person: a manager who is "
    "also the owner decides everything; no hand-off. Two with limits: the manager decides the outcome, the "
    "owner goal and order, and both hear customers. Proxy: the manager decides everything, the owner "
    "carries questions to and fro. Scaled: one manager decides features, an owner per team decides stories."
)


def role_set_ups() -> str:
    """The drawing as SVG text, with title and description for a screen reader."""
    rows = (
        _row(0, "1  One person", _one()),
        _row(1, "2  Two, with written limits", _two()),
        _row(2, "3  Manager and proxy", _proxy()),
        _row(3, "4  Scaled: an owner per team", _scaled()),
    )
    height = 4 * _ROW + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'aria-labelledby="role-set-ups-title role-set-ups-text" '
        'style="width:100%;max-width:500px;height:auto;color:inherit" font-family="sans-serif" '
        'font-size="12" fill="currentColor" stroke="none">'
        f'<title id="role-set-ups-title">{escape(_TITLE)}</title>'
        f'<desc id="role-set-ups-text">{escape(_DESCRIPTION)}</desc>'
        f"{''.join(rows)}"
        f'<g transform="translate(0 {4 * _ROW + 8})"><circle cx="8" cy="4" r="5" fill="{BLUE}"/>'
        '<text x="18" y="8">may decide</text>'
        f'<circle cx="108" cy="4" r="4" fill="none" stroke="{VERMILION}" stroke-width="2"/>'
        '<text x="118" y="8">may not: passes on</text>'
        '<path d="M236 4 H258" stroke="currentColor" stroke-dasharray="3 3"/>'
        '<text x="264" y="8">meets them too</text></g></svg>'
    )


def _row(number: int, title: str, content: str) -> str:
    line = f'<path d="M0 {_ROW - 8} H{_WIDTH}" stroke="currentColor" stroke-opacity="0.25"/>'
    return (
        f'<g transform="translate(0 {number * _ROW})">'
        f'<text x="0" y="18" font-size="14" font-weight="600">{escape(title)}</text>{content}{line}</g>'
    )


def _one() -> str:
    return (
        _people("customers", 0, 62)
        + _arrow(66, 100, 62)
        + _box(104, 62, 130, "manager + owner", "decides all", True)
        + _arrow(238, 292, 62)
        + _people("team", 296, 62)
    )


def _two() -> str:
    return (
        _people("customers", 0, 62)
        + _arrow(66, 76, 62)
        + _box(80, 62, 90, "manager", "outcome", True)
        + _arrow(174, 184, 62)
        + _box(188, 62, 90, "owner", "goal, order", True)
        + _arrow(282, 292, 62)
        + _people("team", 296, 62)
        + '<path d="M32 84 Q 120 108 230 86" fill="none" stroke="currentColor" stroke-dasharray="3 3"/>'
    )


def _proxy() -> str:
    return (
        _people("customers", 0, 62)
        + _arrow(66, 76, 62)
        + _box(80, 62, 90, "manager", "decides all", True)
        + _arrow(174, 184, 62)
        + _box(188, 62, 90, "owner", "carries", False)
        + _arrow(282, 292, 62)
        + _people("team", 296, 62)
    )


def _scaled() -> str:
    lanes = (37, 62, 87)
    parts = [_people("customers", 0, 62), _arrow(66, 76, 62), _box(80, 62, 90, "manager", "features", True)]
    for lane in lanes:
        parts += [
            f'<path d="M170 62 L190 {lane}" stroke="currentColor"/>',
            f'<rect x="190" y="{lane - 11}" width="102" height="22" rx="5" fill="none" '
            'stroke="currentColor"/>',
            f'<circle cx="201" cy="{lane}" r="4" fill="{BLUE}"/>',
            f'<text x="210" y="{lane + 4}" font-size="11">owner: stories</text>',
            _arrow(296, 314, lane),
            f'<text x="318" y="{lane + 4}" font-size="11">team</text>',
        ]
    return "".join(parts)


def _box(x: int, y: int, width: int, name: str, decides: str, may: bool) -> str:
    mark = (
        f'<circle cx="{x + 12}" cy="{y + 9}" r="4.5" fill="{BLUE}"/>'
        if may
        else f'<circle cx="{x + 12}" cy="{y + 9}" r="4" fill="none" stroke="{VERMILION}" stroke-width="2"/>'
    )
    return (
        f'<rect x="{x}" y="{y - 22}" width="{width}" height="44" rx="7" fill="none" stroke="currentColor"/>'
        f'<text x="{x + 8}" y="{y - 5}" font-weight="600">{escape(name)}</text>{mark}'
        f'<text x="{x + 21}" y="{y + 13}" font-size="11">{escape(decides)}</text>'
    )


def _people(name: str, x: int, y: int) -> str:
    """Three heads and a word below: a group outside the roles."""
    heads = "".join(
        f'<circle cx="{x + 16 + 15 * n}" cy="{y - 8}" r="6" fill="none" stroke="currentColor"/>'
        for n in range(3)
    )
    return f'{heads}<text x="{x + 31}" y="{y + 15}" text-anchor="middle">{escape(name)}</text>'


def _arrow(start: int, end: int, y: int) -> str:
    """A line with a head at both ends: questions go one way, words of customers the other."""
    return (
        f'<path d="M{start} {y} H{end} M{start + 4} {y - 3} L{start} {y} L{start + 4} {y + 3} '
        f'M{end - 4} {y - 3} L{end} {y} L{end - 4} {y + 3}" fill="none" stroke="currentColor"/>'
    )
