import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { smallest } from '../figures/series.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { compact, MISSING, percent, usd } from '#shared/formats/figures.ts'
import { FULL_POWER, fullPowerText } from '../messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { lateOrUnserved } from '../layers/late-or-unserved.ts'
import { lossPlace } from '../messages/verdict/loss-words.ts'

export type ImpactFigure = { readonly label: string; readonly value: string }

/** The few figures below a grid that tell whether an edit moved the plan. */
export function impactFigures(plan: PlanFile, result: PlanResult): readonly ImpactFigure[] {
	const { mwMonths, most } = lateOrUnserved(result)
	const given = smallest(result.servedShare)
	return [
		{ label: 'Limited by', value: most === null ? 'nothing' : lossPlace(plan, most) },
		{ label: 'Late or unserved', value: MWMonthsText(mwMonths) },
		{ label: 'Accelerators allocated, lowest', value: given === null ? MISSING : percent(given.value) },
		{ label: FULL_POWER, value: fullPowerText(fullPowerOf(result)) },
		{ label: 'Stranded chips', value: `${compact(result.stranded.acceleratorMonths)} accelerator-months` },
		{ label: 'Capex', value: usd(result.finance.totals.capexUsd, moneyOf(plan)) },
	]
}
