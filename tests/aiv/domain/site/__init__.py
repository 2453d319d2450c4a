"""Tests of what is read and judged of dealers' sites."""
