"""What moved from week to week, and what a change did."""
