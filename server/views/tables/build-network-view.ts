import type { BuildNetworkStep, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { isStated } from '../schedule/step-rows.ts'
import { spanOfMonths } from '#shared/formats/months.ts'

export type NetworkRow = {
	readonly key: string
	readonly name: string
	/** `L1, L2`; empty where nothing is commissioned */
	readonly levels: string
	readonly when: string
	readonly float: string
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
}
export type HallNetwork = {
	readonly id: string
	readonly title: string
	readonly summary: string
	readonly rows: readonly NetworkRow[]
}

function statusOf({ floatMonths, critical }: BuildNetworkStep): Pick<NetworkRow, 'status' | 'statusText'> {
	if (floatMonths < 0) return { status: 'failing', statusText: 'Starts too late' }
	return critical ? { status: 'tight', statusText: 'Critical' } : { status: 'ok', statusText: 'Has float' }
}

function rowOf(hall: Pick<PlanFile['buildPhases'][number], 'steps'>, step: BuildNetworkStep): NetworkRow {
	return {
		key: step.step,
		name: step.name,
		levels: step.levels.join(', '),
		when: `${spanOfMonths(step.start, step.finish)}${isStated(hall, step.step) ? ', entered in the plan' : ''}`,
		float: formatFigure(step.floatMonths, { digits: 2 }),
		...statusOf(step),
	}
}

function summaryOf(steps: readonly BuildNetworkStep[]): string {
	const late = steps.filter(({ floatMonths }) => floatMonths < 0)
	const critical = steps.filter(({ floatMonths }) => floatMonths === 0)
	const path = `${critical.length} of ${steps.length} steps are critical`
	return late.length === 0 ? path : `${path}; lead times require ${late.length} to start earlier`
}

/** The construction network of every hall that is built, step by step. */
export function buildNetworkView(plan: PlanFile, result: PlanResult): readonly HallNetwork[] {
	return plan.buildPhases.flatMap((hall) => {
		const { id, name } = hall
		const steps = result.buildNetwork[id] ?? []
		return steps.length === 0
			? []
			: [{ id, title: name ?? id, summary: summaryOf(steps), rows: steps.map((step) => rowOf(hall, step)) }]
	})
}
