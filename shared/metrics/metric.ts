import type { Unit } from '../units/units.ts'
import { BALANCE } from './rows/balance.ts'
import { DEMAND } from './rows/demand.ts'
import { ENVIRONMENT } from './rows/environment.ts'
import { FINANCE } from './rows/finance.ts'
import { ITEMS } from './rows/items.ts'
import { SITES } from './rows/sites.ts'
import { VERDICT } from './rows/verdict.ts'
import { WORKFORCE } from './rows/workforce.ts'
import { type List, listOf, type Unlisted, unlisted } from './lists.ts'

/**
 * What may be added up. An `amount` adds over months and places (energy, dollars, hours); a `state` adds over places, and
 * over months only the largest counts (megawatts, people); a `rate` never adds (a price, a share, a length of time); a
 * `when` is a month, counted from the plan's first. X3
 */
export type Kind = 'amount' | 'state' | 'rate' | 'when'

/** What a figure of the result is, as its definition in the engine says it; `sparse`: it may have no value. */
export type MetricRow = readonly [
	per: 'month' | 'horizon',
	kind: Kind,
	unit: Unit,
	/** as heads of tables and lists have it */
	label: string,
	sparse?: 'sparse',
]
export type Metric = {
	readonly per: MetricRow[0]
	readonly kind: Kind
	readonly unit: Unit
	readonly label: string
}

/** Every figure of the result by its key, in the result's order: the path to it, the ids of places left out. */
export const METRICS = {
	...VERDICT,
	...BALANCE,
	...SITES,
	...ITEMS,
	...DEMAND,
	...WORKFORCE,
	...FINANCE,
	...ENVIRONMENT,
} as const satisfies Readonly<Record<string, MetricRow>>

export type MetricKey = keyof typeof METRICS
/** A key; its list may be left out beside a place that says it: `pue` of `site:abilene`. */
export type MetricName = MetricKey | Unlisted<MetricKey>

const isMetricKey = (name: string): name is MetricKey => Object.hasOwn(METRICS, name)
export const METRIC_KEYS: readonly MetricKey[] = Object.keys(METRICS).filter(isMetricKey)

const LIST_OF: ReadonlyMap<string, List | null> = new Map(METRIC_KEYS.map((key) => [key, listOf(key)]))
/** The list a figure is told in; null: of the plan, once. */
export const metricList = (key: MetricKey): List | null => LIST_OF.get(key) ?? null

/** The keys that a name may stand for, those of the plan before those of its lists. */
const KEYS_OF: ReadonlyMap<string, readonly MetricKey[]> = METRIC_KEYS.reduce((known, key) => {
	for (const name of new Set([key, unlisted(key)])) known.set(name, [...(known.get(name) ?? []), key])
	return known
}, new Map<string, readonly MetricKey[]>())

export const isMetricName = (name: string): name is MetricName => KEYS_OF.has(name)

/** The key that a name stands for at a place such as `plan` or `site:abilene`; null where there is none of that name. */
export function metricAt(name: string, place: string): MetricKey | null {
	const keys = KEYS_OF.get(name) ?? []
	const scope = place === 'plan' ? null : place.slice(0, place.indexOf(':'))
	const own = keys.find((key) => (metricList(key)?.scope ?? null) === scope)
	return own ?? keys.find((key) => key === name) ?? keys[0] ?? null
}

/** What a figure is: the same at all places that it may be told of. */
export function metricOf(name: MetricName): Metric {
	const key = metricAt(name, 'plan')
	if (key === null) throw new Error(`The result has no ${name}.`)
	const [per, kind, unit, label] = METRICS[key]
	return { per, kind, unit, label }
}
