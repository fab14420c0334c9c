"""The floor under a build: a folder of pages to PDFs by WeasyPrint, as short a script as makes the same PDFs.

Takes the folder as its argument; writes each PDF beside its page. One process, fonts and style shared. What it leaves
out is the attachments, and the check for characters that the fonts lack.
"""

import os
import sys
from pathlib import Path

WRITERS = Path(__file__).parents[1] / "src" / "engross" / "writers"
os.environ["FONTCONFIG_FILE"] = str(WRITERS / "fonts" / "fonts.conf")

from weasyprint import CSS, HTML  # noqa: E402  the variable above is read at the import
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

fonts = FontConfiguration()
style = (WRITERS / "templates" / "paper.css").read_text("utf-8").replace("engross:", "")
sheet = CSS(string=style, base_url=str(WRITERS) + "/", font_config=fonts)
for page in Path(sys.argv[1]).glob("*.html"):
    HTML(string=page.read_text("utf-8")).write_pdf(
        page.with_suffix(".pdf"), stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True
    )
