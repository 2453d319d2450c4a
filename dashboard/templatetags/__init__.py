"""Template tags of the dashboard: words, charts, components."""
