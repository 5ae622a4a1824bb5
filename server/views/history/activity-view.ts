import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../findings/finding.ts'
import { rowChoices, type LogFacts, type RowChoices } from './log-filter.ts'
import { deedInWords } from './deed-words.ts'
import {
	editedPlace,
	editedValue,
	entryName,
	fieldName,
	isOfRange,
	nameIn,
	notedPlace,
} from '../messages/edited-place.ts'
import { isWithheldAt } from '../withheld/withheld-plan.ts'
import { stampText } from '#shared/formats/day.ts'
import { told, type Told } from '#shared/together/told.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import { counted, listInWords, sentenceCase } from '#shared/formats/months.ts'

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
	/** what was done at once has one of these; left out: the line alone */
	readonly step?: number
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

/** Fields that are told by name beside the first one. */
const MOST_NAMED = 3

/** ` (also Status, Term and two others)`: what else of an entry was changed with its first field. */
function alsoOf({ kind, itemId, fields }: ChangeLine): string {
	const others = fields.slice(1).map(({ field }) => fieldName({ kind, itemId, field }))
	const more = others.length - MOST_NAMED
	const named = more > 1 ? [...others.slice(0, MOST_NAMED), counted(more, 'other')] : others
	return named.length === 0 ? '' : ` (also ${listInWords(named)})`
}

function valuesOf(plan: PlanFile, line: ChangeLine): string {
	const { action, kind, itemId, fields } = line
	const [first] = fields
	if (action !== 'update' || first === undefined) return ''
	if (isOfRange(kind, first.field)) return rangeValues(plan, line)
	const place = { kind, itemId, field: first.field }
	const [from, to] = [editedValue(plan, place, first.before), editedValue(plan, place, first.after)]
	return ` from ${from} to ${to}${alsoOf(line)}`
}

const isNote = ({ action, kind, fields }: ChangeLine) =>
	action === 'update' && kind === 'notes' && !isOfRange(kind, fields[0]?.field ?? '')

/** What a value rests on: its grade, its source, why it stands so. Told as that, not field by field. */
function noteWords(plan: PlanFile, { itemId, fields }: ChangeLine): string {
	const place = editedPlace(plan, notedPlace({ itemId }))
	const after = (name: string) => {
		const value = fields.find(({ field }) => field === name)?.after
		return typeof value === 'string' && value !== '' ? value : null
	}
	const said = [after('quality'), after('source') ?? after('why')].filter((text) => text !== null)
	const isCleared =
		said.length === 0 &&
		fields.every(({ field, after: value }) => (field === '' ? value === null : (value ?? '') === ''))
	return isCleared
		? `cleared the source of ${place}`
		: `changed the source of ${place}${said.length === 0 ? '' : ` to ${said.join(', ')}`}`
}

function whatOf(plan: PlanFile, line: ChangeLine): string {
	const { action, kind, itemId, fields } = line
	if (isNote(line)) return noteWords(plan, line)
	const [first] = fields
	const deed = { action, kind, itemId, field: first?.field ?? '', name: nameIn(first?.before ?? first?.after) }
	return deedInWords(deed, (list, id) => entryName(plan, list, id)) + valuesOf(plan, line)
}

type ActivityStep = readonly [ChangeLine, ...ChangeLine[]]

/** What was done at once, the latest step first; in it the first record first. */
function stepsOf(lines: readonly ChangeLine[]): readonly ActivityStep[] {
	const steps: [ChangeLine, ...ChangeLine[]][] = []
	for (const line of lines) {
		const last = steps.at(-1)
		const isSame = line.step !== undefined && last?.[0].step === line.step && last[0].inBaseline === line.inBaseline
		if (last !== undefined && isSame) last.unshift(line)
		else steps.push([line])
	}
	return steps
}

/** One action in one sentence: what it did first, and how much else. Notes that went along with a value are not told. */
function stepWords(plan: PlanFile, step: ActivityStep): string {
	const values = step.filter((line) => !isNote(line))
	const [first = step[0], second, ...others] = values.length > 0 ? values : step
	const told = [whatOf(plan, first), ...(second === undefined ? [] : [whatOf(plan, second)])]
	const more = others.length === 0 ? '' : `, and ${counted(others.length, 'other change')}`
	const where = step[0].inBaseline === true ? ', in the baseline' : ''
	return `${told.join(others.length === 0 ? ' and ' : ', ')}${more}${where}`
}

/** What is said of a value that is withheld may tell it. */
const isHeld = (plan: PlanFile, { kind, itemId, fields }: ChangeLine) =>
	fields.some(({ field }) => isWithheldAt(plan, { kind, itemId, field }))

/** The log counts edits for programs; a reader is told that it was an undo. */
const reasonOf = ({ why }: ChangeLine): string => why.replace(/^(Undo|Redo) of edit \d+$/, '$1')

/** Who changed what, from what to what, newest first. Times are UTC, so that server and browser say the same. */
export function buildActivityView(plan: PlanFile, lines: readonly ChangeLine[], log?: LogFacts): ActivityView {
	return {
		finding: log === undefined ? findingOf(factsIn(lines)) : findingOf(log),
		rows: log === undefined ? [] : rowChoices(plan, log),
		entries: stepsOf(lines).map((step) => {
			const last = step.at(-1) ?? step[0]
			return {
				rev: last.rev,
				...told({
					who: last.userName,
					what: stepWords(plan, step),
					why: step.some((line) => isHeld(plan, line)) ? '' : reasonOf(last),
					at: last.at,
					when: stampText(last.at),
				}),
			}
		}),
	}
}

type Counted = Pick<LogFacts, 'edits' | 'people' | 'isNarrowed' | 'isScenario'>

function factsIn(lines: readonly ChangeLine[]): Counted {
	const edits = stepsOf(lines.filter((line) => line.action !== 'create')).map(([line]) => line)
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
