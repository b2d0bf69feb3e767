"""Pages of a car: for visitors, for its seller, and its photo files."""
