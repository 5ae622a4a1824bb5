import {
	actionsOf,
	AUDIT_KIND_NAMES,
	type AuditAction,
	type AuditKind,
	auditText,
	kindOf,
} from '#shared/together/audit-words.ts'
import { told, type Told } from '#shared/together/told.ts'
import { clockText, dayText } from '#shared/formats/day.ts'
import type { NameOf, EditedPlace } from '../messages/edited-place.ts'
import { counted } from '#shared/formats/months.ts'
import { type Deed, deedInWords } from './deed-words.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import { linkOfPath, listAddress } from '#shared/grid/field-links.ts'
import { ownRowsAddress } from '#shared/grid/own-tables.ts'

/** Where in a plan an edited place is read and edited: its row, its page. Pages that only link to lists need none of this. */
function placeAddress({ kind, itemId, field }: EditedPlace): string {
	const at = (path: string) => linkOfPath(path, () => null) ?? ''
	if (kind === 'head') return field.startsWith('catalogue.') ? ownRowsAddress() : at(field)
	if (kind === 'assumptions') return at(`assumptions.${itemId.slice(itemId.lastIndexOf('/') + 1)}`)
	const { list, id } = kind === 'notes' ? notedIn(itemId) : { list: kind, id: itemId }
	return listAddress(list, id === '' ? undefined : `row=${encodeURIComponent(`${list}/${id}`)}`)
}

/** What somebody did at once in a plan of a team. */
export type TeamDeed = Deed & {
	readonly teamId: string
	readonly projectId: string
	readonly plan: string
	readonly scenarioId: string
	/** what the scenario is called; null of the baseline */
	readonly scenario: string | null
	readonly rev: number
	/** records of the log that were written with it, itself among them */
	readonly records: number
	readonly userId: string
	readonly userName: string
	readonly at: Date
	readonly why: string
}
/** What somebody did with a plan as a whole, or with the team. */
export type AuditDeed = {
	readonly teamId: string
	readonly team: string
	readonly id: string
	readonly projectId: string | null
	readonly actorName: string
	readonly action: string
	readonly subject: string
	readonly at: Date
}
export type ActivityLine = Told & {
	readonly id: string
	/** the place that was changed; null where it is gone */
	readonly to: string | null
	/** the plan it was done in, or the team; null where the line says it */
	readonly within: { readonly name: string; readonly to: string; readonly log: string } | null
}

/** What of the audit log is news to everybody in the team. That a plan was made, its own log tells. */
export const TOLD_OF_PLANS = [
	'project.renamed',
	'project.binned',
	'project.restored',
	'report.issued',
	'report.approved',
	'report.rejected',
] as const satisfies readonly AuditAction[]

/** Where a kind of thing is looked after: what else of the log is news to who looks after the team, and the page for it. */
const MANAGED_AT: Readonly<Partial<Record<AuditKind, string>>> = {
	team: 'settings',
	members: 'members',
	invitations: 'members',
	sharing: 'share',
	programs: 'audit?kind=programs',
}
const isManaged = (kind: AuditKind): boolean => MANAGED_AT[kind] !== undefined
export const TOLD_OF_THE_TEAM: readonly string[] = AUDIT_KIND_NAMES.filter(isManaged).flatMap(actionsOf)

const MOST_LINES = 12

/** Who did what in the plans of a team, the latest first. What one person did in one plan without another between is one line. */
export function buildTeamActivity(
	{ deeds, audit, nameOf }: { deeds: readonly TeamDeed[]; audit: readonly AuditDeed[]; nameOf: NameIn },
	now: Date,
): readonly ActivityLine[] {
	const lines = [
		...inStretches(deeds).map((stretch) => ({ at: stretch[0].at, line: () => lineOf(stretch, { nameOf, now }) })),
		...audit.map((deed) => ({ at: deed.at, line: () => auditLine(deed, now) })),
	]
	const latest = lines.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, MOST_LINES)
	return latest.map(({ line }) => line())
}

/** What an entry of a scenario of a plan is called. */
export type NameIn = (deed: TeamDeed) => NameOf

type Stretch = readonly [TeamDeed, ...TeamDeed[]]

function inStretches(deeds: readonly TeamDeed[]): readonly Stretch[] {
	const stretches: [TeamDeed, ...TeamDeed[]][] = []
	for (const deed of deeds) {
		const last = stretches.at(-1)
		if (last !== undefined && isOneStretch(last[0], deed)) last.push(deed)
		else stretches.push([deed])
	}
	return stretches
}

const isOneStretch = (one: TeamDeed, other: TeamDeed) =>
	one.userId === other.userId &&
	one.scenarioId === other.scenarioId &&
	one.action !== 'create' &&
	other.action !== 'create'

function lineOf(stretch: Stretch, { nameOf, now }: { nameOf: NameIn; now: Date }): ActivityLine {
	const [deed] = stretch
	const { projectId, plan, scenarioId, scenario, userName, at, why } = deed
	const more = stretch.reduce((sum, { records }) => sum + records, 0) - 1
	const other = more > 0 ? `, and ${counted(more, 'other change')}` : ''
	const made = deed.action === 'create' && scenario !== null
	const what = made ? 'created the scenario' : deedInWords(deed, nameOf(deed))
	const inScenario = scenario === null ? {} : { scenario: scenarioId }
	return {
		id: `${scenarioId} ${String(deed.rev)}`,
		...told({ who: userName, what: what + other, why, at, when: whenOf(at, now) }),
		to: planAddress(projectId, { page: deed.action === 'create' ? '' : placeAddress(shownPlace(deed)), ...inScenario }),
		within: {
			name: scenario === null ? plan : `${plan}, ${scenario}`,
			to: planAddress(projectId, { page: 'activity', ...inScenario }),
			log: 'Activity',
		},
	}
}

/** An entry that is gone has no row to point at; its list is shown. */
const shownPlace = (deed: TeamDeed) => (deed.action === 'remove' ? { ...deed, itemId: '' } : deed)

function auditLine(deed: AuditDeed, now: Date): ActivityLine {
	const { teamId, team, id, actorName, action, at } = deed
	const kind = kindOf(action)
	const within = { name: team, to: `/t/${teamId}/audit`, log: 'Audit log' }
	return {
		id: `${teamId} ${id}`,
		...told({ who: actorName, what: auditText(deed), at, when: whenOf(at, now) }),
		to: pageOf(deed, kind),
		within: kind !== null && isManaged(kind) ? within : null,
	}
}

/** Where what was done can be seen; null where that is gone. */
function pageOf({ teamId, projectId, action }: AuditDeed, kind: AuditKind | null): string | null {
	const managed = kind === null ? undefined : MANAGED_AT[kind]
	const ofTeam = action === ('project.binned' satisfies AuditAction) ? '' : kind === 'sharing' ? undefined : managed
	if (ofTeam !== undefined) return ofTeam === '' ? `/t/${teamId}` : `/t/${teamId}/${ofTeam}`
	const page = kind === 'reports' ? 'reports' : (managed ?? '')
	return projectId === null ? null : planAddress(projectId, { page })
}

function planAddress(projectId: string, { page, scenario }: { page: string; scenario?: string }): string {
	const [path = '', asked = ''] = page.split('?')
	const search = new URLSearchParams(asked)
	if (scenario !== undefined) search.set('scenario', scenario)
	const query = search.toString()
	return `/p/${projectId}${path === '' ? '' : `/${path}`}${query === '' ? '' : `?${query}`}`
}

function whenOf(at: Date, now: Date): string {
	const day = dayText(at, now)
	return day === 'Today' ? clockText(at) : day
}
