"""Rasa graph components: from a message to its topic, its system and its danger."""
