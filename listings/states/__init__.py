"""What each state says about a kei on its roads: dated, versioned records with their sources."""
