"""The commands of the command line: their options, what they share, and each one's call."""
