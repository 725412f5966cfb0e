"""Makes `widgets/vega-bundle.js`: Vega-Embed, Vega-Lite and Vega as one module, from the copies inside
vl-convert.

Run `python -m pmkit.authoring.vega_bundle` after an update of vl-convert; the result is committed, so that
nobody needs it at run time. The three libraries stand under the BSD 3-Clause licence, whose notice heads
the file.
"""

from pathlib import Path

TARGET = Path(__file__).parents[1] / "widgets" / "vega-bundle.js"
VEGA_LITE = "6.4"

_NOTICE = """\
/*! Vega {vega}, Vega-Lite {lite} and Vega-Embed {embed}, bundled with their dependencies by vl-convert.

Vega, Vega-Lite:
Copyright (c) 2015-2023, University of Washington Interactive Data Lab. All rights reserved.
Vega-Embed:
Copyright (c) 2015, University of Washington Interactive Data Lab. All rights reserved.
d3 (parts): Copyright 2010-2023 Mike Bostock, ISC licence.

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions
   and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions
   and the following disclaimer in the documentation and/or other materials provided with the
   distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse
   or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF
THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
"""


def make() -> str:
    """The text of the bundle; it exports one function, `vegaEmbed`."""
    import vl_convert

    lite = next(v for v in vl_convert.get_vegalite_versions() if v.startswith(VEGA_LITE))
    notice = _NOTICE.format(
        vega=vl_convert.get_vega_version(), lite=lite, embed=vl_convert.get_vega_embed_version()
    )
    return notice + vl_convert.javascript_bundle("export { vegaEmbed };", vl_version=VEGA_LITE) + "\n"


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
