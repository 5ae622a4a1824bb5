import type { PlanRemedies, Remedy, Shortfall } from '#shared/remedies.ts'
import { buildRemediesView, type RemedyLine, type ShortfallView } from '../../remedies/remedies-view.ts'
import { MISSING } from '../../wording/figures.ts'
import { LAYER_NAMES } from '../../wording/names.ts'
import type { Cell, ReportInput, SingleBlock, TableBlock } from '../report-model.ts'
import { tableOf } from './blocks.ts'
import { left, right, words } from './report-parts.ts'
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

function rowOf({ title }: ShortfallView, { remedy, line }: Way, first: boolean): readonly Cell[] {
	return [
		{ text: first ? title : '', strong: true },
		words(line.title),
		words(line.cost),
		words(noteOf(line)),
		words(whoDecides(remedy.lever)),
		words(nextOf(remedy)),
	]
}

function waysTable(remedies: PlanRemedies, most: number): TableBlock {
	const view = buildRemediesView(remedies)
	const rows = remedies.shortfalls.flatMap((shortfall, index) => {
		const told = view.shortfalls[index]
		if (told === undefined) return []
		return waysOf(shortfall, told)
			.slice(0, most)
			.map((way, at) => rowOf(told, way, at === 0))
	})
	return tableOf({
		title: 'Ways out, each run by the engine: one change at a time, cost over the plan',
		columns: COLUMNS,
		rows,
		least: 3,
		noun: 'ways out',
		empty: view.empty ?? 'No single change of the plan clears a month of what is short.',
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

/** What was run of single changes: the best of each shortfall, or all; nothing where nobody ran them. */
export function waysOut({ remedies }: ReportInput, most = Infinity): readonly SingleBlock[] {
	if (remedies === undefined) return []
	return [waysTable(remedies, most), ...(most === Infinity ? labourTable(remedies) : [])]
}
