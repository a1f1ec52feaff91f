from pathlib import Path

import platformdirs
import pytest

from briefbook.folder import cache_folder, config_folder, data_folder, log_folder


@pytest.mark.parametrize("named", [True, False])
def test_the_folders_are_those_of_platformdirs(named: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable) if named else "")
    assert config_folder() == platformdirs.user_config_path("briefbook", appauthor=False)
    assert cache_folder() == platformdirs.user_cache_path("briefbook", appauthor=False)
    assert data_folder() == platformdirs.user_data_path("briefbook", appauthor=False)
    assert log_folder() == platformdirs.user_log_path("briefbook", appauthor=False)
