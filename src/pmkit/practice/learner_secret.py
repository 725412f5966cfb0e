"""A secret that this computer drew for its learner, by which two files of one person are known as such.

It never leaves the computer, is in no copy of one's work, and says nothing of a name.
"""

import secrets

from pmkit.home import home
from pmkit.private_files import narrow, owners_only, private_folder

FILE_NAME = "hand-in-secret.txt"
_BYTES = 32


def learner_secret() -> bytes:
    """The secret, drawn when it is first asked for. Raises ValueError, with a sentence, where it can't be
    kept or read."""
    path = home() / FILE_NAME
    try:
        private_folder(path.parent)
        try:
            with open(path, "x", encoding="ascii", opener=owners_only) as file:
                file.write(secrets.token_hex(_BYTES))
        except FileExistsError:
            pass
        narrow(path)
        found = bytes.fromhex(path.read_text(encoding="ascii"))
    except OSError as problem:
        raise ValueError(
            f"{path} can't be written or read: {problem.strerror}. Your instructor's course needs it to "
            "recognise a second file from you. Make room there, set PMKIT_HOME to a folder that you can "
            "write to, or ask for a personal code."
        ) from problem
    except ValueError:
        found = b""
    if len(found) != _BYTES:
        raise ValueError(
            f"{path} is damaged. Remove it and make your file again. Unless you have a personal code, your "
            "instructor's course then takes the new file for another learner's."
        )
    return found
