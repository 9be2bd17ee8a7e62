"""Exercise data: a complete package whose meetings are made up from a seed, and say so in every row."""
