"""The errors a person is meant to read: each knows its subject and says what to do. A bug is none of these and is left to rise."""


class BriefingError(Exception):
    """Something that went wrong outside the program.

    `subject` names the file, key or edition; `problem` says what is wrong with it, and what to do, in one sentence.
    """

    exit_code = 1

    def __init__(self, subject: str, problem: str) -> None:
        super().__init__(f"{subject}: {problem}")
        self.subject = subject
        self.problem = problem


class ConfigError(BriefingError):
    """`briefing.toml`, or the call itself, is wrong: exit code 2."""

    exit_code = 2


class SourceError(BriefingError):
    """A source, or one document in it, cannot be read."""


class DocumentError(BriefingError):
    """A file was read, and no article could be made of it."""


class TemplateError(BriefingError):
    """A template cannot be used; `subject` is its file and line."""


class RenderError(BriefingError):
    """A page could not be made as it should be: a missing font, library or glyph."""


class ArchiveError(BriefingError):
    """An edition could not be kept, found or read."""
