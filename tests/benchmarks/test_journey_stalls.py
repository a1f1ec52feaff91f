"""Where the stories of the journeys stand still when the sample is but one visit of a large library."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.journeys import test_sample_visit as stories
from tests.journeys.conftest import bugs, locks, start

__all__ = ["bugs", "locks", "start"]
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.qt_log_ignore("This plugin does not support", "does not support propagateSizeHints"),
]

STORIES = (
    stories.test_a_point_is_changed_seen_printed_undone_and_kept,
    stories.test_a_name_that_is_typed_appears_beside_the_text,
    stories.test_points_are_added_ordered_and_deleted_from_the_keyboard,
    stories.test_search_leads_to_a_person_and_back,
)
LONG_MS = 50


@pytest.fixture(scope="session")
def grown_sample(
    sample_file: Path, tmp_path_factory: pytest.TempPathFactory, load_once: Callable[[str], ModuleType]
) -> Path:
    """The sample with ten visits, ten thousand points and five thousand people more."""
    made = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("grown") / "visit.briefbook"))
    load_once("large_library").Builder(made).build()
    return made


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_story_in_a_large_library(
    story: Callable[..., None],
    grown_sample: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    load: Callable[[str], ModuleType],
    tell: Callable[..., None],
) -> None:
    library = Path(shutil.copy(grown_sample, tmp_path / "visit.briefbook"))
    wanted = [name for name in story.__annotations__ if name not in {"library", "return"}]
    given = {name: request.getfixturevalue(name) for name in wanted}
    with load("stall_watch").StallWatch().beating() as watch:
        story(library=library, **given)
    words = story.__name__.removeprefix("test_").replace("_", " ")
    count, longest = len(watch.stalls), max(watch.took_ms)
    tell(words[:44], f"{longest:.0f} ms", f"{count} of its passes over 50 ms", longest / LONG_MS, 1)
    print("\n".join(["", story.__name__, *watch.describe()]))
    assert watch.took_ms
