"""Gathers the reports of one event into a story. Until reports are compared, a story is one document (identical files are one already)."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Analysis, Story


def gather(analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """Each document in exactly one story; dated stories first, the newest on top; then those with a title; ties by path and id."""
    stories = [_story(analysis) for analysis in analyses]
    return tuple(sorted(stories, key=_in_order))


def _story(report: Analysis) -> Story:
    return Story(
        id=f"story-{report.document.id}",
        reports=(report,),
        partners=report.partners,
        fields=tuple(field.name for field in report.fields),
    )


def _in_order(story: Story) -> tuple[int, bool, str, str]:
    document = story.reports[0].document
    age = -document.published.date.toordinal() if document.published else 1
    return (age, document.title is None, document.path, story.id)
