"""The guide as a conversation, for screen readers and braille: numbered choices, one question at a time."""
