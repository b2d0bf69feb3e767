"""Drawing cars as a drawing office would: flat, from the side, with one stroke of the pen."""
