"""`python -m followthrough` is the same as the command `followthrough`."""

from followthrough.cli import main

if __name__ == "__main__":
    main()
