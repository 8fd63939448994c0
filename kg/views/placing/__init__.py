"""Where the nodes of a drawing stand, and how lines go around those they do not end at.

From the bare geometry up: how much room a node takes, lines that bend, nodes pushed apart by
forces, single ones that jump, and the layout of the whole; or the places an earlier page had.
"""
