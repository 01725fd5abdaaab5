"""What all tests share."""

from hypothesis import settings


def pytest_configure() -> None:
    """Give Hypothesis no deadline: how long an example takes says more of the machine than of the code."""
    settings.register_profile("guide", deadline=None)
    settings.load_profile("guide")
