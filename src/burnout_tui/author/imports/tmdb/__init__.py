"""Films and people of The Movie Database (TMDB), as its API answers about them."""
