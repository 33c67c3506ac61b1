"""Swedish text: tidying, masking, readability, days. Knows nothing of Rasa."""
