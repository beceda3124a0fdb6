"""`python -m reader` is `simak`."""

import sys

if __name__ == "__main__":
    try:
        from reader.cli import main

        main()
    except KeyboardInterrupt:  # Ctrl+C while the program is still loading
        sys.exit(130)
