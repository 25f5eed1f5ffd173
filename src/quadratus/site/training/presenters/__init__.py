"""What the templates of training show, as plain values."""
