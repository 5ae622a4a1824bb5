import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ApplicationResult } from '#shared/workload-result.ts'
import type { FigureTable, TableFigure } from './layer-page.ts'
import { largest } from './series.ts'
import { compact, MISSING } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

type Opens = { readonly text: string; readonly quantity: string; readonly month: string | null }
const open = (id: string, { text, quantity, month }: Opens): TableFigure => ({
	text,
	why: { quantity, scope: `application:${id}`, month },
})

/** `×1.5`, at its furthest from 1. */
function furthest(series: readonly number[] | undefined): { readonly index: number; readonly text: string } | null {
	if (series === undefined) return null
	const far = largest(series.map((factor) => Math.abs(Math.log(Math.max(factor, Number.MIN_VALUE)))))
	return far === null ? null : { index: far.index, text: `×${compact(series[far.index] ?? 1)}` }
}

type Row = FigureTable['rows'][number]

function rowOf(
	{ id, name, units }: Readonly<Record<'id' | 'name' | 'units', string>>,
	own: ApplicationResult,
	months: readonly string[],
): Row {
	const peak = largest(own.demandTokensPerSecond)
	const month = months[peak?.index ?? 0] ?? null
	const mean = own.meanTokensPerSecond[peak?.index ?? 0] ?? 0
	const devices = largest(own.inDevicesTokensPerSecond ?? [])
	const release = furthest(own.releaseEffect)
	const price = furthest(own.priceEffect)
	const asks = peak !== null && peak.value > 0
	return {
		key: id,
		name,
		figures: [
			units,
			asks
				? open(id, {
						text: `${compact(peak.value)}, ${shortMonth(month ?? '')}`,
						quantity: 'applications.demanded',
						month,
					})
				: MISSING,
			asks ? open(id, { text: compact(mean), quantity: 'applications.mean', month }) : MISSING,
			asks && mean > 0 ? compact(peak.value / mean) : MISSING,
			devices === null
				? MISSING
				: open(id, {
						text: compact(devices.value),
						quantity: 'applications.inDevices',
						month: months[devices.index] ?? null,
					}),
			release === null
				? MISSING
				: open(id, {
						text: release.text,
						quantity: 'applications.releaseEffect',
						month: months[release.index] ?? null,
					}),
			price === null
				? MISSING
				: {
						text: price.text,
						why: { quantity: 'applications.priceEffect', scope: 'plan', month: months[price.index] ?? null },
					},
		],
	}
}

/** What each application asks for: peak and mean, what its devices keep, what price and releases do to it. */
export function demandTable(plan: PlanFile, result: PlanResult): FigureTable | null {
	const rows = plan.applications.flatMap(({ id, name, unitsAtStart, unitsAtEnd }) => {
		const own = result.applications[id]
		if (own === undefined) return []
		const units =
			unitsAtEnd === null || unitsAtEnd === unitsAtStart
				? compact(unitsAtStart)
				: `${compact(unitsAtStart)} to ${compact(unitsAtEnd)}`
		return [rowOf({ id, name: name ?? id, units }, own, result.months)]
	})
	if (rows.length === 0) return null
	return {
		title: 'Peak, mean and what moves them',
		sub: 'The peak sizes accelerators, the mean makes energy; what devices serve themselves is no load here. Released models and the cost of tokens multiply demand',
		heads: [
			'Application',
			'Units',
			'Peak, tokens/s',
			'Mean, tokens/s',
			'Peak over mean',
			'In devices, tokens/s',
			'Releases',
			'Cost of tokens',
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
			...(price === null ? [] : [{ name: name ?? id, by: 'the cost of tokens', ...price }]),
		]
	})
	const [first] = moved
	if (first === undefined) return ''
	const month = shortMonth(result.months[first.index] ?? '')
	const rest = moved.length > 1 ? ` (and ${moved.length - 1} more such effects)` : ''
	return `In ${month} ${first.by} multiplies demand of ${first.name} by ${first.text.slice(1)}${rest}: this is how it moves the power plant.`
}
