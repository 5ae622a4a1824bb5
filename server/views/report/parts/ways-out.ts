import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanRemedies, Remedy, Shortfall } from '#shared/remedies.ts'
import { buildRemediesView, type RemedyLine, type ShortfallView } from '../../remedies/remedies-view.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { Cell, ReportInput, SingleBlock, TableBlock } from '../report-model.ts'
import { tableOf } from './blocks.ts'
import { left, right, words } from './report-parts.ts'
import { beginsIn } from './decisions/decisions.ts'
import { pastText, reportMonth } from './report-month.ts'
import { whoDecides } from './who-decides.ts'

const COLUMNS = [
	left('Short', 0.8),
	left('Change', 1.4),
	right('Cost'),
	left('What it does', 1.6),
	left('Who decides', 0.7),
	left('Limits next', 0.6),
]
const nextOf = ({ next }: Pick<Remedy, 'next'>) =>
	next === null ? MISSING : next === 'applications' ? 'nothing' : LAYER_NAMES[next]
const noteOf = ({ note }: RemedyLine) => note.map(({ text }) => text).join('')

type Way = { readonly remedy: Remedy; readonly line: RemedyLine }

const waysOf = ({ remedies }: Shortfall, { lines }: ShortfallView): readonly Way[] =>
	remedies.flatMap((remedy, index) => {
		const line = lines[index]
		return line === undefined ? [] : [{ remedy, line }]
	})

type WaysOutPlace = { readonly first: boolean; readonly now: string }

/** A change that was to begin before the report is told as past, and not asked. */
function changeText({ remedy, line }: Way, now: string): string {
	const month = beginsIn(remedy)
	return month !== null && month < now ? `Past, for ${pastText(month, now)}: ${line.title}` : line.title
}

function rowOf({ title }: ShortfallView, way: Way, { first, now }: WaysOutPlace): readonly Cell[] {
	const { remedy, line } = way
	return [
		{ text: first ? title : '', strong: true },
		words(changeText(way, now)),
		words(line.cost),
		words(noteOf(line)),
		words(whoDecides(remedy.lever)),
		words(nextOf(remedy)),
	]
}

type Most = {
	readonly most: number
	readonly now: string
	/** left out: all are */
	readonly isTold?: (remedy: Remedy) => boolean
}

function rowsOf(remedies: PlanRemedies, { most, now, isTold = () => true }: Most): TableBlock['rows'] {
	const view = buildRemediesView(remedies)
	return remedies.shortfalls.flatMap((shortfall, index) => {
		const told = view.shortfalls[index]
		if (told === undefined) return []
		return waysOf(shortfall, told)
			.filter(({ remedy }) => isTold(remedy))
			.slice(0, most)
			.map((way, at) => rowOf(told, way, { first: at === 0, now }))
	})
}

function waysTable(remedies: PlanRemedies, asked: Most): TableBlock {
	const rows = rowsOf(remedies, asked)
	return tableOf({
		title: 'Ways out, each run by the engine: one change at a time, cost over the plan',
		columns: COLUMNS,
		rows,
		least: 3,
		noun: 'ways out',
		empty: buildRemediesView(remedies).empty ?? 'No single change of the plan clears a month of what is short.',
	})
}

function labourTable(remedies: PlanRemedies): readonly TableBlock[] {
	const { labour } = buildRemediesView(remedies)
	if (labour === null) return []
	return [
		tableOf({
			title: `${labour.title}. ${labour.lede}`,
			columns: [left('Way', 1.4), right('Cost'), left('What it does', 1.8)],
			rows: labour.lines.map((line) => [
				words(line.title),
				words(line.cost === '' ? MISSING : line.cost),
				words(noteOf(line)),
			]),
			least: 2,
			noun: 'ways',
			empty: '',
		}),
	]
}

const NOT_RUN: SingleBlock = {
	kind: 'prose',
	title: 'Ways out',
	text: 'Not run for these pages: an issue of this report runs single changes of the plan and prints here what each clears, what it costs and who decides. The command line does so too.',
}

/** What was run of single changes: the best of each shortfall, or all; where nobody ran them it is said that an issue does. */
export function waysOut(input: ReportInput, most = Infinity): readonly SingleBlock[] {
	const { remedies } = input
	if (remedies === undefined) return [NOT_RUN]
	const table = waysTable(remedies, { most, now: reportMonth(input) })
	return [table, ...(most === Infinity ? labourTable(remedies) : [])]
}

const SITED = ['powerContracts', 'buildPhases', 'chipOrders'] as const

/** The site at which a change is made; null where it is made at none. */
function siteOf({ change }: Remedy, plan: PlanFile): string | null {
	if (change.action === 'add') return typeof change.item['siteId'] === 'string' ? change.item['siteId'] : null
	if (change.list === 'sites') return change.id
	const list = SITED.find((one) => one === change.list)
	return list === undefined ? null : (plan[list].find(({ id }) => id === change.id)?.siteId ?? null)
}

/** Of what is short in the plan the best change that is made at a site; nothing where none was found there, or run. */
export function waysAt(input: ReportInput, siteId: string): readonly TableBlock[] {
	const { remedies, plan } = input
	if (remedies === undefined) return []
	const isTold = (remedy: Remedy) => siteOf(remedy, plan) === siteId
	const rows = rowsOf(remedies, { most: 1, now: reportMonth(input), isTold })
	if (rows.length === 0) return []
	return [
		tableOf({
			title: 'What a change here would do, the best for each shortage of the plan',
			columns: COLUMNS,
			rows,
			least: 1,
			noun: 'changes',
			empty: '',
		}),
	]
}
