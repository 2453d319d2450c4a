"""Find out what a dealer's people ask, by rules alone: no model, and nothing learned from them.

What they write is only ever compared with the signs in `topics` and the names in `entities`; it is
never an instruction, so that no question, however put, changes what an answer is made of.
"""
