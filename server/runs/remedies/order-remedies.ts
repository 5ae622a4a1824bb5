import type { Remedy } from '#shared/remedies.ts'
import type { Layer } from '#shared/layers.ts'

/** Remedies that are told: of the layer that is short, and of any other. */
const MOST_TOLD = { own: 4, other: 2 }
/** What only helps is told beside what clears where it closes so much of the gap. */
const MUCH_OF_THE_GAP = 0.25

/**
 * Those to tell, in order: of every layer its best before any layer's second, the layer that is short first. What makes more
 * months short than before is told only where nothing else clears, and never as half a help. Rule R5.
 */
export function orderedRemedies(remedies: readonly Remedy[], own: Layer): readonly Remedy[] {
	const sorted = worthKeeping([...remedies].sort(inOrder))
	const seen = new Map<Layer, number>()
	const ranked = sorted.map((remedy) => {
		const place = seen.get(remedy.layer) ?? 0
		seen.set(remedy.layer, place + 1)
		return { remedy, place }
	})
	const strange = ({ layer }: Remedy) => (layer === own ? 0 : 1)
	return ranked
		.filter(({ remedy, place }) => place < (remedy.layer === own ? MOST_TOLD.own : MOST_TOLD.other))
		.sort(
			(a, b) =>
				tier(a.remedy) - tier(b.remedy) ||
				a.place - b.place ||
				strange(a.remedy) - strange(b.remedy) ||
				inOrder(a.remedy, b.remedy),
		)
		.map(({ remedy }) => remedy)
}

function worthKeeping(sorted: readonly Remedy[]): readonly Remedy[] {
	const harmless = sorted.filter(({ shortMonths }) => shortMonths <= 0)
	const clearing = new Set(harmless.filter(({ clears }) => clears).map(({ layer }) => layer))
	if (clearing.size === 0) return sorted.filter((one) => one.clears || one.shortMonths <= 0)
	return harmless.filter((one) => one.clears || (!clearing.has(one.layer) && helpsMuch(one)))
}

function helpsMuch({ monthsCleared, gapClosed }: Remedy): boolean {
	return monthsCleared > 0 || gapClosed >= MUCH_OF_THE_GAP
}

/** Clearing without making months short elsewhere, clearing, helping; supply before asking for less; money. Rule R5. */
function inOrder(a: Remedy, b: Remedy): number {
	return tier(a) - tier(b) || partly(b) - partly(a) || asksLess(a) - asksLess(b) || costOf(a) - costOf(b)
}

const tier = ({ clears, shortMonths }: Remedy) => (clears ? (shortMonths <= 0 ? 0 : 1) : 2)
const partly = (remedy: Remedy) => (remedy.clears ? 0 : remedy.monthsCleared)
const LESS: readonly Remedy['lever'][] = [
	'application_start',
	'application_adoption',
	'workload_start',
	'workload_deadline',
	'training_fewer',
]
const asksLess = ({ lever }: Remedy) => (LESS.includes(lever) ? 1 : 0)

/** Capital whenever it is paid, and what it costs to run. */
function costOf({ commitmentUsd, opexUsd }: Remedy): number {
	return Math.round(commitmentUsd + opexUsd)
}
