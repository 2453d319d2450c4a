"""Tests of the measurement, in folders that mirror aiv."""
