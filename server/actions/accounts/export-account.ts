import type { AccountHolder } from '#server/access/actor.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { AppError } from '#server/access/app-error.ts'
import { listAuditEntriesBy } from '#server/store/rows/audit-log.ts'
import { listChangesBy } from '#server/store/rows/changes.ts'
import { listCommentsBy } from '#server/store/rows/comments.ts'
import { listScenarios, scopeOf, type ScenarioRow } from '#server/store/rows/scenarios.ts'
import { listPasskeys } from '#server/actions/passkeys/own-passkeys.ts'
import { exportPlan } from '#server/actions/plans/export-plan.ts'
import { listAllProjects, type ListedProject } from '#server/actions/projects/list-projects.ts'
import { getSecondStep } from '#server/actions/second-step/get-second-step.ts'
import { listTeams } from '#server/actions/teams/get-team.ts'
import { getMailTimes } from '#server/actions/talk/mail-choice.ts'
import { getAccount } from './get-account.ts'
import { listSessions } from './list-sessions.ts'

const EDITS_AT_ONCE = 500

/**
 * Sees that one more export may be made: each reads every plan its asker made.
 * @throws rate_limited
 */
export async function admitExport({ userId }: AccountHolder): Promise<void> {
	await spendTry('exportByAccount', userId)
}

/**
 * All that is kept of somebody, as the text of one JSON document in pieces: the account, where it is logged in, its teams,
 * the plans they made with every scenario, and what they did in these and in others. One plan at a time is in memory.
 */
export async function* exportAccount(holder: AccountHolder, signal?: AbortSignal): AsyncGenerator<string, undefined> {
	const [account, sessions, secondStep, passkeys, teams, mailTimes] = await Promise.all([
		getAccount(holder),
		listSessions(holder, null),
		getSecondStep(holder),
		listPasskeys(holder),
		listTeams(holder),
		getMailTimes(holder),
	])
	const about = {
		format: 'strata.account/1',
		savedAt: new Date(),
		account,
		mailTimes,
		secondStep: secondStep.state === 'on' ? secondStep : { state: secondStep.state },
		passkeys: passkeys.map(({ id: _id, ...key }) => key),
		sessions: sessions.map(({ device, since, lastSeen }) => ({ device, since, lastSeen })),
	}
	yield `${JSON.stringify(about).slice(0, -1)},"teams":[`
	for (const [index, { id, name, role }] of teams.entries()) {
		admit(id)
		const done = await listAuditEntriesBy({ teamId: id }, holder.userId)
		yield `${index === 0 ? '' : ','}\n${JSON.stringify({ id, name, role, done })}`
	}
	yield '],"plans":['
	const projects = await listAllProjects(holder)
	for (const [index, project] of projects.entries()) {
		if (signal?.aborted === true) return
		yield index === 0 ? '\n' : ',\n'
		yield* planIn(holder, project, signal)
	}
	yield ']}\n'
}

async function* planIn(holder: AccountHolder, project: ListedProject, signal?: AbortSignal): AsyncGenerator<string> {
	const { id, name, teamName, mine, createdAt, teamId } = project
	yield `${JSON.stringify({ id, name, team: teamName, madeByMe: mine, createdAt }).slice(0, -1)},"scenarios":[`
	for (const [index, scenario] of (await listScenarios({ teamId }, id)).entries()) {
		yield `${index === 0 ? '' : ','}{"label":${JSON.stringify(scenario.label)},"plan":`
		yield mine ? await planText(holder, { projectId: id, scenarioId: scenario.id }, signal) : 'null'
		yield ',"edits":['
		yield* editsIn(holder, scenario)
		yield ']}'
	}
	yield `],"comments":${JSON.stringify(await listCommentsBy({ teamId, projectId: id }, holder.userId))}}`
}

/** The plan file; where the engine has too much to do just now, the sentence that says so stands in its place. */
async function planText(
	holder: AccountHolder,
	ref: { projectId: string; scenarioId: string },
	signal?: AbortSignal,
): Promise<string> {
	try {
		return (await exportPlan(holder, ref, signal)).text
	} catch (error) {
		if (error instanceof AppError) return JSON.stringify({ notSaved: error.userMessage })
		throw error
	}
}

async function* editsIn({ userId }: AccountHolder, scenario: ScenarioRow): AsyncGenerator<string> {
	let after = 0
	for (let isFirst = true; ;) {
		const edits = await listChangesBy(scopeOf(scenario), userId, { after, most: EDITS_AT_ONCE })
		for (const edit of edits) {
			yield `${isFirst ? '' : ','}${JSON.stringify(edit)}`
			isFirst = false
			after = edit.rev
		}
		if (edits.length < EDITS_AT_ONCE) return
	}
}
