import type { RealCase } from './real-cases.ts'

export type Band = { readonly low: number; readonly high: number }

/** Sites of a like size are built and run alike: so many of them set a band. */
export const NEAREST = 5

/** The nearest in size that set a band, the nearest first; without a size, all. */
export function nearest(cases: readonly RealCase[], itMW: number | null): readonly RealCase[] {
	const setting = cases.filter(({ aside }) => aside === null)
	if (itMW === null) return setting
	const far = (one: RealCase) => Math.abs(Math.log(one.itMW / itMW))
	return setting.toSorted((one, other) => far(one) - far(other)).slice(0, NEAREST)
}

/** Fewer figures, or of fewer publishers, are no band of reality: estimates of their sources. Rule lP21. */
const LEAST_FIGURES = 5
const LEAST_PUBLISHERS = 3

/** Whether announced figures of one kind are enough, and of enough publishers, to call their spread reality. */
export function isReality(cases: readonly RealCase[]): boolean {
	const setting = cases.filter(({ aside }) => aside === null)
	return setting.length >= LEAST_FIGURES && new Set(setting.map(publisherOf)).size >= LEAST_PUBLISHERS
}

/** A source begins with whose it is. */
export const publisherOf = ({ source }: RealCase): string => source.split(/[,;:(]/)[0]?.trim() ?? source

/** From the least to the most of the cases; null of none. */
export function bandOf(cases: readonly RealCase[]): Band | null {
	if (cases.length === 0) return null
	const ratios = cases.map(({ ratio }) => ratio)
	return { low: Math.min(...ratios), high: Math.max(...ratios) }
}

/** What a site of a size, or of a size between two, comes to. */
export const times = (band: Band, size: Band): Band => ({ low: band.low * size.low, high: band.high * size.high })

export const joined = (bands: readonly (Band | null)[]): Band | null => {
	const known = bands.flatMap((band) => band ?? [])
	if (known.length === 0) return null
	return { low: Math.min(...known.map(({ low }) => low)), high: Math.max(...known.map(({ high }) => high)) }
}

/** The middle of a band whose ends are far apart. */
export const middleOf = ({ low, high }: Band): number => Math.sqrt(low * high)
