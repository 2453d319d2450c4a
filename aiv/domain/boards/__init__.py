"""Weekly leaderboards."""
