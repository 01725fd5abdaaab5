"""Turn the files of other programs and sites into drafts of film files."""
