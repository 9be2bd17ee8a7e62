"""Numbers made from a record: each metric takes a record and gives a small table."""
