"""Editions: what was published when by whom, kept whole and unchanged, in a folder or a database."""
