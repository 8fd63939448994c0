"""Story → numbers that can be defended: ties, and what their network says of actors and dyads.

`ties` are drawn from the claims of a story; a `scope` says which claims count; everything else
measures the ties that are left, and names the claims that each number rests on.
"""
