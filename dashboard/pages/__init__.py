"""Build what each page shows: one frozen value a page, so that views and templates stay thin."""
