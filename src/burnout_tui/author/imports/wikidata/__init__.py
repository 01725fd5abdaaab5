"""Films of Wikidata: results of a query, or the data of an entity."""
