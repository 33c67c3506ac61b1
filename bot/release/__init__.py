"""From an edit to the live bot: check and train."""
