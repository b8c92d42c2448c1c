"""``python -m wordkeep`` is the command ``wordkeep``."""

from wordkeep.cli import main

if __name__ == "__main__":
    main()
