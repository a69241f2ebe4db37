"""Documents as they are found, unread: from files and folders of this machine."""

from briefing.sources.folder import collect

__all__ = ["collect"]
