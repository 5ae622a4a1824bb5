import { database } from '#server/store/client.ts'
import { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { createShareLink } from '#server/actions/sharing/create-share-link.ts'
import { writeComment } from '#server/actions/talk/write-comment.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { readTalkKey } from '#shared/together/talk.ts'
import { PLAN_ALONE } from '#shared/together/link-scope.ts'
import { must } from './must.ts'
import { anAddress, aPerson, type Person } from './people.ts'
import { contract, planFile } from './plan-file.ts'

const HERE = 'http://localhost'

/** Somebody with a team that has a row in every table of teams' rows, and the names that no other team's people read. */
export async function aFullTeam(name: string): Promise<Person & { projectId: string }> {
	const owner = await aPerson(`${name} Vantage`)
	const { teamId, userId } = owner
	const plan = planFile({ name: `${name} campus`, powerContracts: [contract('grid', { name: `${name} grid` })] })
	const { projectId } = await createProject(owner, teamId, plan)
	const at = { place: must(readTalkKey('powerContracts/grid')) }
	await writeComment(owner, { projectId }, { text: `${name} said so`, at, address: HERE })
	await createShareLink({ ip: name }, owner, { projectId, link: { name, days: null, password: '', shows: PLAN_ALONE } })
	await inviteMembers(owner, teamId, { addresses: anAddress(), role: 'viewer', note: '', address: HERE })
	const db = database()
	const of = { teamId, id: name }
	const secret = new Uint8Array([1])
	await acrossTeams(async () => {
		const { id: scenarioId } = await db.scenario.findFirstOrThrow({ where: { teamId } })
		const own = { key: name, position: 0, value: 2, userId, userName: name }
		await db.assumptionOverride.create({ data: { teamId, scenarioId, ...own } })
		await db.requestKey.create({ data: { teamId, userId, key: name, contentHash: '' } })
		await db.apiToken.create({ data: { ...of, userId, name, tokenHash: name, ending: '' } })
		await db.webhook.create({ data: { ...of, url: HERE, events: [], sealedSecret: secret, createdById: userId } })
		await db.webhookDelivery.create({ data: { ...of, webhookId: name, event: 'test', body: {} } })
		await db.apiJob.create({ data: { ...of, projectId, userId, kind: 'none', asked: {}, state: 'done' } })
		await db.presence.create({ data: { ...of, projectId, scenarioId, userId, userName: name } })
		await db.notification.create({ data: { ...of, userId, projectId, cause: 'report', mailedAt: new Date() } })
		await db.reportChoice.create({ data: { teamId, projectId, settings: {}, savedByName: name } })
		const issue = { scenarioId, scenarioRev: 1, snapshotHash: '', engineVersion: '', plan: {}, pdf: secret }
		const by = { createdById: userId, createdByName: name }
		await db.reportIssue.create({ data: { teamId, projectId, number: 1, ...issue, ...by } })
	})
	return { ...owner, projectId }
}

/** The tables of teams' rows as the database has them, each with the column that names the team. */
export async function tablesOfTeams(): Promise<readonly { readonly table: string; readonly column: string }[]> {
	const rows = await database().$queryRaw<{ table: string }[]>`
		select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'teamId'
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
	return [{ table: 'teams', column: 'id' }, ...rows.map(({ table }) => ({ table, column: 'teamId' }))]
}

/** How many rows of a table are there for whoever asks, and how many of them are another team's. */
export async function seenIn(
	{ table, column }: { readonly table: string; readonly column: string },
	teamId: string,
): Promise<{ all: number; others: number }> {
	const [counted] = await database().$queryRaw<{ all: number; others: number }[]>`
		select count(*)::int as all, count(*) filter (where ${Prisma.raw(`"${column}"`)} <> ${teamId})::int as others
		from ${Prisma.raw(`"${table}"`)}`
	return must(counted)
}
