"""What all visitors of one process share, and how it saves memory and CPU time."""
