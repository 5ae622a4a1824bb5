import type { Explanation, Leaf, Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { InputGrade, Readiness } from '#shared/readiness.ts'
import { statusMonth } from '#shared/status-month.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { NOTHING } from '../kernel/explain/explain.ts'
import { isGuess, leavesOf, restsOn } from '../kernel/explain/rests-on.ts'
import type { Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { keptBy } from '#shared/records/kept-by.ts'

/** What a plan loses rests on all that moves it: power, halls, chips, people, what is asked. */
const BEHIND = 'shortfall.lostMWMonths'
/** A figure of the catalogue that is older is looked at again. */
const STALE_MONTHS = 24

/** Null: published and of late, so that nobody has to settle it. */
function gradeOf(origin: Origin<Remark>, now: string): InputGrade | null {
	if (isGuess(origin)) return 'guess'
	if (origin.kind === 'catalogue' && monthsBetween(origin.asOf, now) > STALE_MONTHS) return 'stale'
	if ('quality' in origin && origin.quality === 'benchmark') return 'benchmark'
	return statedOf(origin)
}

function statedOf(origin: Origin<Remark>): InputGrade | null {
	if (origin.kind === 'override' || origin.kind === 'plan') return origin.source === null ? 'unsourced' : 'own'
	return origin.kind === 'catalogue' && origin.own ? 'own' : null
}

function measure(frame: Frame<EngineModel>): Readiness<Remark> {
	const quantity = frame.program.quantities.get(BEHIND)
	const leaves = quantity === undefined ? [] : leavesOf(frame, [{ quantity, index: 0, month: 0 }])
	const now = statusMonth(frame.world.model.plan)
	const graded = leaves.map((leaf) => ({ leaf, grade: gradeOf(leaf.origin, now) }))
	const of = (grade: InputGrade | null): readonly Leaf<Remark>[] =>
		graded.flatMap((one) => (one.grade === grade ? [one.leaf] : []))
	const inputs = {
		own: of('own'),
		unsourced: of('unsourced'),
		benchmark: of('benchmark'),
		guess: of('guess'),
		stale: of('stale'),
	}
	const published = of(null).length
	const total = leaves.length - published
	return { inputs, total, share: total === 0 ? null : inputs.own.length / total, published }
}

/** How much of what the plan rests on is its own and sourced. X5 */
export const readinessOf = keptBy(measure)

/** The same as the drawer tells it; null for all other names. */
export function readinessAnswer(frame: Frame<EngineModel>, name: string): Explanation<Remark> | null {
	if (name !== 'readiness') return null
	const { inputs, total, share, published } = readinessOf(frame)
	return {
		...NOTHING,
		quantity: name,
		symbol: '',
		label: 'Readiness',
		unit: '%',
		scope: 'plan',
		month: null,
		value: share,
		rule: 'X5',
		source: 'Counted over all inputs of unserved demand',
		node: 'algorithm',
		method: `The inputs behind losses, each counted once with equal weight: fields, assumptions and catalog figures. Your own with a source, over all but the ${String(published)} published catalog figures. A catalog figure is stale ${String(STALE_MONTHS)} months after its date.`,
		decided: {
			code: 'inputs_counted',
			facts: {
				own: inputs.own.length,
				total,
				unsourced: inputs.unsourced.length,
				benchmark: inputs.benchmark.length,
				guess: inputs.guess.length,
				stale: inputs.stale.length,
			},
		},
		restsOn: restsOn(Object.values(inputs).flat()),
	}
}
