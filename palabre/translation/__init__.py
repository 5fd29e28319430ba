"""Text from one language into another, by whichever engine the owner chose."""
