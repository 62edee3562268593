"""How the language model is made: see README.md."""
