"""The tab of an entity, part by part."""
