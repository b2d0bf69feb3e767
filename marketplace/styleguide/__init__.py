"""The living page of all components in all their states, for those who build and judge them."""
