"""Claims become RDF and come back: dataset, rules, shapes, queries. No text, no networkx here."""
