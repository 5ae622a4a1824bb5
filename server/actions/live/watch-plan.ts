import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { drainSignal } from '#server/draining.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import { createPresence, deletePresence } from '#server/store/rows/presences.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { join, streamsBy, streamsOf, tellRev, type Stream } from './streams.ts'

/** Windows that one person looks at at once, and people in one plan, on one server. */
const [MOST_BY_USER, MOST_OF_PLAN] = [12, 200]
const SOON_SECONDS = 30

type Watching = Pick<Stream, 'send' | 'stir' | 'end'> & {
	/** what the reader has come with: where it ends, the stream does */
	readonly sessionId: string | null
	/** the edit that the reader knows of */
	readonly since: number
}

/**
 * Tells its reader what happens to a plan from now on, and first what has happened since the edit they know. Others see
 * that they are there. The answer ends it.
 * @throws not_found for strangers and who reads by a link; rate_limited where the person or the plan has too many open, unavailable at the end
 */
export async function watchPlan(actor: Actor, ref: PlanRef, watching: Watching): Promise<() => Promise<void>> {
	const { project, scenario } = await getScenario(actor, ref, 'seePlans')
	if (project.guest) throw notFound('project')
	requireRoom(actor.userId, project.id)
	const { sessionId, since, ...line } = watching
	const place = { teamId: project.teamId, projectId: project.id, scenarioId: scenario.id, userId: actor.userId }
	const stream: Stream = { id: randomUUID(), ...place, baselineId: scenario.baselineId, rev: since, ...line }
	await createPresence({ id: stream.id, ...place, userName: actor.name, sessionId })
	try {
		// Others have come meanwhile, or the server has begun to stop; from here to where it has joined nobody comes between.
		requireRoom(actor.userId, project.id)
	} catch (error) {
		await deletePresence(stream)
		throw error
	}
	// Before the edit is read: what comes in between is told twice rather than never.
	const leave = join(stream)
	const end = async () => {
		leave()
		// Called when the reader is gone: in the course of nobody's request.
		await withinTeams([stream.teamId], () => deletePresence(stream))
		await sendNotice({ kind: 'presence', projectId: project.id })
	}
	try {
		line.send({ name: 'hello', data: { stream: stream.id } })
		const now = await getScenario(actor, ref, 'seePlans')
		tellRev(stream, now.scenario.rev)
		await sendNotice({ kind: 'presence', projectId: project.id })
	} catch (error) {
		// Nobody reads it: it must not stand among those that are looked after.
		await end().catch(() => undefined)
		throw error
	}
	return end
}

function requireRoom(userId: string, projectId: string): void {
	if (drainSignal().aborted) throw tooMany('unavailable', 'This server is about to be started again.')
	if (streamsBy(userId) >= MOST_BY_USER) throw tooMany('rate_limited', 'You have many windows of plans open.')
	if (streamsOf(projectId) >= MOST_OF_PLAN) throw tooMany('rate_limited', 'Many people have this plan open.')
}

function tooMany(code: 'rate_limited' | 'unavailable', userMessage: string): AppError {
	const mend = 'Changes of others still come, some seconds later.'
	return new AppError(code, { userMessage, mend, retryAfterSeconds: SOON_SECONDS })
}
