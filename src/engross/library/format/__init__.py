"""The format of the source files, as the types of `model` declare it.

`shapes` turns a declared type into what may be written, `reading` makes values of nodes by it, `schema` a JSON Schema
and `page` the reference page. `versions` brings the files of an older format up to date. A key is declared in `model`
alone: nothing here names one, but for the steps from format to format.
"""
