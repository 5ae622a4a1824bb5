import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { smallest } from '../figures/series.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { compact, MISSING, percent, usd } from '#shared/formats/figures.ts'
import { FULL_POWER, fullPowerOf, fullPowerText } from '../figures/full-power.ts'
import { causeShort } from '#shared/formats/names.ts'

export type ImpactFigure = { readonly label: string; readonly value: string }

/** The few figures below a grid that tell whether an edit moved the plan. */
export function impactFigures(plan: PlanFile, result: PlanResult): readonly ImpactFigure[] {
	const { headline, shortfall } = result
	const given = smallest(result.servedShare)
	return [
		{ label: 'Held back by', value: headline === null ? 'nothing' : causeShort(headline.cause) },
		{ label: 'Lost', value: MWMonthsText(shortfall.lostMWMonths) },
		{ label: 'Accelerators given, lowest', value: given === null ? MISSING : percent(given.value) },
		{ label: FULL_POWER, value: fullPowerText(fullPowerOf(result)) },
		{ label: 'Chips waiting', value: `${compact(result.stranded.acceleratorMonths)} accelerator-months` },
		{ label: 'Capex', value: usd(result.finance.totals.capexUsd, moneyOf(plan)) },
	]
}
