"""What someone does not want to come across: filters, their keywords and their single statuses."""
