"""Words become claims: documents, names, mentions, entities, events, claims. No RDF here."""
