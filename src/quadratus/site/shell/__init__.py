"""What every page needs: the clock, the frame of the page, and the ways in."""
