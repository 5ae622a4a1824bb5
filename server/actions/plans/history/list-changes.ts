import type { Actor } from '#server/access/actor.ts'
import {
	countChanges,
	listChangedItems,
	listChangePeople,
	type ChangeRow,
	type EditedItem,
	type LogFilter,
} from '#server/store/rows/changes.ts'
import { listMembers } from '#server/store/rows/members.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { namelessFor } from '#server/actions/sharing/nameless.ts'
import { changesBefore, changesSince } from '#server/actions/scenarios/plan-log.ts'
import { readRowKey, type LogFacts } from '#server/views/history/log-filter.ts'
import { DAY_MS } from '#shared/formats/day.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'

const SHOWN = 50
/** Rows that the filter offers, the latest edited: an address may name any other. */
const ROWS_OFFERED = 200
const MOST_LETTERS = 300
const NO_DAY = 'Enter a day, such as 2026-11-30.'

/** Which edits somebody wants to see; what is null is not narrowed. Days are UTC, both counted in. */
export type ActivityFilter = {
	readonly person: string | null
	readonly row: string | null
	readonly from: string | null
	readonly to: string | null
}
const EVERYTHING: ActivityFilter = { person: null, row: null, from: null, to: null }

/** What is wrong with an address: of a day that is none, or days in the wrong order. */
export type FilterProblems = { readonly from?: string; readonly to?: string }

/** A filter as an address carries it. A day that makes no sense narrows nothing and is told. */
export function activityFilterIn(search: URLSearchParams): { filter: ActivityFilter; problems: FilterProblems } {
	const text = (name: string) => search.get(name)?.trim().slice(0, MOST_LETTERS) || null
	const dayOf = (name: string) => {
		const day = text(name) ?? ''
		return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null
	}
	const [from, to] = [dayOf('from'), dayOf('to')]
	const wrong = (name: string) => (text(name) !== null && dayOf(name) === null ? NO_DAY : undefined)
	const order = from !== null && to !== null && from > to ? 'This day is before the first one.' : undefined
	const [badFrom, badTo] = [wrong('from'), wrong('to') ?? order]
	return {
		filter: { person: text('person'), row: text('row'), from, to },
		problems: { ...(badFrom !== undefined && { from: badFrom }), ...(badTo !== undefined && { to: badTo }) },
	}
}

type ListChangesParams = { readonly filter?: ActivityFilter; readonly before?: number | null; readonly most?: number }

/** The latest edits of a plan before one of them, newest first; for a guest without names. */
export async function listChanges(
	actor: Actor,
	ref: PlanRef,
	{ filter = EVERYTHING, before = null, most = SHOWN }: ListChangesParams = {},
): Promise<ChangeRow[]> {
	const { scope, project } = await getScenario(actor, ref, 'seePlans')
	const found = foundBy(filter, project)
	return namelessFor(project, await changesBefore(scope, { before, filter: found, most }), 'userName')
}

export type Activity = {
	readonly changes: readonly ChangeRow[]
	/** before which edit the next page begins; null on the last */
	readonly next: number | null
	/** who made edits; nobody is named to a guest */
	readonly people: readonly { readonly id: string; readonly name: string }[]
	readonly log: LogFacts
}

/** A page of what a plan has seen, and what its filter may ask for. */
export async function readActivity(
	actor: Actor,
	ref: PlanRef,
	{ filter, before }: { readonly filter: ActivityFilter; readonly before: number | null },
): Promise<Activity> {
	const { scope, project } = await getScenario(actor, ref, 'seePlans')
	const logs = scope.baselineId === undefined ? [scope] : [scope, { ...scope, scenarioId: scope.baselineId }]
	const [rows, counted, members, ...said] = await Promise.all([
		listChanges(actor, ref, { filter, before, most: SHOWN + 1 }),
		countChanges(scope, foundBy(filter, project)),
		listMembers(scope),
		...logs.map(async (log) => ({
			people: await listChangePeople(log),
			items: await listChangedItems(log, ROWS_OFFERED),
		})),
	])
	const changes = rows.slice(0, SHOWN)
	// Edits of a token stand under the name of that; who made it is asked for under their own.
	const known = new Map(members.map(({ userId, name }) => [userId, name]))
	const people = new Map(said.flatMap((one) => one.people.map(({ id, name }) => [id, known.get(id) ?? name] as const)))
	return {
		changes,
		next: rows.length > SHOWN ? (changes.at(-1)?.rev ?? null) : null,
		people: project.guest
			? []
			: [...people].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, 'en')),
		log: {
			...counted,
			isNarrowed: Object.values(filter).some((value) => value !== null),
			isScenario: scope.baselineId !== undefined,
			row: filter.row,
			items: said.flatMap(({ items }) => items),
		},
	}
}

function foundBy({ person, row, from, to }: ActivityFilter, { guest }: { readonly guest: boolean }): LogFilter {
	return {
		userId: guest ? null : person,
		items: row === null ? null : itemsOf(row),
		since: from === null ? null : new Date(from),
		until: to === null ? null : new Date(Date.parse(to) + DAY_MS),
	}
}

/** The edits of a row, and of the notes beside its fields. */
function itemsOf(row: string): EditedItem[] {
	const { kind, itemId } = readRowKey(row)
	const startsWith = keyOfNote({ list: kind, id: itemId, field: '' })
	return [{ kind, itemId }, ...(itemId === '' ? [] : [{ kind: 'notes', itemId: { startsWith } }])]
}

export type ChangePage = {
	/** the number of the plan's latest edit */
	readonly version: number
	readonly rows: readonly ChangeRow[]
	/** the edit to go on after; null where there are no more */
	readonly next: number | null
}

/** What a plan has seen after one of its edits, oldest first: at most so many edits, however long its log is. */
export async function listChangesAfter(
	actor: Actor,
	ref: PlanRef,
	{ after, most }: { readonly after: number; readonly most: number },
): Promise<ChangePage> {
	const { scenario, scope } = await getScenario(actor, ref, 'seePlans')
	const { rev: version } = scenario
	const end = Math.min(after + most, version)
	const rows = end > after ? await changesSince(scope, after, end) : []
	return { version, rows, next: end < version ? end : null }
}
