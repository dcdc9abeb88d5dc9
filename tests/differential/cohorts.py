"""The rules on cohorts a second time, written from the list of codes."""
from structure import day, error


def check_cohort(cohort):
    found = set()
    if day(cohort["period"]["to"]) < day(cohort["period"]["from"]):
        error(found, "/period/to", "end-before-start")
    if len(cohort["plans"]) < 20:
        error(found, "/plans", "cohort-below-minimum")
    return found
