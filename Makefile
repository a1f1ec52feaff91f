# make run: the sample library, its printed book and the window.   make test: the whole test suite.
# make package: the installable packages, in dist/.   make package-test: tries them on a fresh Debian.
# make crash-test: kills the built program 500 times while it is worked with; about an hour. KILLS=50 is shorter.
# make package-windows: Windows' installer, in dist/.   make package-windows-test: tries it under wine.
# make package-macos: Briefbook.app, in dist/, on a Mac.

UV = VIRTUAL_ENV= UV_PYTHON_DOWNLOADS=never .tools/bin/uv
PACKAGER = build/packager
OTHER_SYSTEMS = "mypy --platform win32 --cache-dir .mypy_cache/win32" \
	"mypy --platform darwin --cache-dir .mypy_cache/darwin"
# Tests start hundreds of processes, each of which would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE
SAMPLE = build/sample.briefbook
BOOK = build/sample.pdf
BUNDLE = dist/briefbook/briefbook
BUNDLED = briefbook resources docs/guide packaging/briefbook.spec packaging/bundle.toml pyproject.toml uv.lock
KILLS = 500
SEED = 1

.PHONY: mutation-test benchmark run test lint check package package-test package-windows package-windows-test package-macos crash-test
.PHONY: ready ready-to-test ready-to-package clean

run: ready
	@mkdir -p build
	@rm -f $(SAMPLE) $(SAMPLE)-* $(SAMPLE).* $(BOOK)
	@.venv/bin/briefbook sample $(SAMPLE)
	@.venv/bin/briefbook export $(SAMPLE) -o $(BOOK)
	@echo "The sample library: $(CURDIR)/$(SAMPLE)"
	@echo "Its briefing book:  $(CURDIR)/$(BOOK)"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/briefbook $(SAMPLE); \
	else echo "There is no display here, so the window stays closed."; fi

test: ready-to-test
	@tests/run_all.sh

lint: ready-to-test
	@status=0; \
	for linter in "ruff check" "ruff format --check" mypy $(OTHER_SYSTEMS) lint-imports; do \
		echo "$$linter"; .venv/bin/$$linter || status=1; \
	done; \
	exit $$status

check: lint test

# Measures what is fast and what is not, beside something else in the same run; a quarter of an hour on a quiet machine.
benchmark: ready-to-test
	@python=$$(packaging/linux/private_uv.sh) && $(UV) sync --quiet --frozen --group benchmark --python "$$python"
	@tests/under_xvfb.sh .venv/bin/pytest -m benchmark tests/benchmarks


# Ten thousand mutated libraries through every door; it takes an hour or two.
mutation-test: ready-to-test
	@PYTHONPATH=$(CURDIR) .venv/bin/python -u -m tests.mutation --files 10000

package-test: ready-to-test
	@packaging/linux/system_libraries.sh package-test
	@unshare --mount .venv/bin/python packaging/package_test/trial.py

crash-test: ready-to-test
	@packaging/linux/system_libraries.sh crash-test
	@if [ ! -e $(BUNDLE) ] || [ -n "$$(find $(BUNDLED) -type f ! -name '*.pyc' -newer $(BUNDLE) -print -quit)" ]; then \
		$(MAKE) ready-to-package && PYTHONPATH=packaging $(PACKAGER)/bin/python packaging/linux/make_package.py --only-folder; \
	fi
	@PYTHONPATH=packaging/package_test .venv/bin/python packaging/crash_test/trial.py --kills $(KILLS) --seed $(SEED)

package: ready-to-package
	@PYTHONPATH=packaging $(PACKAGER)/bin/python packaging/linux/make_package.py

package-windows: ready-to-package
	@packaging/linux/system_libraries.sh package-windows
	@PYTHONPATH=packaging $(PACKAGER)/bin/python packaging/windows/make_installer.py

package-macos: ready-to-package
	@$(PACKAGER)/bin/python packaging/macos/make_app.py

package-windows-test: ready-to-test
	@packaging/linux/system_libraries.sh package-windows-test
	@PYTHONPATH=packaging:packaging/windows .venv/bin/python packaging/package_test/windows_trial.py

ready:
	@packaging/linux/system_libraries.sh
	@python=$$(packaging/linux/private_uv.sh) && $(UV) sync --quiet --frozen --no-dev --inexact --python "$$python"

ready-to-test:
	@packaging/linux/system_libraries.sh test
	@python=$$(packaging/linux/private_uv.sh) && $(UV) sync --quiet --frozen --compile-bytecode --python "$$python"

ready-to-package:
	@packaging/linux/system_libraries.sh package
	@python=$$(packaging/linux/private_uv.sh) && UV_PROJECT_ENVIRONMENT=$(PACKAGER) $(UV) sync --quiet --frozen --no-dev \
		--group package --reinstall-package briefbook --python "$$python"

clean:
	rm -rf build dist .venv .tools
