"""Keys, pastes, mouse events and reports, read from the bytes that a terminal sends."""
