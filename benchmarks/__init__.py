"""Measures Palabre on the machine at hand: `python -m benchmarks`, or `make bench`."""
