import { fieldsOf } from '#shared/fields/registry.ts'
import { choicesFor } from '#shared/presentation/grid/grid-choices.ts'
import { parseCell } from '#shared/presentation/grid/typed/parse-cell.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { PLAN_HEADS } from '../input-sheets.ts'
import { columnsOf, linesOf, placeWords, type RowPlace, saysSame, textOf } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'

const COLUMNS = PLAN_HEADS.map((label) => ({ field: label, label }))
const [FIELD = '', VALUE = ''] = PLAN_HEADS

/** What of the plan itself differs: its name, first month, horizon, currency. */
export function compareHead(plan: PlanFile, sheet: ReadSheet): FoundInSheet {
	const columns = columnsOf(COLUMNS, sheet.rows[0] ?? [])
	const stated = new Map<string, unknown>(Object.entries(plan))
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
		const choices = facts.kind === 'choice' ? choicesFor(plan, facts) : []
		const parsed = parseCell(becomes, facts, { money: moneyOf(plan), choices })
		const { value } = parsed.ok ? parsed : { value: null }
		if (!parsed.ok) problems.push(`${placeWords(place, VALUE)}: ${label}: ${parsed.message}`)
		else if (typeof value !== 'object' || value === null)
			changes.push({
				parts: [{ take: 'set', kind: 'head', itemId: '', field: facts.name, value }],
				...{ name: plan.name, label, was, becomes },
			})
	}
	return { changes, problems, places, same }
}
