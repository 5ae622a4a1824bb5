import { planFigure, type runPlan } from '#server/engine/compute-plan.ts'

type FiguresFrame = ReturnType<typeof runPlan>

/** Quantities of the engine that two plans are compared by; both the search and its explanations read them from here. */
export const COMPARED = {
	served: 'plan.total.acceleratorMonths',
	lost: 'shortfall.lostMWMonths',
	finished: 'plan.total.finishedMWMonths',
	perDiem: 'plan.total.perDiemUsd',
	capex: 'finance.totals.capexUsd',
	commitment: 'finance.committedUsd.totalUsd',
	opex: 'finance.totals.opexUsd',
	labour: 'finance.totals.labourUsd',
} as const

export type Figures = Readonly<Record<keyof typeof COMPARED, number>>

export function figuresOf(frame: FiguresFrame): Figures {
	const read = (key: keyof typeof COMPARED) => planFigure(frame, COMPARED[key])
	return {
		served: read('served'),
		lost: read('lost'),
		finished: read('finished'),
		perDiem: read('perDiem'),
		capex: read('capex'),
		commitment: read('commitment'),
		opex: read('opex'),
		labour: read('labour'),
	}
}
