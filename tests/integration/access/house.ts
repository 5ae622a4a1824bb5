import { createMember } from '#server/store/rows/members.ts'
import { startSession } from '#server/access/sessions.ts'
import { keepShare } from '#server/access/share-cookie.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { createScenario } from '#server/actions/scenarios/create-scenario.ts'
import { createShareLink } from '#server/actions/sharing/create-share-link.ts'
import { findShareLink } from '#server/access/open-share-link.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { writeComment } from '#server/actions/talk/write-comment.ts'
import { ROLES, type Role } from '#shared/permissions.ts'
import { readTalkKey } from '#shared/together/talk.ts'
import { linkSections, PLAN_ALONE } from '#shared/together/link-scope.ts'
import { must } from '../../factories/must.ts'
import { anAddress, aPerson, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

/** Everybody who may stand before a door. */
export const CALLERS = ['nobody', 'outsider', 'guest', ...ROLES] as const
export type Caller = (typeof CALLERS)[number]

const HOST = 'http://localhost'
/** What the team has said something of. */
export const TALKED_OF = 'powerContracts/grid'
const SAID = 'Said among ourselves'
/** No guest may read these anywhere. */
export const KEPT_FROM_GUESTS = ['Quillon Vantage', 'The other plan of the team', '@crew.example', SAID]

const cookieOf = async ({ userId }: { userId: string }) =>
	must((await startSession(new Request(HOST), userId)).split(';')[0])

/** A team with somebody in every role, a plan with a site, a contract, a scenario and a comment, and a link that shows all a link can. */
export async function aHouse() {
	const owner = await aPerson('Quillon Vantage')
	const { teamId } = owner
	const people = new Map<Caller, Person>([['owner', owner]])
	for (const role of ROLES) if (role !== 'owner') people.set(role, await join(teamId, role))
	people.set('outsider', await aPerson('Sam Stray'))
	const plan = planFile({ powerContracts: [contract('grid')] })
	const { projectId } = await createProject(owner, teamId, plan)
	await createProject(owner, teamId, { ...plan, name: 'The other plan of the team' })
	const scenarioId = await createScenario(owner, { projectId }, { label: 'Trial', about: '' })
	const at = { place: must(readTalkKey(TALKED_OF)) }
	const talk = await writeComment(owner, { projectId }, { text: SAID, at, address: HOST })
	const threadId = must(talk.ok ? talk.threadId : null)
	const link = { name: 'bank', days: null, password: '', shows: { ...PLAN_ALONE, sections: linkSections } }
	const token = await createShareLink({ ip: 'here' }, owner, { projectId, link })
	const shared = must(await findShareLink(token))
	const [guest = ''] = keepShare(new Request(HOST), { token, link: shared })
	const cookies = new Map<Caller, string>([['guest', must(guest.split(';')[0])]])
	for (const [caller, person] of people) cookies.set(caller, await cookieOf(person))
	const sent = { addresses: anAddress(), role: 'viewer' as const, note: '', address: HOST }
	const [invited] = await inviteMembers(owner, teamId, sent)
	const invitation = must(invited?.link?.split('/invite/')[1])
	return { owner, teamId, projectId, scenarioId, threadId, token, invitation, people, cookies }
}
export type House = Awaited<ReturnType<typeof aHouse>>

/** Somebody in a role, under a name that no guest may read either. */
async function join(teamId: string, role: Role): Promise<Person> {
	const person = await aPerson('Quillon Vantage')
	await createMember({ teamId }, { userId: person.userId, role })
	return person
}
