"""People who keep a town busy over HTTP, and books about what they did."""
