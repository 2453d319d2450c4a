"""Write what a dealer can paste elsewhere, from what was verified and nothing else."""
