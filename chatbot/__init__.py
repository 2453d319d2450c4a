"""Serve the widget on dealers' own sites: its file, its tickets and its sockets."""
