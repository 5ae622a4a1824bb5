import type { Actor } from '#server/access/actor.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { newId } from '#server/access/tokens.ts'
import { admit, withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { notFound } from '#server/access/app-error.ts'
import { createMember } from '#server/store/rows/members.ts'
import { listProjects, type ProjectRow } from '#server/store/rows/projects.ts'
import { createTeam, listTeamsOf, findSampleTeam } from '#server/store/rows/teams.ts'
import { createUser } from '#server/store/rows/accounts/users.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { storeProject } from './make-project.ts'
import { type Asking, askEngine } from '#server/runs/ask-engine.ts'
import { findScenario, scopeOf } from '#server/store/rows/scenarios.ts'
import { askingAbout } from '#server/actions/plans/plan-heading.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { keepOne } from '#server/actions/plans/keep-answers.ts'
import { NoSample } from './starts.ts'

type SamplePreview = ReturnType<PlanAnswers['landing']>

async function sampleAsked() {
	const asking = await findSamplePlan()
	if (asking === null) throw new NoSample()
	return asking
}

// The sample changes only as a server starts, so one computation serves every visitor. The page is there without it, too:
// nobody waits long.
const preview = keepOne(async () => await askEngine('landing', { ...(await sampleAsked()), question: undefined }), {
	patienceMs: 1500,
})

/** Who pressed the button waits as long as a busy machine may take to begin. */
const plan = keepOne(async () => await askEngine('plan', { ...(await sampleAsked()), question: undefined }), {
	patienceMs: 20_000,
})

/** The sample plan, for the page everybody sees first; `coming` while it is being computed; null on an install without one. */
export async function previewSample(): Promise<SamplePreview | 'coming' | null> {
	return await preview().catch((error: unknown) => (error instanceof NoSample ? null : 'coming'))
}

/**
 * The sample itself, to be copied; null on an install without one.
 * @throws unavailable while it is being read
 */
async function readSample(): Promise<PlanFile | null> {
	return await plan().catch((error: unknown) => {
		if (error instanceof NoSample) return null
		throw error
	})
}

/** How to ask about the sample plan; null on an install without one. */
export async function findSamplePlan(): Promise<Asking | null> {
	const team = await findSampleTeam()
	if (team === null) return null
	// The sample is everybody's to see.
	const scenario = await withinTeams([team.id], async () => {
		const [project] = await listProjects({ teamId: team.id })
		return project === undefined ? null : await findScenario({ teamId: team.id }, project.id, null)
	})
	return scenario === null ? null : askingAbout(scopeOf(scenario), scenario.rev)
}

/** Where the copy is, and whose session to start when the visitor is new here. */
export type OpenedSample = { readonly projectId: string; readonly newVisitorId: string | null }

/**
 * A private copy of the sample plan: of a visitor without an account, who gets a team of their own for it and keeps it on
 * sign-up, or in the first team of who is signed in. Who has a copy already gets that one.
 * @throws rate_limited; not_found on an install without a sample
 */
export async function openSample(origin: Origin, actor: Actor | null): Promise<OpenedSample> {
	const sample = await readSample()
	if (sample === null) throw notFound('sample plan')
	const teams = actor === null ? [] : await listTeamsOf(actor.userId)
	const existing = await findCopy(teams, sample.name)
	if (existing) return { projectId: existing.id, newVisitorId: null }
	await spendTry('visitByNetwork', networkOf(origin.ip))
	const [team] = teams.filter(({ role }) => role === 'owner' || role === 'admin' || role === 'editor')
	return await inTransaction(async () => {
		if (actor !== null && team !== undefined) {
			admit(team.id)
			return { ...(await storeProject(actor, { teamId: team.id }, sample)), newVisitorId: null }
		}
		return await copyForVisitor(actor, sample)
	})
}

async function findCopy(teams: readonly { id: string }[], name: string): Promise<ProjectRow | undefined> {
	const lists = await Promise.all(teams.map(({ id }) => withinTeams([id], () => listProjects({ teamId: id }))))
	return lists.flat().find((project) => project.name === name)
}

async function copyForVisitor(actor: Actor | null, sample: PlanFile): Promise<OpenedSample> {
	const userId = actor?.userId ?? newId()
	const teamId = newId()
	const visitor: Actor = { userId, name: actor?.name ?? 'Visitor', email: null, requestId: actor?.requestId ?? null }
	if (actor === null) await createUser({ id: userId, name: visitor.name, email: null, passwordHash: null })
	admit(teamId)
	await createTeam({ id: teamId, name: 'Sample plan', kind: actor === null ? 'visitor' : 'team' })
	await createMember({ teamId }, { userId, role: 'owner' })
	const { projectId } = await storeProject(visitor, { teamId }, sample)
	return { projectId, newVisitorId: actor === null ? userId : null }
}
