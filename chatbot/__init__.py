"""Hold the room for the widget on dealers' own sites; nothing of it is built yet."""
