import type { Actor } from '#server/access/actor.ts'
import type { OwnRowEdit } from '#server/views/own-rows/read-own-row.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

type Asked = OwnRowEdit & { readonly baseRev: number | undefined }

/** Adds a row of the plan's own to a table of the catalogue, changes one, or takes one away. */
export const setOwnRow = (actor: Actor, ref: PlanRef, edit: Asked): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'ownRow', ...edit })
