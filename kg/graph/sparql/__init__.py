"""Texts of SPARQL on their way to the engine, and what comes back: knows no graph of ours."""
