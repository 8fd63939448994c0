"""Names found on the surface of a text, before it is parsed."""
