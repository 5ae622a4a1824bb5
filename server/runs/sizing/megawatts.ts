import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { leadMonths } from './choices.ts'
import type { PlanResult } from '#shared/result.ts'
import { lotsOf } from './purchases.ts'
import type { SizingRuns } from './sizing-runs.ts'
import { hallsMW, type BridgeSize, type Sizes } from './sizes.ts'

const MOST_REFINED = 2
/** Plant that works for fewer months is not proposed unless it is asked for: a guess of ours. */
const LEAST_BRIDGED = 12

/** Megawatts are bought in tenths below a hundred, whole above: so much more than needed at most. */
const step = (MW: number) => (MW < 100 ? 0.1 : 1)
const inSteps = (MW: number) => Number((Math.ceil(MW / step(MW) - 1e-9) * step(MW)).toFixed(1))

/** Whole racks that draw the target at their peak, spread over the halls, and halls that carry them; the halls alone where they are let. */
export function sizedHalls(runs: SizingRuns, sizes: Sizes): Sizes {
	const {
		answers: { itMW },
		choices: { chip, rent },
	} = runs
	if (rent !== null) return { ...sizes, halls: sizes.halls.map((hall) => ({ ...hall, itMW: hundredths(hall.itMW) })) }
	const perRack = chip.acceleratorsPerRack ?? 1
	const each = drawEach(runs.of(sizes), sizes) ?? (chip.rackMaxKW ?? 100) / 1000 / perRack
	const racks = Math.ceil(itMW / (each * perRack) - 1e-9)
	const count = sizes.halls.length
	return {
		...sizes,
		halls: sizes.halls.map((hall, index) => {
			const accelerators = (Math.floor(racks / count) + (index < racks % count ? 1 : 0)) * perRack
			return { ...hall, accelerators, itMW: hundredths(accelerators * each) }
		}),
	}
}

/** Halls that carry what their racks draw at their peak once all that they run is sized, and a grid that carries the halls. */
export function roomFor(runs: SizingRuns, sizes: Sizes): Sizes {
	const result = runs.of(sizes)
	const each = drawEach(result, sizes) ?? 0
	const halls = sizes.halls.map((hall) => ({
		...hall,
		itMW: Math.max(hall.itMW, hundredths(hall.accelerators * each)),
	}))
	const need = meterMW({ halls }, Object.values(result.sites)[0]?.peakPue[0] ?? 1)
	return { ...sizes, halls, gridMW: Math.max(sizes.gridMW, inSteps(need)) }
}

const hundredths = (MW: number) => Number((Math.ceil(MW * 100 - 1e-6) / 100).toFixed(2))

/** A rounding of accelerators. */
const LESS = 0.5

/** The most an accelerator draws at its peak, while as many are at work as ever are once work is asked for: few hands may not have installed all by the end. */
function drawEach({ layers, buildout, months }: PlanResult, { demand: { fullMonth } }: Sizes): number | null {
	const asked = layers.chips.available.map((there, month) => ((months[month] ?? '') >= fullMonth ? there : 0))
	const most = Math.max(0, ...asked)
	if (most === 0) return null
	const drawn = asked.map((there, month) => (there > most - LESS ? (buildout.itMW.chips[month] ?? 0) / there : 0))
	return Math.max(...drawn)
}

/** What the site draws at the meter in the hottest hour, with all halls full. */
const meterMW = (sizes: Pick<Sizes, 'halls'>, peakPue: number) => hallsMW(sizes) * peakPue

/**
 * The grid as large as the site needs, from the month asked for or as soon after it as it can be there: what halls wait for is not
 * put down to power. Plant until then where that brings power sooner.
 */
export function sizedPower(runs: SizingRuns, sizes: Sizes): Sizes {
	const {
		answers: { from, by, way },
		choices: { gridLead, plants },
	} = runs
	const peakPue = Object.values(runs.of(sizes).sites)[0]?.peakPue[0] ?? 1
	const need = meterMW(sizes, peakPue)
	const comes = addMonths(from, gridLead.months)
	const [first = from] = sizes.halls.map(({ orderMonth }) => addMonths(orderMonth, leadMonths(runs.choices))).toSorted()
	const powered = { ...sizes, gridMW: inSteps(need), gridStart: powerFrom({ first, by }, comes), bridge: null }
	const wait = monthsBetween(first, comes)
	if (wait <= 0 || way === 'grid_only' || (way !== 'bridge' && wait < LEAST_BRIDGED)) return powered
	// Once the cheapest is known it is only sized anew.
	const known = sizes.bridge === null ? plants : [sizes.bridge.kind]
	const small = known.filter(({ unitMW }) => (unitMW ?? 0) <= need)
	const bridged = promising(runs, powered, { kinds: small, need, first }).map((kind) =>
		withBridge(runs, powered, { kind, need, first }),
	)
	const [best] = bridged.toSorted((a, b) => a.late - b.late || a.usd - b.usd)
	return best === undefined || best.late >= wait ? powered : best.sizes
}

