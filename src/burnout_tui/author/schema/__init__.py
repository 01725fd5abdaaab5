"""The JSON Schema of the film file, for editors: from the model, with the descriptions of docs/format.md."""
