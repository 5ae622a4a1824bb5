import { at, item } from '../../cells.ts'

/** What a site's plant draws beside the IT load, and the halls it stands in. */
export type PartLoad = {
	readonly peakPue: number
	/** overhead at load fraction L ÷ overhead at full load: a ÷ L + b + c · L */
	readonly overhead: { readonly a: number; readonly b: number; readonly c: number }
	/** a hall's plant is all in use from this fill on, and in proportion to it below */
	readonly blockFillShare: number
	/** finished halls in the order in which they fill, MW IT by month; of a hall that is partly let that part stands apart, first */
	readonly hallsItMW: readonly Float64Array[]
	/** plant that each of them opens when full, MW IT by month; left out: as much as they carry */
	readonly plantMW?: readonly Float64Array[]
}
type Load = { readonly itMW: number; readonly month: number }

/** MW IT of plant in use where halls take an IT load one after the other. Rule eR21. */
export function plantInUseMW(site: PartLoad, { itMW, month }: Load): number {
	const { hallsItMW, blockFillShare } = site
	let rest = itMW
	let plant = 0
	for (let hall = 0; hall < hallsItMW.length; hall++) {
		const load = Math.min(rest, at(item(hallsItMW, hall), month))
		plant += Math.min(openedMW(site, hall, month), load / blockFillShare)
		rest -= load
		if (rest <= 0) break
	}
	return plant
}

const openedMW = ({ hallsItMW, plantMW = hallsItMW }: PartLoad, hall: number, month: number): number =>
	at(item(plantMW, hall), month)

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
	let [before, plant] = [0, 0]
	for (let hall = 0; hall < hallsItMW.length; hall++) {
		const capacity = at(item(hallsItMW, hall), month)
		if (capacity <= 0) continue
		const opens = openedMW(site, hall, month)
		const full = before + capacity
		// The peak rises with the load: first while a hall's blocks are opened, then over all its plant.
		const peakAt = (itMW: number) => facilityPeakMW(site, { itMW, month })
		if (peakAt(before + blockFillShare * opens) >= facilityMW) {
			const opened = 1 / blockFillShare
			return loadOf(site, { facilityMW, plant: plant - before * opened, perMW: opened })
		}
		if (peakAt(full) >= facilityMW) return loadOf(site, { facilityMW, plant: plant + opens, perMW: 0 })
		before = full
		plant += opens
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
