"""A graph on a SPARQL 1.1 server: its addresses, calls, questions, and the way there and back."""
