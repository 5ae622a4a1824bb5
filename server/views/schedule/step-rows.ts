import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { PROCUREMENT_STEP } from '#shared/catalogue/hall-steps.ts'
import type { BuildNetworkStep, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { PLAIN, type Dated } from './dated.ts'
import type { GanttMoves } from '#shared/charts/gantt-model.ts'

type StepRowsHall = PlanFile['buildPhases'][number]

const refOf = ({ id }: StepRowsHall, step: string) => `phase:${id}/${step}`

/** What a step's bar moves: its own row in the plan, which begins with the first move. Procurement follows what is bought. */
function movesOf({ id, steps }: StepRowsHall, { step, start, finish }: BuildNetworkStep): GanttMoves | null {
	if (step === PROCUREMENT_STEP) return null
	const months = steps.find((row) => row.step === step)?.durationMonths ?? monthsBetween(start, finish) + 1
	return {
		list: 'hallSteps',
		id: `${id}/${step}`,
		start: { field: 'startMonth', value: start },
		end: { field: 'durationMonths', value: String(months) },
	}
}

function rowOf(hall: StepRowsHall, step: BuildNetworkStep): Dated {
	const span = { plannedStart: step.start, plannedEnd: addMonths(step.finish, 1) }
	return {
		...PLAIN,
		...span,
		ref: refOf(hall, step.step),
		kind: 'step',
		name: step.name,
		siteId: hall.siteId,
		layer: 'infrastructure',
		start: span.plannedStart,
		end: span.plannedEnd,
		note: isStated(hall, step.step) ? 'entered in the plan' : null,
		moves: movesOf(hall, step),
		...(step.floatMonths < 0 && { status: 'failing', statusText: 'Should have started earlier' }),
	}
}

/** Whether the plan itself dates a step. */
export const isStated = ({ steps }: Pick<StepRowsHall, 'steps'>, step: string): boolean =>
	steps.some((row) => row.step === step)

/** The network of one hall, `phase:hall-a`, as rows under it. */
export function stepsUnder(
	hall: StepRowsHall | undefined,
	result: PlanResult,
): readonly (readonly [Dated, floatMonths: number])[] {
	if (hall === undefined) return []
	return (result.buildNetwork[hall.id] ?? []).map((step) => [rowOf(hall, step), step.floatMonths])
}

/** Every step of every hall, each told with its hall: as a schedule of another tool knows it. */
export function stepTasks(plan: PlanFile, result: PlanResult): readonly Dated[] {
	return plan.buildPhases.flatMap((hall) =>
		stepsUnder(hall, result).map(([row]) => ({ ...row, name: `${row.name}, ${hall.name ?? hall.id}` })),
	)
}

/** A step with its hall, what it waits for and what waits for it; null where the address names none. */
export function stepAt(plan: PlanFile, result: PlanResult, ref: string) {
	const hall = plan.buildPhases.find(({ id }) => ref.startsWith(`phase:${id}/`))
	const all = stepsUnder(hall, result)
	const found = all.find(([row]) => row.ref === ref)
	if (hall === undefined || found === undefined) return null
	const network = catalogueFor(plan).constructionPhases
	const waits = network
		.filter(({ id }) => refOf(hall, id) === ref)
		.flatMap(({ after }) => after.map(({ phase }) => phase))
	const held = network.flatMap(({ id, after }) => (after.some(({ phase }) => refOf(hall, phase) === ref) ? [id] : []))
	const named = (ids: readonly string[]) =>
		all.flatMap(([row]) => (ids.some((id) => refOf(hall, id) === row.ref) ? [row] : []))
	return { hall, row: found[0], floatMonths: found[1], before: named(waits), after: named(held) }
}
