import type { Actor } from '#server/access/actor.ts'
import type { AssumptionEdit } from '#server/runs/edits/plan-command.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Replaces an assumption, of all sites or of one (`siteId/key`), by what was typed; without an entry, by the default. */
export const setAssumption = (actor: Actor, ref: PlanRef, edit: AssumptionEdit): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'assumption', ...edit, why: edit.entry?.why ?? undefined })
