import { rerunPlan, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { figureOf, leavesBehind, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import { readPath } from '#shared/explanation-authors.ts'
import type { Leaf } from '#shared/explanation.ts'
import type { Move, Moves, Outcome, Tried } from '#shared/moves.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { varyInput, type Varied } from './vary-input.ts'
import { chipPriced, varyChipPrice } from './vary-price.ts'
import type { Remark } from '#shared/remarks.ts'

/** Runs for one figure: of each field the nearest entry, then others of the fields that moved most, then the best both ways. */
const MOST_RUNS = 240
const MOST_BOTH_WAYS = 8
const SHOWN = 5
/** What is left of two runs that differ by nothing. */
const ROUNDING = 1e-9

type FindMovesAsked = ExplainQuestion & {
	/** a run of the plan, where there is one already */
	readonly before?: PlanRun
	/** whether one more input may be tried */
	readonly hasTime?: () => boolean
}
type Candidate = {
	readonly leaf: Leaf<Remark>
	readonly varied: Varied
	readonly then: Map<number | string, Outcome>
}

/**
 * The inputs of the plan that move a figure most, by running the engine anew for each; null where the plan has no such
 * figure. A step ends after every run, so that a caller may let others have their turn or stop.
 */
export function* findMoves(
	plan: PlanFile,
	{ before = runPlan(plan), hasTime = () => true, ...question }: FindMovesAsked,
): Generator<undefined, Moves<Remark> | null> {
	const behind = leavesBehind(before, question)
	if (!behind) return null
	yield
	const { figure, leaves, asked } = behind
	const now = figure.value ?? 0
	const fields = figure.value === null ? [] : byField(leaves)
	const tried: Candidate[] = []
	const untried = { zero: 0, fixed: 0 }
	const mayTry = () => tried.length < MOST_RUNS && (tried.length === 0 || hasTime())
	const run = (candidate: Candidate, side: 'first' | 'other') => {
		const variation = side === 'first' ? candidate.varied.variations[0] : candidate.varied.variations[1]
		if (variation) candidate.then.set(variation.input, outcomeOf(rerunPlan(before, variation.plan), asked))
	}
	const first = (leaf: Leaf<Remark> | undefined) => {
		const varied = leaf && (varyInput(plan, leaf) ?? varyChipPrice(plan, leaf))
		if (leaf && !varied) untried[leaf.value === 0 ? 'zero' : 'fixed'] += 1
		if (!varied) return 0
		const candidate = { leaf, varied, then: new Map<number | string, Outcome>() }
		run(candidate, 'first')
		tried.push(candidate)
		return sizeOf(candidate, now)
	}
	const sized: { readonly others: readonly Leaf<Remark>[]; readonly size: number }[] = []
	// However far behind, prices of chips are most of what a plan costs.
	const isPrice = ([leaf]: (typeof fields)[number]) => leaf !== undefined && chipPriced(leaf) !== null
	for (const [nearest, ...others] of fields.toSorted((one, other) => Number(isPrice(other)) - Number(isPrice(one)))) {
		if (!mayTry()) break
		sized.push({ others, size: first(nearest) })
		yield
	}
	const most = sized.toSorted((left, right) => right.size - left.size).flatMap(({ others }) => others)
	for (const leaf of most) {
		if (!mayTry()) break
		first(leaf)
		yield
	}
	for (const candidate of largestOf(tried, now).slice(0, MOST_BOTH_WAYS)) {
		run(candidate, 'other')
		yield
	}
	const moves = largestOf(tried, now).slice(0, SHOWN).map(moveOf)
	const inputs = fields.reduce((sum, field) => sum + field.length, 0)
	const left = inputs - tried.length - untried.zero - untried.fixed
	return {
		figure: outcome(figure),
		unit: figure.unit,
		moves,
		tried: tried.length,
		inputs,
		untried: { ...untried, left },
	}
}

/** Inputs that are the plan’s to change, nearest first, each field’s together. */
function byField(leaves: readonly Leaf<Remark>[]): readonly (readonly Leaf<Remark>[])[] {
	const fields = new Map<string, Leaf<Remark>[]>()
	for (const leaf of leaves) {
		const field = fieldOf(leaf)
		const known = fields.get(field ?? '') ?? []
		// A price of the catalog is one input, however many orders read it.
		if (field === null || (known.length > 0 && chipPriced(leaf) !== null)) continue
		fields.set(field, [...known, ofChip(leaf)])
	}
	return [...fields.values()]
}

/** Told of the chip, not of the order that read it first. */
function ofChip(leaf: Leaf<Remark>): Leaf<Remark> {
	const chip = chipPriced(leaf)
	return chip === null ? leaf : { ...leaf, scope: `chip:${chip}` }
}

function fieldOf(leaf: Leaf<Remark>): string | null {
	const { origin } = leaf
	const chip = chipPriced(leaf)
	if (chip !== null) return `chips/${chip}`
	if (origin.kind === 'override') return origin.key
	if (origin.kind !== 'plan' && origin.kind !== 'default') return null
	const place = readPath(origin.path)
	return place === null ? origin.path : `${place.list}.${place.field}`
}

/** Those that move the figure at all, the largest move first. */
function largestOf(candidates: readonly Candidate[], now: number): readonly Candidate[] {
	return candidates
		.filter((candidate) => sizeOf(candidate, now) > Math.abs(now) * ROUNDING)
		.toSorted((left, right) => sizeOf(right, now) - sizeOf(left, now))
}

/** Beyond all where the figure is no more. */
function sizeOf({ then }: Candidate, now: number): number {
	const sizes = [...then.values()].map(({ value }) => (value === null ? Infinity : Math.abs(value - now)))
	return Math.max(0, ...sizes)
}

function moveOf({ leaf, varied: { now, unit = leaf.unit }, then }: Candidate): Move<Remark> {
	const { label, scope, origin } = leaf
	const tried = [...then].map(([input, outcomeThen]): Tried => ({ input, then: outcomeThen }))
	return { label, scope, unit, origin, now, tried: tried.toSorted((one, other) => (one.input < other.input ? -1 : 1)) }
}

function outcomeOf(run: PlanRun, asked: ExplainQuestion): Outcome {
	const figure = figureOf(run, asked)
	return figure === null ? { value: null } : outcome(figure)
}

const outcome = ({ value, date }: Outcome): Outcome => ({ value, ...(date === undefined ? {} : { date }) })
