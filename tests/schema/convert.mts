// Reads plans and cohorts through the classes that quicktype makes, and writes them again. Arguments: files.
import { readFileSync } from "node:fs";
import { Convert as PlanReader, type Plan } from "./plan.js";
import { Convert as CohortReader } from "./cohort.js";

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  if (file.includes("cohort")) {
    CohortReader.toCohort(text);
    continue;
  }
  const plan: Plan = PlanReader.toPlan(text);
  const week: number = plan.scopes[0].phases[0].fromWeek; // a number where the format has one
  const again = JSON.parse(PlanReader.planToJson(plan));
  if (week !== again.scopes[0].phases[0].fromWeek || again.practitioner.name !== JSON.parse(text).practitioner.name)
    throw new Error(file);
}
