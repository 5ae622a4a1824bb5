import { assumptionCalled, findAssumption } from '#shared/fields/assumptions.ts'
import { choicesFor } from '#server/views/grid/grid-choices.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { parseChoice } from '#shared/grid/typed/parse-choice.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { ASSUMPTION_HEADS, OVERRIDE } from '#server/paper/exchange/workbook/assumptions-sheet.ts'
import type { FilePart } from '#server/runs/edits/plan-command.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import { noteOfAssumption } from '#shared/schemas/note-key.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { presentLabel } from './former-labels.ts'
import { placeWords, type RowPlace, rowsUnder, saysSame } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'
import { NO_VALUE } from '#server/paper/exchange/workbook/sheet.ts'

const COLUMNS = ASSUMPTION_HEADS.map((label) => ({ field: label, label }))

type Key = { readonly key: string } | { readonly problem: string; readonly at: string } | null

/** What a row is of: by its key, or by what the figure and the site are called. Null of a figure that no plan states. */
function keyIn(plan: PlanFile, cell: (head: string) => string): Key {
	const written = cell('Key')
	if (written !== '') return { key: written }
	const key = assumptionCalled(cell('Figure')) ?? assumptionCalled(presentLabel(cell('Figure')))
	if (key === null || cell('Where it is from') !== '') return null
	if (cell('Where') === '') return { key }
	const site = parseChoice(
		cell('Where'),
		plan.sites.map(({ id, name }) => ({ value: id, label: name })),
	)
	return site.ok ? { key: `${site.value}/${key}` } : { problem: site.message, at: 'Where' }
}

function parseStated(plan: PlanFile, key: string, text: string) {
	const facts = findAssumption(key)
	if (facts === null) return { ok: false as const, message: `there is no assumption «${key}».` }
	if (typeof facts.default === 'number')
		return parseCell(
			text,
			{ kind: 'number', unit: facts.unit, max: facts.max, required: true },
			{ money: moneyOf(plan), inFile: true },
		)
	const chip = gridFacts('chipOrders', 'chip')
	return parseCell(text, chip, { choices: choicesFor(plan, chip) })
}

/** The ends of a range that was typed in place of a figure: they stand in the note on the assumption. */
const rangeParts = (key: string, range: CellRange | null): readonly FilePart[] =>
	range === null
		? []
		: (['low', 'high'] as const).map((end) => ({
				...({ take: 'set', kind: 'notes', itemId: noteOfAssumption(key), field: end } as const),
				value: range[end],
			}))

const orNull = (text: string) => (text === '' ? null : text)

/** Which assumptions would be stated otherwise, and which no longer. Catalogue figures and rules of the sheet are not read. */
export function compareAssumptions(plan: PlanFile, sheet: ReadSheet): FoundInSheet {
	const changes: FoundChange[] = []
	const problems: string[] = []
	const places = new Map<string, RowPlace>()
	let same = 0
	for (const { place, cell } of rowsUnder(sheet, COLUMNS)) {
		const named = keyIn(plan, cell)
		if (named === null) continue
		if ('problem' in named) {
			problems.push(`${placeWords(place, named.at)}: ${named.problem}`)
			continue
		}
		const { key } = named
		places.set(`assumptions/${key}`, place)
		const stated = plan.assumptions[key]
		const stands = String(stated?.text ?? stated?.value ?? findAssumption(key)?.default ?? '')
		const [becomes, why, source] = [cell('Value'), orNull(cell('Why')), orNull(cell('Source'))]
		const { label = key } = findAssumption(key) ?? {}
		const change = { name: label, label: cell('Where') || 'Assumption', was: stands, becomes }
		const part = { take: 'set', kind: 'assumptions', itemId: key, field: '' } as const
		const isBlank = becomes === '' || becomes === NO_VALUE
		// What is said of one site stands there whatever all others come to.
		const isStated = stated !== undefined || (!key.includes('/') && cell('Kind') !== OVERRIDE)
		const isSame =
			isStated && saysSame(stands, becomes) && why === (stated?.why ?? null) && source === (stated?.source ?? null)
		same += isSame ? 1 : 0
		if (isSame || (isBlank && stated === undefined)) continue
		if (isBlank) {
			changes.push({ ...change, parts: [{ ...part, value: null }], becomes: 'the default' })
			continue
		}
		const parsed = parseStated(plan, key, becomes)
		const value = parsed.ok ? parsed.value : null
		if (!parsed.ok) problems.push(`${placeWords(place, 'Value')}: ${label}: ${parsed.message}`)
		else if (typeof value === 'number' || typeof value === 'string')
			changes.push({
				...change,
				parts: [
					{
						...part,
						value: { value: saysSame(stands, becomes) ? (stated?.text ?? stated?.value ?? value) : value, why, source },
					},
					...rangeParts(key, parsed.range),
				],
				becomes: [becomes, why, source].filter((text) => text !== null).join(', '),
			})
	}
	const gone = Object.entries(plan.assumptions).flatMap(([key, { text, value }]): FoundChange[] =>
		places.has(`assumptions/${key}`)
			? []
			: [
					{
						parts: [{ take: 'set', kind: 'assumptions', itemId: key, field: '', value: null }],
						...{ name: findAssumption(key)?.label ?? key, label: 'Assumption', was: text ?? String(value) },
						...{ becomes: 'taken out: the default', goes: true },
					},
				],
	)
	return { changes: [...changes, ...gone], problems, places, same }
}
