import type { Series } from '#shared/series.ts'
import type { Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** One month of a series of the result, or the month in which it is largest; null where the plan has no such month. */
export function monthOfSeries(
	frame: Frame<EngineModel>,
	series: Series,
	asked: string | undefined,
): { readonly month: string; readonly value: number } | null {
	const { months } = frame.world.model
	const index = asked === undefined || asked === 'all' ? series.indexOf(Math.max(...series)) : months.indexOf(asked)
	const [month, value] = [months[index], series[index]]
	return month === undefined || value === undefined ? null : { month, value }
}
