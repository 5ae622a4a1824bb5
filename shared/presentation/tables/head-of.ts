import { KEYS, type ResultKey } from '#shared/document/keys.ts'
import { isMoney } from '#shared/units/money.ts'
import { UNITS } from '#shared/units/units.ts'

/** Units that stand in the cell itself: a date, a share with its sign. */
const IN_THE_CELL = ['gridMonths', 'share']

/** A figure of the result at the head of a column: `Energy, MWh`; money is in the currency of its cells. */
export function headOf(key: ResultKey): string {
	const { label, unit } = KEYS[key]
	const words = isMoney(unit) || IN_THE_CELL.includes(unit) ? '' : UNITS[unit].label
	return words === '' ? label : `${label}, ${words}`
}
