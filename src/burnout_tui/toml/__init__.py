"""Read strict TOML into records, with the line and column of every problem.

``schema`` describes a kind of document, ``document`` reads one, ``repair`` lets the rest of a wrong one be checked.
Nothing here knows what the documents are about.
"""
