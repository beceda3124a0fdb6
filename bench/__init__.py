"""What `make bench` measures: ratios within one run. A module is one comparison; bench/__main__.py runs them all."""
