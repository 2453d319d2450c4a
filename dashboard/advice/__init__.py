"""Answer questions of a dealer's people from selectors: every figure with interval, age and link.

One function a topic takes the scene and what is asked, and gives a reply. Nothing is written, no
model is asked, and the words of a question never come back in an answer.
"""
