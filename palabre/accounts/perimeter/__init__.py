"""Who may not come in: addresses, mail domains, people who were shown out, and other servers."""
