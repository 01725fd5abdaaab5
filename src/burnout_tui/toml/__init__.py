"""Read strict TOML into records, and place every problem at its line and column; knows no film."""
