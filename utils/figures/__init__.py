"""Figures: each takes the frame of one metric and draws it; none of them counts."""
