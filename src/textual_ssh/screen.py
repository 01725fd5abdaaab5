"""The terminal of one client, from what it says of itself; this machine's environment has no say."""

from textual_ssh.client import Client
from textual_wire.detect.terminal import Terminal, recognise


def terminal_of(client: Client) -> Terminal:
    """What the client's TERM and the variables that were heeded say of its terminal."""
    return recognise({**client.environment, "TERM": client.term}, None, *client.size, over_ssh=True)
