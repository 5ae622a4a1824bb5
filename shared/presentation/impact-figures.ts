import type { PlanResult } from '#shared/result.ts'
import { bindingRuns, mainConstraint } from './binding-runs.ts'
import { smallest } from './series.ts'
import { compact, MISSING, percent, usd } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'
import { LAYER_NAMES } from './wording/names.ts'

export type ImpactFigure = { readonly label: string; readonly value: string }

/** The few figures below a grid that tell whether an edit moved the plan. */
export function impactFigures(result: PlanResult): readonly ImpactFigure[] {
	const runs = bindingRuns(result)
	const main = mainConstraint(runs)
	const months = runs.filter((run) => run.layer === main?.layer).reduce((total, run) => total + run.to - run.from, 0)
	const served = smallest(result.servedShare)
	const full = result.milestones.filter((milestone) => milestone.kind === 'full_power').at(-1)
	return [
		main === null || main.layer === null
			? { label: 'Binding', value: 'nothing' }
			: { label: 'Binding', value: `${LAYER_NAMES[main.layer]}, ${months} ${months === 1 ? 'month' : 'months'}` },
		{ label: 'Lowest served', value: served === null ? MISSING : percent(served.value) },
		{ label: 'Full power', value: full === undefined ? MISSING : shortMonth(full.month) },
		{ label: 'Stranded', value: `${compact(result.stranded.acceleratorMonths)} acc-months` },
		{ label: 'Capex', value: usd(result.finance.totals.capexUsd) },
	]
}
