"""The invented request and feedback log behind the published papers."""
