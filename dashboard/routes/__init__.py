"""Route the pages of each room; `dashboard.urls` joins them."""
