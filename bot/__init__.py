"""Kontaktlots: the bot that guides residents to the right contact."""
