"""The parts of the page of a library: banner, toolbar, outline, tabs and foot."""
