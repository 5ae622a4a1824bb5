import type { Series } from '../series.ts'
import type { Unit } from '../units/units.ts'

/**
 * What may be added up. An `amount` adds over months and places (energy, dollars, hours); a `state` adds over places, and
 * over months only the largest counts (megawatts, people); a `rate` never adds (a price, a share, a length of time); a
 * `when` is a month, counted from the plan's first. X3
 */
export type Kind = 'amount' | 'state' | 'rate' | 'when'

/** The largest place the document tells a figure of; at smaller ones it may be told, too. */
type Scope =
	| 'plan'
	| 'site'
	| 'contract'
	| 'phase'
	| 'pool'
	| 'quarter'
	| 'item'
	| 'equipment'
	| 'lot'
	| 'trade'
	| 'crew'
	| 'workload'
	| 'region'
	| 'application'

/** What a key of the result document means. */
export type KeyRow = {
	readonly scope: Scope
	/** one value a month, or one for the whole horizon */
	readonly per: 'month' | 'horizon'
	readonly kind: Kind
	readonly unit: Unit
	readonly label: string
}
type Meaning = Omit<KeyRow, 'scope'>

const meanings = (per: KeyRow['per']) => {
	const of = (kind: Kind) => (unit: Unit, label: string) => ({ per, kind, unit, label })
	return { amount: of('amount'), state: of('state'), rate: of('rate'), when: of('when') }
}
export const monthly = meanings('month')
export const overall = meanings('horizon')

/** Keys of one scope, all of which begin alike. */
export function keysOf<Prefix extends string, Name extends string>(
	scope: Scope,
	prefix: Prefix,
	rows: Readonly<Record<Name, Meaning>>,
): Readonly<Record<`${Prefix}${Name}`, KeyRow>>
export function keysOf(
	scope: Scope,
	prefix: string,
	rows: Readonly<Record<string, Meaning>>,
): Readonly<Record<string, KeyRow>> {
	return Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${prefix}${name}`, { scope, ...row }]))
}

/** A group of keys as the document holds them: one value each, or one a month. */
export type Figures<Rows> = Readonly<Record<keyof Rows, number>>
export type FiguresByMonth<Rows> = Readonly<Record<keyof Rows, Series>>
