"""Lets `python -m pmworkshop` do what the command `pmworkshop` does."""

from pmworkshop.cli import main

main()
