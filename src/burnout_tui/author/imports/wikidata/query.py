"""The query that asks Wikidata for a film."""

from collections.abc import Iterable

from burnout_tui.author.imports.wikidata.statements import PROPERTIES

_QUERY = """\
# Run this at https://query.wikidata.org and save the result as JSON.
SELECT * WHERE {{
  VALUES ?film {{ wd:{id} }}
  VALUES ?property {{ {properties} }}
  ?property wikibase:claim ?claim; wikibase:statementProperty ?says.
  ?film ?claim ?statement.
  ?statement a wikibase:BestRank; ?says ?value.
  OPTIONAL {{ ?statement pq:P453 ?role. }}
  OPTIONAL {{ ?statement pq:P4633 ?roleName. }}
{labels}
}}
"""
_LABEL = '  OPTIONAL {{ ?{name} rdfs:label ?{name}Label_{code}. FILTER(LANG(?{name}Label_{code}) = "{code}") }}'


def film_query(id: str, languages: Iterable[str]) -> str:
    """Return the query for a film in SPARQL, with labels in some languages and those that hold for all."""
    codes = [*dict.fromkeys((*languages, "mul"))]
    labels = [_LABEL.format(name=name, code=code) for name in ("film", "value", "role") for code in codes]
    properties = " ".join(f"wd:{name}" for name in PROPERTIES)
    return _QUERY.format(id=id, properties=properties, labels="\n".join(labels))
