"""What a car costs at the buyer's door: dated rates with their sources, and the sum of them."""
