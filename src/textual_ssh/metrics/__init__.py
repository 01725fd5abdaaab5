"""Counters, and the web server that Prometheus reads them from."""
