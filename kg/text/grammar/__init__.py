"""What a parse says of one clause: its parts, its voice, how sure it is."""
