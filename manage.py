#!/usr/bin/env python3
"""Run a command: `up` serves the product, `verify` runs the gate, any other is a Django command."""

import sys

from dealershipai.bootstrap.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
