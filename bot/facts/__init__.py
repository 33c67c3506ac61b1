"""What the municipality has published: channels, systems, opening hours. Knows nothing of Rasa."""
