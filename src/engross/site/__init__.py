"""The site: a family and its released editions in, a folder of static pages out.

- `subject`: what a site is made of; `editions`: the released editions as they stand on the disk;
- `lattice`, `choosing`, `mixing`, `answers`, `situations`, `notices`, `comparing`: what the pages say, computed from
  the clauses;
- `frame`, `offer`, `licences`, `released`, `pages`: all of it set with templates;
- `folder`: the pages written as one; `serving`: the same on localhost.

Every word about a licence comes from its clauses, from the answers behind its sheet or from the family file. Pages ask
for no file but those of the site. Never writes a licence: what is offered for download is copied from the edition.
"""

from engross.site.comparing import Kept
from engross.site.editions import Edition, read_editions, vouched
from engross.site.folder import NotOurs, last, put
from engross.site.frame import Page
from engross.site.pages import pages
from engross.site.subject import Subject, subject

__all__ = [
    "Edition",
    "Kept",
    "NotOurs",
    "Page",
    "Subject",
    "last",
    "pages",
    "put",
    "read_editions",
    "subject",
    "vouched",
]
