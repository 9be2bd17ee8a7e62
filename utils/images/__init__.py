"""Every figure as a picture to take away: drawn from what Plotly draws, without a browser, its words burnt in."""
