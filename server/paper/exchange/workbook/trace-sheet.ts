import { UNITS } from '#shared/units/units.ts'
import type { WorkingRule, Workings } from '#shared/workings.ts'
import { heads, type Sheet, text } from './sheet.ts'
import { workingsCell, WORKINGS } from './workings-sheet.ts'

const HEADS = ['Quantity', 'Address', 'Symbol', 'Unit', 'First row of workings', 'How', 'In words', 'Rule', 'Source']

/** What every quantity is: how it is made, in words, and on whose authority. */
export function traceSheet({ rules }: Workings): Sheet {
	const rows = rules.map((rule) => [
		text(rule.label),
		text(rule.quantity, 'note'),
		text(rule.symbol),
		text(UNITS[rule.unit].label, 'note'),
		text(
			`${WORKINGS}!${workingsCell(rule.row, null)
				.replace('$', '')
				.replace(/^[A-Z]+/, 'A')}`,
			'note',
		),
		text(howOf(rule), 'note'),
		text(rule.inWords ?? ''),
		text(rule.rule, 'note'),
		text(rule.source),
	])
	return {
		name: 'Trace',
		rows: [heads(HEADS), ...rows],
		widths: [44, 32, 18, 16, 16, 30, 90, 10, 70],
		frozen: { rows: 1, columns: 1 },
	}
}

function howOf({ how, by }: WorkingRule): string {
	if (how === 'algorithm') return `Computed by ${by ?? 'the engine'}`
	return how === 'formula' ? 'Formula' : 'Input'
}
