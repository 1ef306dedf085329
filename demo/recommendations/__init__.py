"""What goes well with a cart."""
