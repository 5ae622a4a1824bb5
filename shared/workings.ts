import type { Origin } from './explanation.ts'
import type { Kind } from './metrics/metric.ts'
import type { Unit } from './units/units.ts'

/** A figure of the result document at one place: one value, or one a month. */
export type ToldRow = {
	/** key of the result: `facilityPowerMW` */
	readonly key: string
	readonly label: string
	readonly unit: Unit
	readonly kind: Kind
	/** what it is a figure of: `site`, `contract` */
	readonly scope: string
	/** `site:abilene` */
	readonly place: string
	readonly monthly: boolean
	/** NaN where there is none */
	readonly values: readonly number[]
	/** how the months of the quantity behind it are taken together; null: they are told one by one */
	readonly over: 'largest' | 'sum' | null
	/** the quantity behind it, and which of its instances */
	readonly quantity: string
	readonly index: number
}

/** Where a cell of the workings stands in a sheet, by row and month; of a figure without months where the month is null. */
export type CellAt = (row: number, month: number | null) => string

/** The field of the plan that an input's value is typed in, by its path, and how often it counts: 1,000 of a price by the kilowatt. */
export type TypedIn = { readonly path: string; readonly times: number }

/** A quantity at one place, as a row of workings: what it rests on stands above it. */
export type WorkingRow<Words = string> = {
	readonly quantity: string
	readonly label: string
	readonly unit: Unit
	readonly kind: Kind
	/** `site:abilene` */
	readonly place: string
	readonly monthly: boolean
	/** one, or one a month; NaN where there is none */
	readonly values: readonly number[]
	/** where the value of an input comes from; null of all else */
	readonly origin: Origin<Words> | null
	/** where the value of an input is typed, stated or not; null where nothing that is typed is the value */
	readonly typedIn: TypedIn | null
	/** the expression that the engine ran, in a sheet's words; null where the figure is no formula of others */
	readonly formula: ((month: number) => string) | null
}

/** What is said once of a quantity. */
export type WorkingRule = {
	readonly quantity: string
	readonly symbol: string
	readonly label: string
	readonly unit: Unit
	/** an input, a formula, or what an algorithm makes: it is called `by` */
	readonly how: 'input' | 'formula' | 'algorithm'
	readonly by: string | null
	/** the quantities that its formula reads, by id; none of what no sheet can follow */
	readonly reads: readonly string[]
	/** in names, or the algorithm's method; null of an input */
	readonly inWords: string | null
	readonly rule: string
	readonly source: string
	/** its first row among the workings */
	readonly row: number
}

export type Workings<Words = string> = {
	readonly rules: readonly WorkingRule[]
	readonly rows: readonly WorkingRow<Words>[]
	/** first row of a quantity */
	readonly rowOf: (quantity: string, index: number) => number
}
