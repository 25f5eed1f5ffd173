"""Short pages to read: the muscle, the method, pain, sitting, walking, the evidence, when to get help."""
