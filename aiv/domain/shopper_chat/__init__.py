"""Answer shoppers from a dealer's verified facts and its stock, and from nothing else.

`knowledge` holds all that a reply can be made of. No score, no rival and no money of the dealer is
in it, so that no question, however put, brings one out. A reply is a fixed sentence with facts set
into it: it agrees to nothing, and what a shopper, a page or a feed writes is never an instruction.
"""
