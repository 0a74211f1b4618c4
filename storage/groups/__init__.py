"""Groups with their gaps and members, and the contacts of cadres."""
