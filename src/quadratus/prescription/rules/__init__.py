"""What is true: how events change clearance, response, ladders, phases, flare-ups and focus."""
