import { at } from '../../cells.ts'

/** What a site's plant draws beside the IT load, and the halls it stands in. */
export type PartLoad = {
	readonly peakPue: number
	/** overhead at load fraction L ÷ overhead at full load: a ÷ L + b + c · L */
	readonly overhead: { readonly a: number; readonly b: number; readonly c: number }
	/** a hall's plant is all in use from this fill on, and in proportion to it below */
	readonly blockFillShare: number
	/** finished halls in the order in which they fill, MW IT by month */
	readonly hallsItMW: readonly Float64Array[]
}
type Load = { readonly itMW: number; readonly month: number }

/** MW IT of plant in use where halls take an IT load one after the other. Rule eR21. */
export function plantInUseMW({ hallsItMW, blockFillShare }: PartLoad, { itMW, month }: Load): number {
	let rest = itMW
	let plant = 0
	for (const hall of hallsItMW) {
		const capacity = at(hall, month)
		const load = Math.min(rest, capacity)
		plant += Math.min(capacity, load / blockFillShare)
		rest -= load
		if (rest <= 0) break
	}
	return plant
}

/** What a site draws at the meter when its IT load peaks; above its halls, and without any, as in full ones. Rule eR21. */
export function facilityPeakMW(site: PartLoad, load: Load): number {
	const plant = plantInUseMW(site, load)
	const fraction = plant > 0 ? Math.min(1, load.itMW / plant) : 1
	return load.itMW * (1 + (site.peakPue - 1) * overheadAt(site, fraction))
}

function overheadAt({ overhead: { a, b, c } }: PartLoad, fraction: number): number {
	return a / fraction + b + c * fraction
}

/** The largest IT peak whose facility peak is within what is available, at most the halls' megawatts. Rule eR21. */
export function feedableItMW(site: PartLoad, { facilityMW, month }: { facilityMW: number; month: number }): number {
	const { hallsItMW, blockFillShare } = site
	if (hallsItMW.length === 0) return facilityMW / site.peakPue
	let before = 0
	for (const hall of hallsItMW) {
		const capacity = at(hall, month)
		if (capacity <= 0) continue
		const full = before + capacity
		// The peak rises with the load: first while a hall's blocks are opened, then over all its plant.
		const peakAt = (itMW: number) => facilityPeakMW(site, { itMW, month })
		if (peakAt(before + blockFillShare * capacity) >= facilityMW) {
			const opened = 1 / blockFillShare
			return loadOf(site, { facilityMW, plant: before - before * opened, perMW: opened })
		}
		if (peakAt(full) >= facilityMW) return loadOf(site, { facilityMW, plant: full, perMW: 0 })
		before = full
	}
	return before
}

type Piece = { readonly facilityMW: number; readonly plant: number; readonly perMW: number }

/** The load P at which P + k · (a·H + b·P + c·P² ÷ H) is the facility's, over plant H = `plant` + `perMW` · P. */
function loadOf({ peakPue, overhead: { a, b, c } }: PartLoad, { facilityMW, plant, perMW }: Piece): number {
	const k = peakPue - 1
	const constant = k * a * plant - facilityMW
	const slope = 1 + k * b + k * a * perMW
	const square = slope * perMW + k * c
	const linear = constant * perMW + slope * plant
	const half = linear / 2
	const root = Math.sqrt(Math.max(0, half * half - square * constant * plant))
	return half > 0 ? (-constant * plant) / (half + root) : (root - half) / square
}
