"""The exit of the corridor: Documents in, files in a folder out.

Takes Documents, returns what was written, and is the only room that writes licences to disk. `build` fills a working
folder; `release` makes a whole edition appear in one step or not at all. Never reads clauses and never asks the clock.

The modules are imported one by one, because a build with nothing to do must not load what an edition needs.
"""