/** When power that may come from a month on is asked for: for the first chips, but no later than the month asked for. */
function powerFrom({ first, by }: { readonly first: string; readonly by: string }, soonest: string): string {
	const wanted = first < by ? first : by
	return wanted > soonest ? wanted : soonest
}

type Kinds = { readonly kinds: readonly BridgeSize['kind'][]; readonly need: number; readonly first: string }

/** The two kinds of plant that cost least as a first guess, such as can be ordered in time before others. */
function promising(runs: SizingRuns, sizes: Sizes, { kinds, need, first }: Kinds): readonly BridgeSize['kind'][] {
	if (kinds.length <= MOST_REFINED) return kinds
	const guessed = kinds.map((kind) => {
		const units = Math.max(2, Math.ceil(need / (kind.unitMW ?? 1)))
		const result = runs.of({ ...sizes, bridge: { kind, startMonth: first, units } })
		const { capexUsd, opexUsd } = result.finance.totals
		return { kind, late: partsLate(runs, result), usd: capexUsd + opexUsd }
	})
	const sorted = guessed.toSorted((a, b) => a.late - b.late || a.usd - b.usd)
	return sorted.slice(0, MOST_REFINED).map(({ kind }) => kind)
}

type WithBridgeParams = { readonly kind: BridgeSize['kind']; readonly need: number; readonly first: string }
type Bridged = { readonly sizes: Sizes; readonly late: number; readonly usd: number }

/**
 * As few machines as carry the site with those in reserve out, by the engine's own rule, begun so much sooner as their building
 * takes longer; what the whole plan then costs, and months they come late all the same.
 */
function withBridge(runs: SizingRuns, sizes: Sizes, { kind, first, need }: WithBridgeParams): Bridged {
	const unit = kind.unitMW ?? 1
	const soonest = addMonths(runs.answers.from, kind.leadMonths?.p50 ?? 0)
	const { by, way } = runs.answers
	// A bridge that is asked for is rented for the months it serves: from the first chips in a hall that stands.
	const start = powerFrom({ first, by: way === 'bridge' ? first : by }, soonest)
	let bridge: BridgeSize = { kind, startMonth: start, units: Math.max(2, Math.ceil(need / unit)) }
	for (;;) {
		const made = { ...sizes, bridge }
		const result = runs.of(made)
		const contract = result.contracts['bridge']
		const firm = Math.max(0, ...(contract?.firmMW ?? []))
		const late = Math.max(0, monthsBetween(first, contract?.start ?? first))
		if (firm === 0 || !runs.more()) return { sizes: made, late: Infinity, usd: 0 }
		if (need - firm > 1e-6) {
			// One more machine brings its own size at most: so no step goes past the fewest.
			const more = Math.ceil((need - firm) / unit - 1e-9)
			bridge = { ...bridge, units: bridge.units + Math.max(1, more) }
		} else if (late > 0 && bridge.startMonth > soonest) {
			const sooner = addMonths(bridge.startMonth, -late)
			bridge = { ...bridge, startMonth: sooner > soonest ? sooner : soonest }
		} else {
			const { capexUsd, opexUsd } = result.finance.totals
			const parts = partsLate(runs, result)
			const there = { ...bridge, startMonth: addMonths(bridge.startMonth, parts) }
			return { sizes: { ...made, bridge: there }, late: late + parts, usd: capexUsd + opexUsd }
		}
	}
}

/** Months by which what the plant is made of would have had to be ordered before the month of asking. */
function partsLate({ answers: { from } }: SizingRuns, result: PlanResult): number {
	const parts = lotsOf(result).filter(({ contractId }) => contractId === 'bridge')
	return Math.max(0, ...parts.map(({ orderBy }) => (orderBy === null ? 0 : monthsBetween(orderBy, from))))
}
