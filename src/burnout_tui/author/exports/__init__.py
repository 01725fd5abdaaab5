"""A film in other formats: pages, data, tables, graphs and pictures. Each format has a module or a folder here."""
