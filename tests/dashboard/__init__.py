"""Prove that pages say what was measured."""
