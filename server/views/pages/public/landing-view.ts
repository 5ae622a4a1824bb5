import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import { overviewFinding } from '#server/views/findings/overview-finding.ts'
import { stripFinding } from '#server/views/findings/strip-finding.ts'
import { tradeToShow } from '#server/views/findings/workforce-finding.ts'
import { figuresFrom, type FigureSource } from '#server/views/figures/figure.ts'
import { FULL_POWER, fullPowerWords } from '#server/views/messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { largest, sum } from '#server/views/figures/series.ts'
import { buildStripModel } from '#server/views/layers/strip-view.ts'
import type { StripModel } from '#shared/charts/strip-model.ts'
import { titledTradeChart } from '#server/views/tables/trades-chart.ts'
import { count, megawatts } from '#shared/formats/figures.ts'
import { longMonth, yearOf } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'

export type LandingView = {
	readonly name: string
	readonly sub: string
	readonly finding: string
	readonly strip: { readonly title: string; readonly model: StripModel }
	readonly people: { readonly title: string; readonly chart: TimeChartModel } | null
	readonly example: {
		readonly where: string
		readonly value: string
		readonly unit: string
		readonly formula: string
		readonly inputs: readonly { readonly label: string; readonly value: string }[]
	}
	readonly figures: readonly { readonly label: string; readonly value: string }[]
}

/** Facility power of the sample's first site at its peak: IT power × peak PUE, as the drawer would show it. */
function exampleOf(plan: PlanFile, result: PlanResult): LandingView['example'] {
	const [site] = plan.sites
	const own = site === undefined ? undefined : result.sites[site.id]
	const peak = own === undefined ? null : largest(own.facilityPowerMW)
	const index = peak?.index ?? 0
	const itMW = own?.itPowerMW[index] ?? 0
	// The peak PUE of a full hall is a little less than that of one not quite full: the two shown come to the third.
	const pue = itMW > 0 ? (peak?.value ?? 0) / itMW : 0
	return {
		where: `Facility power, ${site?.name ?? ''}, ${longMonth(result.months[index] ?? '')}`,
		value: megawatts(peak?.value ?? 0),
		unit: 'MW at the meter',
		formula: `${formatFigure(itMW)} × ${formatFigure(pue)}`,
		inputs: [
			{ label: 'Coincident IT load', value: `${formatFigure(itMW)} MW IT` },
			{ label: 'PUE at this load, 0.4% hour', value: formatFigure(pue) },
			{ label: 'Accelerators energized', value: count(own?.energisedAccelerators[index] ?? 0) },
		],
	}
}

/** What the first page shows of the sample plan: its strip, a trade that runs short, a figure opened, a page of the report. */
export function buildLanding({ plan, result }: FigureSource): LandingView {
	const halls = plan.buildPhases.length
	const years = `${yearOf(result.months[0] ?? '')}–${yearOf(result.months.at(-1) ?? '')}`
	const title = stripFinding(result)
	const { figure } = figuresFrom({ plan, result })
	const power = figure('layers.infrastructure.available', { at: 'last' })
	return {
		name: plan.name,
		sub: `${halls} ${halls === 1 ? 'hall' : 'halls'}, ${megawatts(sum(plan.buildPhases.map((phase) => phase.itMW)))} MW IT, ${count(sum(plan.chipOrders.map((order) => order.accelerators)))} accelerators. Coverage by month, ${years}`,
		finding: overviewFinding(plan, result).title,
		strip: { title: `${title.charAt(0).toLowerCase()}${title.slice(1)}`, model: buildStripModel(result) },
		people: titledTradeChart({ plan, result, status: null }, tradeToShow(result.workforce)),
		example: exampleOf(plan, result),
		figures: [
			{ label: 'IT power', value: `${power.text} MW` },
			{ label: FULL_POWER, value: fullPowerWords(fullPowerOf(result)).month },
			{ label: 'Capex', value: figure('finance.totals.capexUsd').text },
		],
	}
}
