"""Which texts of a plan may have a translation, a second time, written from the page of the format."""
import re

from structure import error

TRANSLATABLE = [re.compile(pattern) for pattern in (
    "/background", "/organisation/site", "/people/N/(post|conflict/detail)", "/absence/note", "/restrictions/N/description",
    "/objectives/N/(statement|measures/N|waived/reason)", "/activities/N/(title|unit|note)",
    "/scopes/N/(name|phases/N/exitCriteria|changes/N/reason)", "/resources/N/(text|payer)", "/relatedDocuments/N",
    "/arrangements/N",
    "/reports/N/(attendanceNote|practitionerComment|supervisorComment|adjustments/N|objectives/N/(concerns|actions)"
    "|objectives/N/evidence/N/note|scopes/N/reason|safetyEvents/N/(summary|actionTaken)|signatures/N/comment)",
    "/versions/N/summary", "/summary/(text|recommendations/N/(text|owner))", "/contacts/N/label")]


def text_at(plan, pointer):
    value = plan
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def check_translations(plan, found):
    for language, texts in plan.get("translations", {}).items():
        for pointer in texts:
            general = re.sub(r"/(0|[1-9][0-9]*)(?=/|$)", "/N", pointer)
            try:
                known = any(each.fullmatch(general) for each in TRANSLATABLE) and isinstance(text_at(plan, pointer), str)
            except (KeyError, IndexError, ValueError, TypeError):
                known = False
            if not known:
                place = pointer.replace("~", "~0").replace("/", "~1")
                error(found, f"/translations/{language}/{place}", "translation-without-text")
