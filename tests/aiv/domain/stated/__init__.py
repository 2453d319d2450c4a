"""Tests of what answers state about a dealer."""
