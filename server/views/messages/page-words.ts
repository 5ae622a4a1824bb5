import type { FieldFacts } from '#shared/fields/field.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { formatFigure } from '#shared/units/format.ts'
import { DOLLARS, inMoney, isMoney, moneyLabel, moneyOf } from '#shared/units/money.ts'
import { isShare, UNITS } from '#shared/units/units.ts'
import { isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { camelInWords, keyInWords } from '#shared/formats/names.ts'

type FieldProblem = Pick<Problem, 'message' | 'mend'> & {
	readonly list: GridList | null
	readonly facts: ToldFacts | null
}
type ToldFacts = Pick<FieldFacts, 'unit'>

/** Bounded in what may stand between, as ids in a sentence are a stranger's. What only the reader of a file or the user of the command line can do, as the person at the page can do it. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
	[/,? or see `[^`]{0,80}`[^.]{0,80}\./g, '.'],
	[/See `[^`]{0,80}`[^.]{0,80}\.?/g, ''],
	[/ is not an? (?:id|key) of /g, ' is none of the '],
	[/Write list\/id\/field\./g, ''],
	[/(?:Name|Write) [^.]{0,80}\bby id\.|Name one that exists\./g, 'Choose one from the list.'],
	[
		/Put a row with the id [^.]{0,300} into catalogue\.\w+\./g,
		'Choose another, or add a custom row under Assumptions.',
	],
	[/,? ?(?:or )?[Aa]dd (?:a|its) row to catalogue\.\w+\.?/g, 'Add a custom row under Assumptions.'],
	[/\bexpected YYYY-MM\b/g, 'expected a month, such as 2026-09'],
	[/^unknown field$/g, 'not a known field'],
	[/^required$/g, 'required'],
	[/^required\b/g, 'required'],
]

/** `timePerOutputTokenMs` → «Time per output token», where the list has such a field. */
function namedFields(text: string, list: GridList | null): string {
	const fields = list === null || isHallList(list) ? [] : fieldsOf(list)
	return text.replaceAll(/\b[a-z]+[A-Z][A-Za-z]*\b/g, (word) => {
		const label = fields.find(({ name }) => name === word)?.label
		return label === undefined ? word : `“${label}”`
	})
}

/** Made once: hundreds of problems are told of one plan. */
const namesIn = keptBy(
	(plan: PlanFile) =>
		new Map(ITEM_KINDS.flatMap((list) => planRows(plan, list).map(({ id, name }) => [id, name] as const))),
)

/** `"hall-a"` and `labourPools[2]` → by name, or by place in a file that is no plan yet. */
function namedItems(text: string, plan: PlanFile | null): string {
	const rows = (list: ItemKind) => (plan === null ? [] : planRows(plan, list))
	return text
		.replaceAll(/"([^"]+)"/g, (_, id: string) => `“${(plan === null ? undefined : namesIn(plan).get(id)) ?? id}”`)
		.replaceAll(/\b(\w+)\[(\d+)\]/g, (written, name: string, index: string) => {
			const list = ITEM_KINDS.find((known) => known === name)
			if (list === undefined) return written
			return rows(list)[Number(index)]?.name ?? `${gridNoun(list)} ${Number(index) + 1}`
		})
}

/** `expected 0 to 1` of a share is per cent; other figures have the field's unit, prices stand in the plan's currency. */
function withUnit(text: string, facts: ToldFacts | null, plan: PlanFile | null): string {
	const [, low, high] = /^expected ([−\d,.-]+) to ([−\d,.e+]+)$/.exec(text) ?? []
	if (low === undefined || high === undefined || facts?.unit === undefined || facts.unit === null) return text
	const { unit } = facts
	const money = plan === null ? DOLLARS : moneyOf(plan)
	const { label } = UNITS[unit]
	const between = (size: (value: number) => number, of: string, digits = 6) =>
		[low, high]
			.map((part) => formatFigure(size(Number(part.replaceAll(',', '').replace('−', '-'))), { digits }))
			.join(' to ')
			.concat(of === '' || of.startsWith('%') ? of : ` ${of}`)
	if (isShare(unit)) return `expected ${between((value) => 100 * value, label)}`
	if (!isMoney(unit) || money.code === DOLLARS.code) return `expected ${between((value) => value, label)}`
	return `expected ${between((value) => inMoney(value, unit, money), moneyLabel(label, money), 4)}`
}

/** A problem in the words of the page: fields by label, entries by name, nothing of files, keys and commands. */
export function pageWords(
	{ message, mend = '', list, facts }: FieldProblem,
	plan: PlanFile | null,
): { message: string; mend: string } {
	const worded = (text: string) => {
		const here = ELSEWHERE.reduce((now, [pattern, words]) => now.replaceAll(pattern, words), text)
		const fields = namedFields(here, list)
		return namedItems(fields, plan)
			.replaceAll(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, keyInWords)
			.replaceAll(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, camelInWords)
			.trim()
	}
	return { message: withUnit(worded(message), facts, plan), mend: worded(mend) }
}
