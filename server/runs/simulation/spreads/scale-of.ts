import type { Unit } from '#shared/units/units.ts'
import type { Scale } from '../chance/curve.ts'

type Field = { readonly unit: Unit | null; readonly min: number | null; readonly max: number | null }

/** Months on a calendar, and how far something is late: they may be 0, and as well be early. */
const DATES: readonly (Unit | null)[] = ['gridMonths']

/** Dates, delays and what may be 0 or less: linear; shares between 0 and 1: logit; all else: log. Rule U3. */
export function scaleOf({ unit, min, max }: Field, values: readonly (number | null)[]): Scale {
	const said = values.filter((value) => value !== null)
	if (DATES.includes(unit) || said.some((value) => value <= 0)) return 'linear'
	const isShare = unit === 'share' && (min ?? 0) >= 0 && max === 1
	if (!isShare) return 'log'
	return said.every((value) => value < 1) ? 'logit' : 'linear'
}
