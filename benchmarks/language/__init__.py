"""How often the language pipeline is right, how fast it learns and answers, beside other engines."""
