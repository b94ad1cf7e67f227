"""`python -m cartaviva`: the command line."""

from cartaviva.cli import main

main()
