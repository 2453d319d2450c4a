"""Judge what assistants can read on a dealer's own site: facts of pages, checks, inputs."""
