import type { Actor } from '#server/access/actor.ts'
import { writeCsv } from '#server/paper/exchange/csv.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listAuditEntries, listAuditPeople, type AuditSought } from '#server/store/rows/audit-log.ts'
import { DAY_MS } from '#shared/formats/day.ts'
import { readTimeCursor, timeCursor } from '#shared/schemas/time-cursor.ts'
import { actionsOf, auditKind, auditText, isAuditKind, type AuditKind } from '#shared/audit/audit-words.ts'

const A_PAGE = 50
const MOST_IN_FILE = 50_000

/** What of the log somebody wants to see; what is not given is not narrowed. Days are UTC, both counted in. */
export type AuditFilter = {
	readonly person: string | null
	readonly kind: AuditKind | null
	readonly from: string | null
	readonly to: string | null
}

export type AuditPage = {
	readonly entries: readonly { readonly id: string; readonly at: Date; readonly who: string; readonly what: string }[]
	/** where the next page begins; null on the last */
	readonly next: string | null
	readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** A filter as an address carries it; what makes no sense in it is left out. */
export function auditFilterIn(search: URLSearchParams): AuditFilter {
	const day = (name: string) => {
		const text = search.get(name) ?? ''
		return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
	}
	const kind = search.get('kind') ?? ''
	return {
		person: search.get('person') || null,
		kind: isAuditKind(kind) ? kind : null,
		from: day('from'),
		to: day('to'),
	}
}

/**
 * One page of a team's audit log, the latest first, and who is in the log.
 * @throws not_found for strangers, forbidden below admin
 */
export async function readAudit(
	actor: Actor,
	teamId: string,
	{ filter, after }: { filter: AuditFilter; after: string | null },
): Promise<AuditPage> {
	await requireMember(actor, teamId, 'readAudit')
	const [rows, people] = await Promise.all([
		listAuditEntries({ teamId }, { ...soughtOf(filter), after: readTimeCursor(after), most: A_PAGE + 1 }),
		listAuditPeople({ teamId }),
	])
	const shown = rows.slice(0, A_PAGE)
	const last = shown.at(-1)
	return {
		entries: shown.map((row) => ({ id: row.id, at: row.at, who: row.actorName, what: auditText(row) })),
		next: rows.length > A_PAGE && last !== undefined ? timeCursor(last) : null,
		people,
	}
}

/**
 * What a filter finds as CSV, the latest first.
 * @throws not_found for strangers, forbidden below admin
 */
export async function saveAudit(actor: Actor, teamId: string, filter: AuditFilter): Promise<string> {
	await requireMember(actor, teamId, 'readAudit')
	const rows = await listAuditEntries({ teamId }, { ...soughtOf(filter), after: null, most: MOST_IN_FILE })
	const lines = rows.map((row) => [
		...[row.at.toISOString(), row.actorName, auditKind(row.action), auditText(row)],
		...[row.action, row.subject, row.requestId],
	])
	return writeCsv([['Time (UTC)', 'Who', 'Kind', 'What', 'Action', 'Subject', 'Request'], ...lines])
}

function soughtOf({
	person,
	kind,
	from,
	to,
}: AuditFilter): Pick<AuditSought, 'actorId' | 'actions' | 'since' | 'until'> {
	return {
		actorId: person,
		actions: kind === null ? null : actionsOf(kind),
		since: from === null ? null : new Date(from),
		until: to === null ? null : new Date(Date.parse(to) + DAY_MS),
	}
}
