"""The tabs of an entity and of a list of them, part by part."""
