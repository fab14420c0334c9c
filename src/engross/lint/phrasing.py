"""Word lists of the lint: data, and nothing else.

All are short and our own; spelling pairs follow the house rule of British spelling.
"""

BANNED = {
    "for the avoidance of doubt": "say it once, clearly",
    "without prejudice": "name the Section that yields",
    "notwithstanding anything": "name the Section that yields",
    "notwithstanding": "name the Section that yields",
    "best efforts": "say what must be done",
    "best endeavours": "say what must be done",
    "including but not limited to": 'write "including"',
    "including without limitation": 'write "including"',
    "provided that": 'write "if", "only if" or "but"',
    "hereby": "remove it",
    "herein": "name the Section",
    "hereof": "name the Section",
    "hereto": "name the Section",
    "hereunder": "name the Section",
    "hereinafter": "name the Section",
    "thereof": 'write "of it"',
    "therein": 'write "in it"',
    "thereto": 'write "to it"',
    "thereunder": 'write "under it"',
    "witnesseth": "remove it",
    "whereas": 'write "while", or remove it',
    "aforesaid": "name what is meant",
    "aforementioned": "name what is meant",
    "the same shall": "name what is meant",
    "null and void": 'write "void"',
    "in perpetuity": 'write "without limit of time"',
    "mutatis mutandis": "say what changes",
    "inter alia": 'write "among others"',
    "pursuant to": 'write "under"',
    "prior to": 'write "before"',
    "in the event that": 'write "if"',
    "and/or": 'write "or", or "A or B, or both"',
    "(s)": "write the singular or the plural",
}
"""Phrases that say nothing, or two things, and what to do instead."""

AMERICAN = {
    "authorize": "authorise", "authorization": "authorisation", "behavior": "behaviour", "catalog": "catalogue",
    "center": "centre", "color": "colour", "customize": "customise", "defense": "defence", "endeavor": "endeavour",
    "favor": "favour", "favorable": "favourable", "fulfill": "fulfil", "honor": "honour", "initialize": "initialise",
    "judgment day": "judgement day", "labeled": "labelled", "labeling": "labelling", "labor": "labour",
    "libelous": "libellous", "minimize": "minimise", "neighbor": "neighbour", "neighboring": "neighbouring",
    "offense": "offence", "optimize": "optimise", "optimizer": "optimiser", "organization": "organisation",
    "organize": "organise", "program me": "programme", "quantize": "quantise", "realize": "realise",
    "recognize": "recognise", "signaling": "signalling", "skeptical": "sceptical", "summarize": "summarise",
    "tokenize": "tokenise", "tokenizer": "tokeniser", "traveled": "travelled", "unauthorized": "unauthorised",
    "utilize": "utilise",
}  # fmt: skip
"""American spellings, and the British ones; inflections are found too."""

MISSPELT = {
    "accomodate": "accommodate", "acheive": "achieve", "agressive": "aggressive",  # codespell:ignore
    "arbitary": "arbitrary", "availble": "available", "commerical": "commercial",  # codespell:ignore
    "consistant": "consistent", "definately": "definitely", "derivate works": "derivative works",  # codespell:ignore
    "existance": "existence", "explicitely": "explicitly", "guarentee": "guarantee",  # codespell:ignore
    "independant": "independent", "infringment": "infringement", "liabilty": "liability",  # codespell:ignore
    "licencor": "licensor", "libary": "library", "neccessary": "necessary",  # codespell:ignore
    "occured": "occurred", "occurence": "occurrence", "permision": "permission",  # codespell:ignore
    "posession": "possession", "preceeding": "preceding", "recieve": "receive",  # codespell:ignore
    "refered": "referred", "responsability": "responsibility", "seperate": "separate",  # codespell:ignore
    "succesful": "successful", "sucessor": "successor", "terminaton": "termination",  # codespell:ignore
    "untill": "until", "warrenty": "warranty", "wich": "which",  # codespell:ignore
    "writting": "writing",  # codespell:ignore
}  # fmt: skip
"""Frequent slips, and what was meant."""

PERSONS = frozenset({
    "you", "they", "he", "she", "we", "who", "whoever", "nobody", "anyone", "everyone", "someone", "each",
    "party", "parties", "person", "persons", "recipient", "recipients", "licensor", "licensors", "licensee",
    "licensees", "distributor", "distributors", "owner", "owners", "user", "users", "contributor",
    "contributors", "court", "courts", "affiliate", "affiliates",
    "holder", "holders", "borrower", "borrowers", "lender", "lenders", "maker", "makers", "author", "authors",
    "publisher", "publishers", "buyer", "seller", "customer", "member", "members", "gardener", "gardeners",
    "breeder", "breeders",
})  # fmt: skip
"""Words for someone who can owe a duty."""

ACTS = frozenset({
    "use", "uses", "using", "copy", "copies", "copying", "reproduce", "reproducing", "distribute",
    "distributing", "share", "sharing", "modify", "modifying", "change", "changing", "host", "hosting", "sell",
    "selling", "download", "downloading", "install", "installing", "run", "running", "access", "accessing",
    "keep", "keeping", "sow", "sowing", "grow", "growing", "lend", "lending",
    "repair", "repairing", "borrow", "borrowing",
})  # fmt: skip
"""Verbs of acts that a licence lets someone do."""

SMALL = frozenset({
    "a", "an", "the", "and", "or", "of", "to", "in", "on", "for", "by", "with", "from", "as", "at", "is", "are",
    "be", "been", "it", "its", "this", "that", "these", "those", "any", "all", "each", "no", "not", "nor",
    "which", "who", "whom", "whose", "their", "them", "they", "such", "other", "others", "another", "if",
    "only", "under", "into", "out", "up", "without", "within", "may", "shall", "has", "have", "had", "do",
    "does", "was", "were",
})  # fmt: skip
"""Words too small for a repetition of them to mean anything."""

AN_BEFORE = ("hour", "honest", "honour", "heir")
A_BEFORE = ("uni", "use", "usu", "uti", "eu", "one", "once", "ubi", "ura")
"""Beginnings that are spoken unlike they are written."""
