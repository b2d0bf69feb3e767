"""What follows when a rule of law changes."""

# Who counts what a changed state rule touches: each takes a state and a kind of vehicle.
RULE_TOUCHES: list[str] = ["listings.cars.touched.cars_touched"]
