"""Rasa SDK actions: what must be looked up or weighed at the moment of answering."""
