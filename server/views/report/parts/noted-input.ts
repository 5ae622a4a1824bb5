import { isRecord } from '#shared/is-record.ts'
import { findFieldFacts, FIELD_LISTS } from '#shared/fields/registry.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { formatFigure, formatQuantity } from '#shared/units/format.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { choicesFor } from '../../grid/grid-choices.ts'
import { keyInWords, spelledPlainly } from '#shared/formats/names.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'

/** `interconnection`, `transformers` → `Interconnection, transformers` */
const inWords = (keys: readonly string[]) =>
	sentenceCase(keys.map((key) => spelledPlainly(key.replace(/([A-Z])/g, ' $1').toLowerCase())).join(', '))

function itemOf(plan: PlanFile, list: string, id: string): Readonly<Record<string, unknown>> | null {
	const entries: unknown = Object.hasOwn(plan, list) ? Reflect.get(plan, list) : null
	const found: unknown = Array.isArray(entries)
		? entries.find((entry: unknown) => isRecord(entry) && entry['id'] === id)
		: null
	return isRecord(found) ? found : null
}

const nameOf = (
	entry: Readonly<Record<string, unknown>> & { readonly id: string; readonly list: string },
	field: string,
) => {
	const name = typeof entry['name'] === 'string' ? entry['name'] : entry.id
	return `${name === '' ? entry.list : name}${field}`
}

/** The plan field a note speaks of (`powerContracts/ercot-1/capacityMW`) as people call it, and what stands in it. */
export function notedInput(plan: PlanFile, path: string): { readonly name: string; readonly value: string } {
	const noted = notedIn(path)
	// A note on a field of the plan itself names the field alone.
	const ofPlan = noted.id === ''
	const { list, id, field } = ofPlan ? { list: 'plan', id: '', field: noted.list } : noted
	const rest = field === '' ? [] : field.split('.')
	const item = ofPlan ? plan : itemOf(plan, list, id)
	const known = FIELD_LISTS.find((name) => name === list)
	const facts = known === undefined ? null : findFieldFacts(known, field)
	const held = rest.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : null), item)
	const label = facts?.label ?? inWords(rest)
	const name = ofPlan ? label : nameOf({ ...item, id, list }, rest.length === 0 ? '' : `: ${label}`)
	if (typeof held === 'number')
		return {
			name,
			value: facts?.unit ? formatQuantity(held, facts.unit, { money: moneyOf(plan) }) : formatFigure(held),
		}
	if (typeof held === 'string') {
		const chosen = facts === null ? null : choicesFor(plan, facts).find(({ value }) => value === held)
		return { name, value: chosen?.label ?? (facts?.kind === 'month' ? shortMonth(held) : keyInWords(held)) }
	}
	if (isRecord(held) && typeof held['p50'] === 'number' && typeof held['p90'] === 'number')
		return { name, value: `${formatFigure(held['p50'])} to ${formatFigure(held['p90'])}` }
	if (Array.isArray(held)) return { name, value: counted(held.length, 'entry', 'entries') }
	return { name, value: held === null || held === undefined ? MISSING : 'as entered' }
}
