import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { choicesFor } from '#server/views/grid/grid-choices.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { PLAN_HEADS, statedOfPlan } from '#server/paper/exchange/workbook/input-sheets.ts'
import { columnsOf, linesOf, placeWords, type RowPlace, saysSame, textOf } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'

const COLUMNS = PLAN_HEADS.map((label) => ({ field: label, label }))
const [FIELD = '', VALUE = ''] = PLAN_HEADS

/** What of the plan itself differs: its name, first month, horizon, currency. */
export function compareHead(plan: PlanFile, sheet: ReadSheet): FoundInSheet {
	const columns = columnsOf(COLUMNS, sheet.rows[0] ?? [])
	const stated = statedOfPlan(plan)
	const changes: FoundChange[] = []
	const problems: string[] = []
	const places = new Map<string, RowPlace>()
	let same = 0
	for (const { at, cells } of linesOf(sheet, 1)) {
		const place = { sheet: sheet.name, at, columns }
		const label = textOf(cells[columns.get(FIELD) ?? 0])
		const facts = fieldsOf('plan').find((field) => field.label === label)
		if (facts === undefined) {
			problems.push(`${placeWords(place, FIELD)}: a plan has no field «${label}».`)
			continue
		}
		places.set(`head/${facts.name}`, place)
		const was = textOf(stated.get(facts.name), facts.kind)
		const becomes = textOf(cells[columns.get(VALUE) ?? 1], facts.kind)
		same += saysSame(was, becomes) ? 1 : 0
		if (saysSame(was, becomes)) continue
		const parsed = parseCell(becomes, facts, {
			...{ money: moneyOf(plan), choices: choicesOf(plan, facts), inFile: true },
		})
		const value = parsed.ok ? settled(facts.name, parsed.value) : undefined
		if (!parsed.ok) problems.push(`${placeWords(place, VALUE)}: ${label}: ${parsed.message}`)
		else if (value !== undefined)
			changes.push({
				parts: [{ take: 'set', kind: 'head', itemId: '', field: facts.name, value }],
				...{ name: plan.name, label, was, becomes },
			})
	}
	const unfinanced = changes.some(({ parts }) =>
		parts.some((part) => 'field' in part && part.field === FINANCED && part.value === null),
	)
	return { changes: unfinanced ? changes.filter((change) => !isTerm(change)) : changes, problems, places, same }
}

/** Words of a field’s own; a switch stands in a sheet as it is kept. */
function choicesOf(plan: PlanFile, facts: FieldFacts) {
	if (facts.kind === 'boolean') return ['true', 'false'].map((value) => ({ value, label: value }))
	return facts.kind === 'choice' ? choicesFor(plan, facts) : []
}

const FINANCED = 'finance'
const isTerm = ({ parts }: FoundChange): boolean =>
	parts.some((part) => 'field' in part && part.field.startsWith(`${FINANCED}.`))

/** What a cell says as the plan keeps it: financed or not is an object or none. Undefined for what no field holds. */
function settled(name: string, value: unknown) {
	if (name === FINANCED) return value === true ? {} : null
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
		? value
		: undefined
}
