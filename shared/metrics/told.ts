import type { Series, SparseSeries } from '../series.ts'
import type { MetricKey, METRICS } from './metric.ts'

type ValueOf<Row> = Row extends readonly ['month', unknown, unknown, unknown, 'sparse']
	? SparseSeries
	: Row extends readonly ['month', ...unknown[]]
		? Series
		: Row extends readonly ['horizon', 'when', unknown, unknown, 'sparse']
			? string | null
			: Row extends readonly ['horizon', 'when', ...unknown[]]
				? string
				: Row extends readonly ['horizon', unknown, unknown, unknown, 'sparse']
					? number | null
					: number

/** The figures that stand directly under a path, as the result has them of one place: of `contracts`, those of a contract. */
export type Told<Path extends string> = {
	readonly [
		Key in MetricKey as Key extends `${Path}.${infer Name}`
			? Name extends `${string}.${string}`
				? never
				: Name
			: never
	]: ValueOf<(typeof METRICS)[Key]>
}
