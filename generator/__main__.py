"""`python -m generator` is the `toolkit` command, without installing anything."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
