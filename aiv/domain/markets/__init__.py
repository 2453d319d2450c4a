"""Markets, dealers, panels and facts."""
