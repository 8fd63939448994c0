"""Clauses become tellings of acts: who, to whom, with what, where, when."""
