import type { TypedIn } from '#shared/workings.ts'
import type { Kind } from '#shared/metrics/metric.ts'
import { type Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { type Unit } from '#shared/units/units.ts'
import { type Expression } from './expression.ts'
import { measureOf, type Turn } from './units/measure.ts'
import { readFormula } from './read-formula.ts'
import { type World } from './scopes.ts'

/** The earliest month or least rate, the latest or most, or the mean weighted by another quantity of the same scope. */
export type Across = 'lowest' | 'highest' | { readonly meanBy: QuantityNode }

/** What every quantity says of itself. */
export type Meaning<U extends Unit> = {
	/** unique, e.g. `energy.contractStart` */
	readonly id: string
	/** its key in the result, the same as its id: `contracts.firmMW`; left out: the result does not tell it */
	readonly key?: string | undefined
	/** as set in a formula: `P_fac` */
	readonly symbol: string
	readonly label: string
	/** the same beside others of its place: in the head of a table, in a list */
	readonly short?: string
	readonly scope: string
	/** one value a month, or one for the whole horizon */
	readonly per: 'month' | 'horizon'
	readonly kind: Kind
	/** how several make one where they are not added up; left out: they do not, and only their range can be told */
	readonly across?: Across
	readonly unit: U
	/** set on a factor that turns one unit into another: PUE megawatts of IT load into megawatts at the meter */
	readonly turns?: Turn
	/** reckoned by month and told once: an amount as its sum, a state at its largest */
	readonly once?: true
	/** rule of SPEC.md */
	readonly rule: string
	/** standard, paper or section the definition comes from */
	readonly source: string
	/** may have months without meaning, kept as NaN and shown as a dash */
	readonly sparse?: boolean
}

/** A name for what is reckoned on the way, or the key under which the result tells it: then it has no other name. */
export type Named =
	{ readonly id: string; readonly key?: undefined } | { readonly id?: undefined; readonly key: string }

/** What is written of a quantity where it is defined. */
export type Definition<U extends Unit> = Named & Omit<Meaning<U>, 'id' | 'key'>

/** Its id and, where the result tells it, its key. */
export const nameOf = ({ id, key }: Named): Pick<Meaning<Unit>, 'id' | 'key'> =>
	key === undefined ? { id } : { id: key, key }

export type Sourced = { readonly value: number; readonly origin: Origin<Remark> }

export type InputNode<U extends Unit = Unit> = Meaning<U> & {
	readonly node: 'input'
	/** set where the value depends on the calendar month alone: it is read for one year and repeated */
	readonly repeatsAfterMonths?: number
	/** value and origin for one instance and month; months are ignored where `per` is horizon */
	read(world: World<unknown>, index: number, month: number): Sourced
	/** the field of the plan that the value is typed in, stated or not; null where typing there would not be the value */
	typedIn?(world: World<unknown>, index: number): TypedIn | null
}

export type OutputNode<U extends Unit = Unit> = Meaning<U> & { readonly node: 'output' }

// An interface because it names itself: a formula reads quantities, formulas among them.
export interface FormulaNode<U extends Unit = Unit> extends Meaning<U> {
	readonly node: 'formula'
	readonly inputs: Readonly<Record<string, Reading>>
	readonly expression: string
	/** the expression, read: what runs */
	readonly tree: Expression
	readonly examples: readonly { readonly inputs: Readonly<Record<string, number>>; readonly value: number }[]
	/** fitted to observations, with the range it was fitted on; such a formula need not keep dimensions */
	readonly empirical?: string
}

export type QuantityNode<U extends Unit = Unit> = InputNode<U> | OutputNode<U> | FormulaNode<U>

/** Many values of a descendant scope read as one. */
export interface Aggregate<U extends Unit = Unit> {
	readonly aggregate: 'sum' | 'max' | 'mean'
	readonly of: QuantityNode<U>
	/** weights of a mean; same scope as `of` */
	readonly by?: QuantityNode
}

/** What a formula may read: a quantity of its own scope or an ancestor's, or an aggregate over descendants. */
export type Reading<U extends Unit = Unit> = QuantityNode<U> | Aggregate<U>

export function isAggregate(reading: Reading): reading is Aggregate {
	return 'aggregate' in reading
}

/** The quantities behind a reading: itself, or what it aggregates and weighs by. */
export function sourcesOf(reading: Reading): readonly QuantityNode[] {
	if (!isAggregate(reading)) return [reading]
	return reading.by ? [reading.of, reading.by] : [reading.of]
}

export function defineInput<Model, U extends Unit>(
	definition: Definition<U> & {
		readonly repeatsAfterMonths?: number
		readonly read: (world: World<Model>, index: number, month: number) => Sourced
		readonly typedIn?: (world: World<Model>, index: number) => TypedIn | null
	},
): InputNode<U> {
	return { ...definition, ...nameOf(definition), node: 'input' }
}

export function defineOutput<U extends Unit>(definition: Definition<U>): OutputNode<U> {
	return { ...definition, ...nameOf(definition), node: 'output' }
}

/**
 * One quantity as a pure function of others in the same month. `expression` is what runs and what readers see. Throws where
 * it reads what is not among the inputs, or comes to another unit than it says.
 */
export function defineFormula<U extends Unit, const I extends Readonly<Record<string, Reading>>>(
	definition: Definition<U> & {
		readonly inputs: I
		readonly expression: string
		readonly examples: readonly { readonly inputs: { readonly [K in keyof I]: number }; readonly value: number }[]
		readonly empirical?: string
	},
): FormulaNode<U> {
	const measure = (meaning: Pick<Meaning<Unit>, 'unit' | 'turns'>) => measureOf(meaning.unit, meaning.turns)
	const measures = new Map(
		Object.entries<Reading>(definition.inputs).map(([name, reading]) => [
			name,
			measure(isAggregate(reading) ? reading.of : reading),
		]),
	)
	const name = nameOf(definition)
	const { expression, empirical } = definition
	const gives = empirical === undefined ? measure(definition) : null
	return { ...definition, ...name, node: 'formula', ...readFormula({ id: name.id, expression, measures, gives }) }
}

export function sumOver<U extends Unit>(of: QuantityNode<U>): Aggregate<U> {
	return { aggregate: 'sum', of }
}

export function maxOver<U extends Unit>(of: QuantityNode<U>): Aggregate<U> {
	return { aggregate: 'max', of }
}

/** Σ(x·w) ÷ Σw over descendants; 0 where the weights are all 0. */
export function weightedBy<U extends Unit>(of: QuantityNode<U>, by: QuantityNode): Aggregate<U> {
	return { aggregate: 'mean', of, by }
}
