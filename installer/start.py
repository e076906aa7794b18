"""Where the program begins when it is packed as one folder or one file."""

from pmworkshop.cli import main

main()
