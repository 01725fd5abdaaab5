"""The contents of a guide in one piece, for pages and for Markdown: sections of entries, their parts and anchors."""
