"""What is said of the record: filters, selection, metrics, figures, words and the frame round every page."""
