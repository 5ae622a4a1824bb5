import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../findings/finding.ts'
import { rowChoices, type LogFacts, type RowChoices } from './log-filter.ts'
import { deedInWords } from './deed-words.ts'
import { editedValue, entryName, isOfRange, nameIn, notedPlace } from '../messages/edited-place.ts'
import { isWithheldAt } from '../withheld/withheld-plan.ts'
import { stampText } from '#shared/formats/day.ts'
import { told, type Told } from '#shared/together/told.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** One line of the log as the services give it. */
export type ChangeLine = {
	readonly rev: number
	readonly userName: string
	readonly at: Date
	readonly why: string
	readonly action: string
	readonly kind: string
	readonly itemId: string
	readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
	/** of a scenario: done in the baseline that it follows */
	readonly inBaseline?: boolean
}
type ActivityEntry = Told & { readonly rev: number }
export type ActivityView = {
	readonly finding: Finding
	/** the rows that the filter offers, by list */
	readonly rows: RowChoices
	readonly entries: readonly ActivityEntry[]
}

/** ` from 150 MW–190 MW to 180 MW–220 MW`: both ends of a range are told as one, apart from what it was. */
function rangeValues(plan: PlanFile, { itemId, fields }: ChangeLine): string {
	const [low, high] = ['low', 'high'].map((name) => fields.find(({ field }) => field === name))
	const noted = notedPlace({ itemId })
	const side = (when: 'before' | 'after') => {
		const [from, to] = [low?.[when] ?? null, high?.[when] ?? null]
		if (from === null && to === null) return 'empty'
		if (from === null) return `at most ${editedValue(plan, noted, to)}`
		if (to === null) return `at least ${editedValue(plan, noted, from)}`
		return `${editedValue(plan, noted, from)}–${editedValue(plan, noted, to)}`
	}
	return ` from ${side('before')} to ${side('after')}`
}

function valuesOf(plan: PlanFile, line: ChangeLine): string {
	const { action, kind, itemId, fields } = line
	const [first] = fields
	if (action !== 'update' || first === undefined) return ''
	if (isOfRange(kind, first.field)) return rangeValues(plan, line)
	const place = { kind, itemId, field: first.field }
	const more = fields.length > 1 ? ` (and ${counted(fields.length - 1, 'other field')})` : ''
	const [from, to] = [editedValue(plan, place, first.before), editedValue(plan, place, first.after)]
	return ` from ${from} to ${to}${more}`
}

function whatOf(plan: PlanFile, line: ChangeLine): string {
	const { action, kind, itemId, fields } = line
	const [first] = fields
	const deed = { action, kind, itemId, field: first?.field ?? '', name: nameIn(first?.before ?? first?.after) }
	return deedInWords(deed, (list, id) => entryName(plan, list, id)) + valuesOf(plan, line)
}

/** What is said of a value that is withheld may tell it. */
const isHeld = (plan: PlanFile, { kind, itemId, fields }: ChangeLine) =>
	fields.some(({ field }) => isWithheldAt(plan, { kind, itemId, field }))

/** Who changed what, from what to what, newest first. Times are UTC, so that server and browser say the same. */
export function buildActivityView(plan: PlanFile, lines: readonly ChangeLine[], log?: LogFacts): ActivityView {
	return {
		finding: log === undefined ? findingOf(factsIn(lines)) : findingOf(log),
		rows: log === undefined ? [] : rowChoices(plan, log),
		entries: lines.map((line) => ({
			rev: line.rev,
			...told({
				who: line.userName,
				what: line.inBaseline === true ? `${whatOf(plan, line)}, in the baseline` : whatOf(plan, line),
				why: isHeld(plan, line) ? '' : line.why,
				at: line.at,
				when: stampText(line.at),
			}),
		})),
	}
}

type Counted = Pick<LogFacts, 'edits' | 'people' | 'isNarrowed' | 'isScenario'>

function factsIn(lines: readonly ChangeLine[]): Counted {
	const edits = lines.filter((line) => line.action !== 'create')
	const people = new Set(edits.map((line) => line.userName).filter((name) => name !== UNNAMED)).size
	return { edits: edits.length, people, isNarrowed: false, isScenario: false }
}

function findingOf(log: Counted): Finding {
	const lede = 'Every edit with its old and new value.'
	return {
		title: sentenceCase(titleOf(log)),
		lede: log.isScenario ? `${lede} Includes baseline edits that this scenario follows.` : lede,
	}
}

function titleOf({ edits, people, isNarrowed, isScenario }: Counted): string {
	const where = isScenario ? ' in this scenario' : ''
	if (isNarrowed) return edits === 0 ? `no changes found${where}` : `${counted(edits, 'change')} found${where}`
	if (edits === 0) return isScenario ? 'no changes in this scenario yet' : 'no changes since the plan was created'
	return `${counted(edits, 'change')}${where}${people === 0 ? '' : ` by ${counted(people, 'person', 'people')}`}`
}
