"""The days of training: today, the check-in, the player, the morning, flare-ups and progress."""
