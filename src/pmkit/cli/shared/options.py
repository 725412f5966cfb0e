"""What is typed after an option, read."""

import typer


def named_values(entries: list[str] | None, option: str) -> dict[str, str]:
    """The values of an option that may be repeated, by name: `["a=b"]` is {"a": "b"}.

    Raises `typer.BadParameter` for what is not written so.
    """
    pairs = {}
    for entry in entries or ():
        left, equals, right = entry.rpartition("=")
        if not equals or not left.strip() or not right.strip():
            raise typer.BadParameter(f"write it as NAME=VALUE, not “{entry}”.", param_hint=option)
        pairs[left.strip()] = right.strip()
    return pairs
