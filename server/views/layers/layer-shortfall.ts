import type { LayerBalance } from '#shared/result.ts'

/** How far a layer falls short over the plan: in how many months, by what share of all that is asked, and at worst. */
export type Shortfall = {
	readonly months: number
	/** of everything asked over the plan, in the layer’s own unit */
	readonly share: number
	readonly worst: { readonly index: number; readonly share: number; readonly missing: number }
	/** in the worst month there is enough in total, and not where it is asked for */
	readonly coveredInTotal: boolean
}

/** Rounding of the balance, no shortage. */
const EVEN = 1e-9
type CoverSeries = Pick<LayerBalance, 'required' | 'available' | 'coverage'>

/** Whether anything is asked of the layer in any month. */
export const isAsked = ({ required }: Pick<CoverSeries, 'required'>): boolean => required.some((value) => value > 0)

/**
 * What is missing in the months that count; null where nothing is. Read from the cover, which adds up sites: what stands
 * free at one of them serves nothing at another.
 */
export function shortfallOf(
	{ required, available, coverage }: CoverSeries,
	counts: (index: number) => boolean = () => true,
): Shortfall | null {
	const short = required.flatMap((asked, index) => {
		const share = coverage[index] ?? null
		return share === null || share >= 1 - EVEN || !counts(index) ? [] : [{ index, share, missing: asked * (1 - share) }]
	})
	const [first] = short
	if (first === undefined) return null
	const missing = short.reduce((sum, month) => sum + month.missing, 0)
	const worst = short.reduce((most, month) => (month.missing > most.missing ? month : most), first)
	return {
		months: short.length,
		share: missing / required.reduce((sum, value) => sum + value, 0),
		worst,
		coveredInTotal: (available[worst.index] ?? 0) >= (required[worst.index] ?? 0),
	}
}
