import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { SparseSeries } from '#shared/series.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'
import { oddsMonthInShort } from '../messages/odds/percents.ts'
import { FULL_POWER_KEY, isFailed, monthFigure, type OddsInput } from './odds-input.ts'
import { type OddsChip, oddsChips, siteChips } from './target-odds.ts'

/** What other pages say of odds, where they are kept: nothing of a plan that nobody has drawn. */
export type OddsBeside = {
	readonly chips: readonly OddsChip[]
	/** draws they are of, and how many are to be done */
	readonly progress: SimulationResult['progress']
	/** eight draws in ten deliver between these, MW IT by month; null where draws tell nothing */
	readonly band: { readonly lower: SparseSeries; readonly upper: SparseSeries } | null
	/** month of 80% odds by what comes: `phase:hall-a`, `contract:grid`, and `full` of the plan */
	readonly eighty: Readonly<Record<string, string>>
	/** of the thing that a page asks for */
	readonly facts: readonly { readonly label: string; readonly text: string }[]
}

type BesideAsked = { readonly siteId: string | null; readonly ref: string | null }

/** The figure that draws keep of a dated thing; a hall can be used from the month after it is finished. */
function keyOf(ref: string): { readonly key: string; readonly after: number } {
	const contract = /^contract:(.*)$/.exec(ref)?.[1]
	if (contract !== undefined) return { key: `contracts.${contract}.start`, after: 0 }
	return { key: `schedule.${ref}.finish`, after: ref.startsWith('phase:') ? 1 : 0 }
}

const monthAfter = (month: string | null, after: number) =>
	month === null ? oddsMonthInShort(null) : shortMonth(addMonths(month, after))

type DrawnOf = { readonly simulation?: SimulationResult | undefined }

/**
 * Month by which eight draws in ten have a dated thing, `contract:grid` or `phase:hall-a`, month null behind the plan; null where
 * nobody drew the plan, or draws tell nothing of it.
 */
export function eightyBy({ simulation }: DrawnOf, ref: string): { readonly month: string | null } | null {
	if (simulation === undefined || simulation.draws === 0 || isFailed(simulation)) return null
	const { key, after } = keyOf(ref)
	const figure = monthFigure({ simulation }, key)
	if (figure === null) return null
	return { month: figure.p80 === null ? null : addMonths(figure.p80, after) }
}

function eightyOf(input: OddsInput): OddsBeside['eighty'] {
	const { buildPhases, powerContracts, chipOrders } = input.plan
	const refs = [
		...buildPhases.map(({ id }) => `phase:${id}`),
		...powerContracts.map(({ id }) => `contract:${id}`),
		...chipOrders.map(({ id }) => `order:${id}`),
	]
	const full = monthFigure(input, FULL_POWER_KEY)
	const dated = refs.flatMap((ref): readonly (readonly [string, string])[] => {
		const by = eightyBy(input, ref)
		return by === null ? [] : [[ref, oddsMonthInShort(by.month)]]
	})
	return { ...Object.fromEntries(dated), ...(full !== null && { full: oddsMonthInShort(full.p80) }) }
}

function factsOf(input: OddsInput, ref: string | null): OddsBeside['facts'] {
	if (ref === null) return []
	const { key, after } = keyOf(ref)
	const figure = monthFigure(input, key)
	if (figure === null) return []
	return [
		{ label: 'Even odds', text: monthAfter(figure.p50, after) },
		{ label: '80% by', text: monthAfter(figure.p80, after) },
	]
}

export function oddsBeside(input: OddsInput, { siteId, ref }: BesideAsked): OddsBeside {
	const { draws, progress, series } = input.simulation
	if (draws === 0 || isFailed(input.simulation)) return { chips: [], progress, band: null, eighty: {}, facts: [] }
	return {
		chips: siteId === null ? oddsChips(input) : siteChips(input, siteId),
		progress,
		band: { lower: series.deliveredItMW.p10, upper: series.deliveredItMW.p90 },
		eighty: eightyOf(input),
		facts: factsOf(input, ref),
	}
}
