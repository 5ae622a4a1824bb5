import { KEYS, type ResultKey } from '#shared/document/keys.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { DOLLARS, isMoney, type Money, moneyLabel } from '#shared/units/money.ts'
import { UNITS, type Unit } from '#shared/units/units.ts'

/** Units that stand in the cell itself: a date, a share with its sign. */
const IN_THE_CELL: readonly Unit[] = ['gridMonths', 'share']

/** `Firm power, MW at the meter`; words of the unit that the label says already are left away: `Power at the meter, MW`. */
function headed(label: string, unit: string): string {
	const said = label.toLowerCase().split(' ')
	const [first = '', ...basis] = unit.split(' ')
	const isSaid = (word: string) => said.includes(word.toLowerCase())
	if (unit === '' || [first, ...basis].every(isSaid)) return label
	return `${label}, ${basis.length > 0 && basis.every(isSaid) ? first : unit}`
}

/** A figure of the result at the head of a column: `Energy, MWh`; money is in the currency of its cells. */
export function headOf(key: ResultKey): string {
	const { label, unit } = KEYS[key]
	return isMoney(unit) || IN_THE_CELL.includes(unit) ? label : headed(label, UNITS[unit].label)
}

/** What is entered at the head of a column: `Ramp, months`, `Energy price, EUR/MWh`. */
export function fieldHead({ label, unit }: Pick<FieldFacts, 'label' | 'unit'>, money: Money = DOLLARS): string {
	return unit === null || unit === 'share' ? label : headed(label, moneyLabel(UNITS[unit].label, money))
}
