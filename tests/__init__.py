"""What is proved of the dashboard, one room a kind of proof; `python -m tests` runs them all."""
