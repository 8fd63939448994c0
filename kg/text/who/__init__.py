"""Who is meant: phrases, names, descriptions and pronouns become entities."""
