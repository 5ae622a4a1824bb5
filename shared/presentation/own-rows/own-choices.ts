import type { FieldFacts } from '#shared/fields/field.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { countryName } from '#shared/units/country.ts'
import { moneyOf } from '#shared/units/money.ts'
import { choicesFor, type GridChoice } from '../grid/grid-choices.ts'
import { controlOf, typedIn, type GridColumn } from '../grid/grid-view.ts'
import { parseCell, type ParsedCell } from '../grid/typed/parse-cell.ts'
import type { OwnField } from './own-columns.ts'

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode('A'.charCodeAt(0) + at))
let countries: readonly GridChoice[] | null = null

/** All there are: a row may be of one of which nothing is known yet. */
function allCountries(): readonly GridChoice[] {
	countries ??= LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
		.map((code) => ({ value: code, label: countryName(code) }))
		.filter(({ value, label }) => value !== label && !/unknown|outlying/i.test(label))
		.sort((a, b) => a.label.localeCompare(b.label, 'en'))
	return countries
}

const choicesOf = (plan: PlanFile, facts: FieldFacts) =>
	facts.reference === 'countries' ? allCountries() : choicesFor(plan, facts)

/** A column of an own row as a control of a form. */
export function ownControl(plan: PlanFile, { path, unit, facts }: OwnField): GridColumn {
	const control = controlOf(facts, { decides: false })
	return {
		field: path,
		label: facts.label,
		unit,
		align: control === 'number' ? 'end' : 'start',
		control,
		choices: choicesOf(plan, facts),
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
	const parsed = parseCell(text, facts, { choices: choicesOf(plan, facts), money: moneyOf(plan) })
	if (parsed.ok || facts.kind !== 'reference' || facts.reference === 'countries' || text.trim() === '') return parsed
	return { ok: true, value: text.trim(), range: null }
}
