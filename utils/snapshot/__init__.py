"""All pages as the filters show them in one HTML file, which needs no network and no server."""
