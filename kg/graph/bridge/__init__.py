"""The bridge to rdflib. Import it late: rdflib is heavy."""
