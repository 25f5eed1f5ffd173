"""What a device needs to go through a day without a network, made ahead by the server."""
