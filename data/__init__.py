"""What is known: the tables, the promises they keep, and the record that is read from them."""
