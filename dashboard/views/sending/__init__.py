"""Mail and slack on their way out."""
