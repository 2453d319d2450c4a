"""Answer requests: ask access, read selectors, build the page, render it."""
