import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import { balanceFinding } from '../findings/balance-finding.ts'
import type { Finding } from '../findings/finding.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { causesToDecide } from './overview-view.ts'
import type { Remedy } from './overview-view.ts'
import { periodName, quartersOf } from '#shared/formats/quarters.ts'
import type { Period } from '#shared/formats/quarters.ts'
import { causesByMonth } from '../layers/binding-runs.ts'
import { causeSentences } from '../messages/causes.ts'
import { hasFlow } from './flow-view.ts'
import { buildStripModel } from '../layers/strip-view.ts'
import type { StripBand, StripModel } from '#shared/charts/strip-model.ts'
import type { PageTabs } from '#shared/pages/page-tabs.ts'
import { compact, count, megawatts, percent } from '#shared/formats/figures.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

/** Ways to look behind the overview. */
export const detailTabs = (plan: PlanFile, result: PlanResult): PageTabs => [
	{ id: 'cover', name: 'Coverage by quarter' },
	{ id: 'ways', name: 'Decisions' },
	...(hasFlow(plan, result) ? [{ id: 'flow', name: 'Megawatts to tokens' }] : []),
]

export type HeatCell = Figure & {
	/** lowest cover in the quarter; null where nothing is asked */
	readonly share: number | null
	/** the layer binds in a month of the quarter */
	readonly binds: boolean
	readonly detail: string
}
export type HeatRow = { readonly layer: Layer; readonly name: string; readonly cells: readonly HeatCell[] }
export type BalanceView = {
	readonly finding: Finding
	readonly quarters: readonly string[]
	/** applications first, as in the strip */
	readonly rows: readonly HeatRow[]
	readonly causes: readonly {
		readonly quarter: string
		readonly layer: string
		readonly text: string
		readonly mend: string
		/** MW IT lost in the month that the row is told of */
		readonly lostItMW: number
	}[]
	readonly remedies: readonly Remedy[]
}

function amount(layer: Layer, value: number): string {
	if (layer === 'chips') return count(value)
	return layer === 'energy' || layer === 'infrastructure' ? `${megawatts(value)} MW` : `${compact(value)} tok/s`
}

type CellAsked = {
	readonly band: StripBand
	readonly strip: StripModel
	readonly quarter: Period
	readonly figures: Figures
}

/** The cover in the quarter's worst month; in a plan that asks for nothing yet, megawatts of the target. */
function cellOf({ band: { layer, coverage, required, available }, strip, quarter, figures }: CellAsked): HeatCell {
	const lowest = quarter.indices.reduce<number | null>((worst, index) => {
		const share = coverage[index] ?? null
		return share !== null && (worst === null || share < (coverage[worst] ?? Infinity)) ? index : worst
	}, null)
	const index = lowest ?? quarter.indices[0] ?? 0
	const share = lowest === null ? null : (coverage[lowest] ?? null)
	const at = figures.months[index] ?? 'last'
	const toTarget = strip.basis === 'buildout' && (layer === 'energy' || layer === 'chips' || layer === 'infrastructure')
	const figure = toTarget
		? figures.figure(`buildout.itMW.${layer}`, { at })
		: figures.figure(`layers.${layer}.coverage`, { at, as: percent })
	const parts = [amount(layer, available[index] ?? 0), amount(layer, required[index] ?? 0)]
	return {
		...figure,
		share,
		binds: quarter.indices.some((month) => strip.binding[month] === layer),
		detail:
			share === null
				? 'No demand'
				: toTarget
					? `${percent(share)} of ${megawatts(required[index] ?? 0)} MW IT`
					: parts.join(' of '),
	}
}

/** What binds in each quarter, why, and what would move it. */
function causesOf(
	{ plan, result }: { readonly plan: PlanFile; readonly result: PlanResult },
	strip: StripModel,
	quarters: readonly Period[],
): BalanceView['causes'] {
	const causes = causesByMonth(result)
	const spans: BalanceView['causes'][number][] = []
	for (const quarter of quarters) {
		const index = quarter.indices.find((month) => (causes[month] ?? null) !== null)
		const cause = causes[index ?? -1] ?? null
		const layer = strip.binding[index ?? -1] ?? null
		if (cause === null || layer === null) continue
		const { text, mend } = causeSentences(cause, plan)
		const lostItMW = result.shortfall.lostItMW[index ?? -1] ?? 0
		const row = { quarter: periodName(quarter.name), layer: LAYER_NAMES[layer], text, mend, lostItMW }
		const before = spans.at(-1)
		if (before?.layer !== row.layer || before.text !== row.text) spans.push(row)
		else spans[spans.length - 1] = { ...before, quarter: `${before.quarter.split(' to ')[0] ?? ''} to ${row.quarter}` }
	}
	return spans
}

/** Layers by quarters: how far each covers what is asked, where it binds, and the ways out. */
export function buildBalanceView(plan: PlanFile, result: PlanResult): BalanceView {
	const figures = figuresFrom({ plan, result })
	const quarters = quartersOf(result.months)
	const strip = buildStripModel(result)
	const rows = strip.bands.map((band) => ({
		layer: band.layer,
		name: band.name,
		cells: quarters.map((quarter) => cellOf({ band, strip, quarter, figures })),
	}))
	return {
		finding: balanceFinding(plan, result),
		quarters: quarters.map(({ name }) => periodName(name)),
		rows: [...rows].reverse(),
		causes: causesOf({ plan, result }, strip, quarters),
		remedies: causesToDecide(plan, result),
	}
}
