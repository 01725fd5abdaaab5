"""The README's pictures show the program as it is."""

import pytest
from tools.pictures import PICTURES, Picture, path_of, take_picture

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_the_readme_shows_the_running_app(picture: Picture) -> None:
    """Each committed picture is what the app shows after the same keys; make pictures takes them again."""
    assert await take_picture(picture) == path_of(picture).read_text(encoding="utf-8")
