"""The minutes: three sentences, what was decided, then the record; as Markdown, as a page and as a document."""
