"""Write the rules down: what each check measures, why it matters, what mends it, its weight."""
