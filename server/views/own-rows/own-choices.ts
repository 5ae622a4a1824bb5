import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { DOLLARS, moneyOf } from '#shared/units/money.ts'
import { choicesFor } from '../grid/grid-choices.ts'
import { controlOf, typedIn } from '../grid/grid-view.ts'
import type { GridColumn } from '#shared/grid/grid-model.ts'
import { tooLongForCell } from '#shared/grid/typed/cell-length.ts'
import { parseCell, type ParsedCell } from '#shared/grid/typed/parse-cell.ts'
import type { OwnField } from './own-columns.ts'

/** A column of an own row as a control of a form. */
export function ownControl(plan: PlanFile, { path, unit, facts }: OwnField): GridColumn {
	const control = controlOf(facts, { decides: false })
	return {
		field: path,
		label: facts.label,
		unit,
		align: control === 'number' ? 'end' : 'start',
		control,
		choices: choicesFor(plan, facts),
		required: facts.required,
		help: facts.help,
		fallback: '',
		names: false,
		sums: false,
	}
}

/** A value as somebody would type it. */
export const ownTyped = (plan: PlanFile, field: OwnField, value: unknown): string =>
	typedIn(value, ownControl(plan, field), field.facts)

/** What was typed into a column, as the row keeps it. Whether a key is one of its table is for the plan's own checks to say. */
export function ownParsed(plan: PlanFile, { facts }: OwnField, text: string): ParsedCell {
	const long = tooLongForCell(text, facts.kind)
	if (long !== null) return { ok: false, message: long, code: 'unread', fixes: [] }
	const parsed = parseCell(text, facts, {
		// Tables of the catalog are in dollars, the plan's own rows of them too.
		...{ choices: choicesFor(plan, facts), money: moneyOf(plan), bare: DOLLARS, range: 'single' },
	})
	if (parsed.ok || facts.kind !== 'reference' || facts.reference === 'countries' || text.trim() === '') return parsed
	return { ok: true, value: text.trim(), range: null }
}
