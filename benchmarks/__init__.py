"""Benchmarks against stock Rasa and other open engines, one command each; nothing here is a test."""
