"""Updates: taken once, parked, failed or quarantined, and the books about all of them."""
