import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ApplicationResult } from '#shared/result/workload-result.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import type { FigureTable } from '../pages/layer-page.ts'
import { largest } from '../figures/series.ts'
import { headOf } from './head-of.ts'
import { compact, MISSING } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'

/** `×1.5`, at its furthest from 1. */
function furthest(series: readonly number[] | undefined): { readonly index: number; readonly text: string } | null {
	if (series === undefined) return null
	const far = largest(series.map((factor) => Math.abs(Math.log(Math.max(factor, Number.MIN_VALUE)))))
	return far === null ? null : { index: far.index, text: `×${compact(series[far.index] ?? 1)}` }
}

type DemandTableRow = FigureTable['rows'][number]

const times = (factor: number): string => `×${compact(factor)}`

function rowOf(
	{ id, name, units }: Readonly<Record<'id' | 'name' | 'units', string>>,
	own: ApplicationResult,
	{ figure, month, months }: Figures,
): DemandTableRow {
	const of = `application:${id}`
	const monthAt = (index: number) => months[index] ?? 'last'
	const peak = figure('demandTokensPerSecond', { of, at: 'largest' })
	const mean = figure('meanTokensPerSecond', { of, at: peak.why.month ?? 'last' })
	const asks = peak.value !== null && peak.value > 0
	const release = furthest(own.releaseEffect)
	const price = furthest(own.priceEffect)
	return {
		key: id,
		name,
		figures: [
			units,
			asks ? { ...peak, text: `${peak.text}, ${month(peak)}` } : MISSING,
			asks ? mean : MISSING,
			asks && mean.value !== null && mean.value > 0 ? compact(peak.value / mean.value) : MISSING,
			own.inDevicesTokensPerSecond === undefined ? MISSING : figure('inDevicesTokensPerSecond', { of, at: 'largest' }),
			release === null ? MISSING : figure('releaseEffect', { of, at: monthAt(release.index), as: times }),
			price === null ? MISSING : figure('priceEffect', { of, at: monthAt(price.index), as: times }),
		],
	}
}

/** What each application asks for: peak and mean, what its devices keep, what price and releases do to it. */
export function demandTable(plan: PlanFile, result: PlanResult): FigureTable | null {
	const figures = figuresFrom({ plan, result })
	const rows = plan.applications.flatMap(({ id, name, unitsAtStart, unitsAtEnd }) => {
		const own = result.applications[id]
		if (own === undefined) return []
		const units =
			unitsAtEnd === null || unitsAtEnd === unitsAtStart
				? compact(unitsAtStart)
				: `${compact(unitsAtStart)} to ${compact(unitsAtEnd)}`
		return [rowOf({ id, name: name ?? id, units }, own, figures)]
	})
	if (rows.length === 0) return null
	return {
		title: 'Peak and mean demand',
		sub: 'Peak sizes accelerators, mean sets energy; on-device requests are no load here. Model releases and token cost multiply demand',
		heads: [
			fieldFacts('applications', 'name').label,
			'Units',
			...(['demandTokensPerSecond', 'meanTokensPerSecond'] as const).map(headOf),
			'Peak over mean',
			...(['inDevicesTokensPerSecond', 'releaseEffect', 'priceEffect'] as const).map(headOf),
		],
		rows,
	}
}

/** The loop upward in a sentence, at its furthest; empty where neither price nor a release moves demand. */
export function loopSentence(plan: PlanFile, result: PlanResult): string {
	const moved = plan.applications.flatMap(({ id, name }) => {
		const own = result.applications[id]
		const release = furthest(own?.releaseEffect)
		const price = furthest(own?.priceEffect)
		return [
			...(release === null ? [] : [{ name: name ?? id, by: 'a model’s release', ...release }]),
			...(price === null ? [] : [{ name: name ?? id, by: 'token cost', ...price }]),
		]
	})
	const [first] = moved
	if (first === undefined) return ''
	const month = shortMonth(result.months[first.index] ?? '')
	const rest = moved.length > 1 ? ` (and ${moved.length - 1} more such effects)` : ''
	return `In ${month} ${first.by} multiplies demand of ${first.name} by ${first.text.slice(1)}${rest}, and power need with it.`
}
