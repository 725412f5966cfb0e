"""Course mode in JupyterLab: a prebuilt extension (plain JavaScript, no build), and the server part
behind its course map. JupyterLab's settings stay the user's.

Everything works without it after *Run all*; nothing else in pmkit imports this package.
"""


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the extension, for `jupyter labextension develop`."""
    return [{"src": "labextension", "dest": "pmkit-lab"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """What Jupyter Server loads when it starts."""
    return [{"module": "pmkit.lab.server"}]
