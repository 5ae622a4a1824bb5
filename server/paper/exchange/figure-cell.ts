import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { UNITS } from '#shared/units/units.ts'
import type { ToldRow } from '#shared/workings.ts'
import type { Value } from './csv.ts'

/** A figure of the result in a cell: a date by its month; nothing where there is no figure. */
export function shownFigure({ startMonth }: PlanFile, { kind }: Pick<ToldRow, 'kind'>, value = Number.NaN): Value {
	if (!Number.isFinite(value)) return null
	// A month of which only a part passes counts whole.
	return kind === 'when' ? addMonths(startMonth, Math.ceil(value)) : value
}

/** What it is in. */
export function shownUnit({ kind, unit }: Pick<ToldRow, 'kind' | 'unit'>): string {
	if (kind === 'when') return 'month'
	return unit === 'share' ? '0 to 1' : UNITS[unit].label
}
