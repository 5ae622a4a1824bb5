import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../findings/finding.ts'
import { MISSING } from '../wording/figures.ts'
import { counted, sentenceCase } from '../wording/months.ts'

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
}
type ActivityEntry = {
	readonly rev: number
	readonly who: string
	readonly initials: string
	readonly what: string
	readonly why: string
	readonly at: string
	readonly when: string
}
export type ActivityView = { readonly finding: Finding; readonly entries: readonly ActivityEntry[] }

const NOUNS: Readonly<Record<string, string>> = {
	sites: 'site',
	powerContracts: 'power contract',
	buildPhases: 'hall',
	chipOrders: 'chip order',
	applications: 'application',
	workloads: 'workload',
	labourPools: 'labour pool',
	actuals: 'progress report',
	assumptions: 'assumption',
}

const nameIn = (plan: PlanFile, kind: string, id: string): string => {
	const list =
		kind === 'sites' ||
		kind === 'powerContracts' ||
		kind === 'buildPhases' ||
		kind === 'chipOrders' ||
		kind === 'applications' ||
		kind === 'workloads'
			? plan[kind]
			: []
	const item = list.find((entry) => entry.id === id)
	return item === undefined ? id : (item.name ?? id)
}

function words(value: unknown): string {
	if (value === null || value === undefined || value === '') return MISSING
	if (Array.isArray(value)) return value.length === 0 ? MISSING : value.map(words).join(', ')
	if (typeof value === 'object') return 'value' in value ? words(value.value) : 'a set of values'
	return typeof value === 'string' ? value : JSON.stringify(value)
}

function labelOf(kind: string, field: string): string {
	const list = ITEM_KINDS.find((known) => known === kind)
	return list === undefined ? field : (findFieldFacts(list, field)?.label.toLowerCase() ?? field)
}

/** A note speaks of one field: `powerContracts/ercot-1/capacityMW`. */
function noteWords(plan: PlanFile, { itemId, fields }: ChangeLine): string {
	const [kind = '', id = '', ...path] = itemId.split('/')
	const place = `${labelOf(kind, path.join('/'))} of ${NOUNS[kind] ?? ''} ${nameIn(plan, kind, id)}`
	const end = (name: string) => fields.find(({ field }) => field === name)
	const [low, high] = [end('low'), end('high')]
	if (low === undefined && high === undefined) return `changed the note on ${place}`
	const range = (side: 'before' | 'after') => {
		const [from, to] = [words(low?.[side]), words(high?.[side])]
		return from === to ? from : `${from} to ${to}`
	}
	return `changed the range of ${place}: was ${range('before')}, is ${range('after')}`
}

function whatOf(plan: PlanFile, line: ChangeLine): string {
	if (line.action === 'create') return 'made the plan'
	if (line.kind === 'notes') return noteWords(plan, line)
	const subject = `${NOUNS[line.kind] ?? ''} ${nameIn(plan, line.kind, line.itemId)}`.trim()
	if (line.action === 'add') return `added ${subject}`
	if (line.action === 'remove') return `removed ${subject}`
	const [first] = line.fields
	if (first === undefined) return `changed ${subject || 'the plan'}`
	const label = labelOf(line.kind, first.field)
	return `changed ${[label, subject === '' ? '' : label === '' ? subject : `of ${subject}`].filter((part) => part !== '').join(' ')} from ${words(first.before)} to ${words(first.after)}`
}

const initials = (name: string) =>
	name
		.split(/\s+/)
		.slice(0, 2)
		.map((part) => part.charAt(0).toUpperCase())
		.join('')
const stamp = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'UTC',
})

/** Who changed what, from what to what, newest first. Times are UTC, so that server and browser say the same. */
export function buildActivityView(plan: PlanFile, lines: readonly ChangeLine[]): ActivityView {
	const people = new Set(lines.map((line) => line.userName)).size
	const edits = lines.filter((line) => line.action !== 'create').length
	return {
		finding: {
			title:
				edits === 0
					? 'Nothing has changed since the plan was made'
					: sentenceCase(`${counted(edits, 'change')} by ${counted(people, 'person', 'people')}`),
			lede: 'Every edit is kept with its old and new value. You can take back your own.',
		},
		entries: lines.map((line) => ({
			rev: line.rev,
			who: line.userName,
			initials: initials(line.userName),
			what: whatOf(plan, line),
			why: line.why,
			at: line.at.toISOString(),
			when: `${stamp.format(line.at)} UTC`,
		})),
	}
}
