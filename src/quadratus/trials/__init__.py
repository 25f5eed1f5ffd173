"""People who live under a method: diaries, their replay, and what follows from them."""
