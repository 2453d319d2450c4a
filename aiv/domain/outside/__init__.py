"""Read figures that dealers bring from outside: reviews, A/B tests, exports of analytics."""
