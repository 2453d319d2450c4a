"""Test which dealers an answer is found to name."""
