"""Why a store can't be used, and what the learner is told about it: every sentence of the progress stores.

Kept in one place so that they can be read, tested and translated together.
"""

from pmkit.english import counted, plural

UNKNOWN = "the place where answers are kept reports an error"
NO_ANSWER = "the class database does not answer"
READ_ONLY = "the folder or file is read-only"
NO_LOCKS = "this drive can't lock files, as some network drives can't"
NO_RIGHTS = "the rights for it are missing"


class StoreProblem(ValueError):
    """The store can't be used; the text is a sentence with the remedy, `why` the cause in a few words."""

    def __init__(self, sentence: str, why: str = "") -> None:
        super().__init__(sentence)
        self.why = why


class NotWritable(StoreProblem):
    """The place can't be written at the moment (rights, room, a lock, a server that does not answer)."""


class Damaged(StoreProblem):
    """The file is there, but it is no longer a readable progress file."""


class NewerSchema(StoreProblem):
    """A newer pmkit wrote the file; it must not be touched."""


def cause(error: BaseException) -> str:
    """In a few words, why the database refused: from its own message."""
    if isinstance(error, UnicodeDecodeError):
        return "the file is damaged"
    said = str(getattr(error, "orig", None) or error).lower()
    for mark, words in (
        ("full", "the disk is full"),
        ("no space", "the disk is full"),
        ("too large", "the disk is full"),
        ("readonly", READ_ONLY),
        ("read-only", READ_ONLY),
        ("permission denied", NO_RIGHTS),
        ("row-level security", "these rows belong to someone else"),
        ("unable to open", "the folder can't be written"),
        ("malformed", "the file is damaged"),
        ("not a database", "the file is damaged"),
        ("no such table", "the file is damaged"),
        ("no such column", "the file is damaged"),
        ("duplicate column", "the file is damaged"),
        ("locking protocol", NO_LOCKS),
        ("locked", "another program keeps it busy"),
        ("resolve", NO_ANSWER),
        ("password", "the class database refused the name or password"),
        ("connect", NO_ANSWER),
        ("terminat", NO_ANSWER),
        ("shut", NO_ANSWER),
        ("i/o", "the drive reports an error"),
    ):
        if mark in said:
            return words
    return UNKNOWN


def waiting(count: int, why: str, place: str) -> str:
    """While answers are only in memory."""
    many = f"Your last {count} answers are not saved in their place"
    answers = plural(count, "Your last answer is not saved in its place", many)
    return (
        f"{answers} yet, because {why} ({place}), and no other folder could be written. "
        "Keep this page open and remove the cause: saving is tried again with every change you make."
    )


def not_used(count: int, place: str) -> str:
    """While rows are there that are no longer what was written; "" where there are none."""
    if not count:
        return ""
    many = f"{count} entries in {place} are damaged and are not used; they stay there."
    return plural(count, f"1 entry in {place} is damaged and is not used; it stays there.", many)


def waits_for_class(count: int, why: str, where: str) -> str:
    """Answers are on a disk of this computer and not yet in the class's database."""
    answers = plural(count, f"Your last answer waits {where}", f"Your last {count} answers wait {where}")
    goes, it = plural(count, "it goes", "they go"), plural(count, "it", "them")
    if why == NO_ANSWER:
        return f"{answers}; {goes} to the class's database as soon as it answers."
    return f"{answers}, because {why}; {goes} to the class's database as soon as it takes {it}."


def waits_for_file(count: int, why: str, where: str, place: str) -> str:
    """Answers are on a disk of this computer and not yet in their file."""
    answers = plural(count, f"Your last answer waits {where}", f"Your last {count} answers wait {where}")
    goes = plural(count, "it moves", "they move")
    return f"{answers}, because {why}; {goes} to {place} as soon as that file can be written."


ON_THIS_COMPUTER = "on this computer"


def temporarily(folder: str) -> str:
    """Where answers wait when even the learner's own folder refuses them."""
    return f"in a temporary folder ({folder}), which a restart may empty"


def meanwhile(why: str, where: str) -> str:
    """The place can't be used and nothing waits yet."""
    return f"{why} Until then your answers are kept {where}; they move to their place by themselves."


def only_memory(why: str) -> str:
    """When no file can be written at all."""
    return f"{why} No other folder can be written either, so answers are kept only while this page is open."


def not_writable(place: str, why: str) -> str:
    """The place can't be written, and what to do."""
    return (
        f"Answers can't be saved in {place}, because {why}. "
        "Remove the cause or set PMKIT_HOME to another folder."
    )


def newer(place: str) -> str:
    """A newer pmkit wrote it."""
    return (
        f"The answers in {place} were saved by a newer pmkit and stay untouched. "
        "Update pmkit to go on with them."
    )


def no_server(place: str, why: str) -> str:
    """The class database can't be used."""
    return f"The class database {place} can't be used, because {why}. Tell your instructor."


def older_class(place: str) -> str:
    """The tables of the class database are those of an older pmkit; a learner may not change them."""
    return (
        f"The class database {place} was set up by an older pmkit. "
        "Ask your instructor to type pmkit class init once more."
    )


def no_set_up(place: str, why: str) -> str:
    """The owner of a class database can't set it up."""
    return (
        f"The class database {place} can't be set up, because {why}. "
        "Check the address, and that its owner may create roles."
    )


def unreadable_class(place: str, why: str) -> str:
    """An instructor can't read a class database."""
    return (
        f"The class database {place} can't be read, because {why}. Check the address, and that the server "
        "runs; then collect again."
    )


def no_class_there(place: str) -> str:
    """The database has no table of answers."""
    return (
        f"The database {place} holds no answers of a class. Check the address; a class database is made with "
        "pmkit class init."
    )


def no_instructor(place: str, login: str) -> str:
    """Whoever is connected may not read everybody's answers."""
    return (
        f"{login} may not read everybody's answers in the class database {place}. Use the instructor's "
        "address: it is in the file that pmkit class init wrote."
    )


def set_aside(place: str, kept_as: str, saved: int, spoiled: int) -> str:
    """A damaged file was moved away and read as far as possible; `spoiled` rows were seen and not used."""
    rescued = {
        0: "No entry could be read from it.",
        1: "1 entry was read from it and is back.",
    }.get(saved, f"{saved} entries were read from it and are back.")
    unused = f"{counted(spoiled, 'entry', 'entries')} can't be trusted"
    lost = f"{unused} and {plural(spoiled, 'stays', 'stay')} there."
    said = f"The progress file {place} was damaged. It is kept unchanged as {kept_as}. {rescued}"
    return f"{said} {lost}" if spoiled else said


def emptied(place: str) -> str:
    """The file is there and holds nothing, which no pmkit leaves behind."""
    return (
        f"The progress file {place} was empty, so nothing could be read from it. "
        "If there were answers in it, bring in a copy of your work."
    )


def arrived(count: int, for_class: bool) -> str:
    """Entries that waited elsewhere are in their place."""
    entries = counted(count, "entry", "entries")
    place = "the class's database" if for_class else "their usual place"
    return f"{entries} that waited on this computer {plural(count, 'has', 'have')} arrived in {place}."


def left_elsewhere(count: int, file: str) -> str:
    """Answers wait for a class database whose address is no longer set."""
    waits, it = plural(count, "1 answer waits", f"{count} answers wait"), plural(count, "it", "them")
    return (
        f"{waits} for another class database than the one that is set now. If there is none any more, "
        f"pmkit progress merge {file} brings {it} in here; delete the file afterwards."
    )
