"""What the bot says and does next: the answers' words, the actions, the stored conversations."""
