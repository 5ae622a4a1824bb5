import { database } from '#server/store/client.ts'
import { newToken } from '#server/access/tokens.ts'
import { ONCE } from '#server/http/forms/once.ts'
import { createMember, updateRole } from '#server/store/rows/members.ts'
import { unbinTeam } from '#server/store/rows/teams.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { binProject } from '#server/actions/projects/projects.ts'
import { inviteMembers, listInvitations } from '#server/actions/teams/invitations.ts'
import { deleteTeam } from '#server/actions/teams/team.ts'
import { must } from '../../factories/must.ts'
import { anAddress } from '../../factories/people.ts'
import { planFile } from '../../factories/plan-file.ts'
import type { Caller, House } from './house.ts'
import { PROGRAM_ROWS } from './program-rows.ts'
import { TOGETHER_ROWS } from './together-rows.ts'
import type { Deed, Fields, Row } from './row.ts'

const cells = JSON.stringify([{ id: 'grid', field: 'capacityMW', text: '205' }])
const set = { action: 'set', list: 'powerContracts', id: 'grid', field: 'capacityMW', value: 210, was: 205 }
const change = JSON.stringify(set)
/** With which a form that creates is sent twice and makes one: it is kept with a team's rows, so nobody's before its door. */
const aKey = () => ({ [ONCE]: newToken() })
const taken = { take: 'set', kind: 'powerContracts', itemId: 'grid', field: 'capacityMW', value: 215 }
const entries = JSON.stringify([taken])
const cell: Deed = { need: 'changePlans', form: () => ({ intent: 'set', list: 'powerContracts', cells }) }
const listPage: Row = { get: 'seePlans', post: { 'set a cell': cell } }
const address = 'https://strata.example'

async function anInvitation({ owner, teamId }: House): Promise<Fields> {
	await inviteMembers(owner, teamId, { addresses: anAddress(), role: 'viewer', note: '', address })
	return { invitationId: must((await listInvitations(owner, teamId))[0]).id }
}

async function aNewMember({ teamId }: House): Promise<Fields> {
	const { id: userId } = await database().user.create({ data: { id: newToken(), name: 'New' }, select: { id: true } })
	await createMember({ teamId }, { userId, role: 'viewer' })
	return { userId }
}

async function aLink({ teamId, projectId, owner }: House): Promise<Fields> {
	const { userId: createdById, name: createdByName } = owner
	const row = { teamId, projectId, id: newToken(), tokenHash: newToken(), sealedToken: new Uint8Array(1) }
	await database().shareLink.create({ data: { ...row, createdById, createdByName } })
	return { link: row.id }
}

/** A draft with nothing open, whose facts nobody has kept: past the door it is refused as that. */
async function aDraft({ teamId, projectId, scenarioId, owner }: House): Promise<Fields> {
	const number = (await database().reportIssue.count({ where: { projectId } })) + 1
	const by = { createdById: owner.userId, createdByName: owner.name }
	const drawn = { snapshotHash: '', engineVersion: '', plan: {}, pdf: new Uint8Array(1) }
	await database().reportIssue.create({
		data: { teamId, projectId, number, scenarioId, scenarioRev: 1, ...drawn, ...by },
	})
	return { intent: 'approve', number: String(number) }
}

/** A job of whoever asks, since nobody below an admin ends another's. */
async function aJob(
	{ teamId, projectId, people, owner }: House,
	{ caller, intent }: { caller: Caller; intent: 'cancel' | 'retry' },
): Promise<Fields> {
	const { userId } = people.get(caller) ?? owner
	const row = { teamId, id: newToken(), projectId, userId, kind: 'report', asked: {} }
	await database().apiJob.create({ data: { ...row, state: intent === 'cancel' ? 'waiting' : 'failed' } })
	return { intent, job: row.id }
}

async function theScenario({ teamId, scenarioId: id }: House, deletedAt: Date | null): Promise<Fields> {
	await database().scenario.updateMany({ where: { teamId, id }, data: { deletedAt } })
	return { id }
}

async function aBinnedPlan({ owner, teamId }: House): Promise<Fields> {
	const { projectId } = await createProject(owner, teamId, planFile())
	await binProject(owner, projectId)
	return { restore: projectId }
}

async function aShelvedPlan({ owner, teamId }: House): Promise<Fields> {
	const { projectId } = await createProject(owner, teamId, planFile())
	return { plan: projectId, folder: 'Texas' }
}

async function theRoles({ teamId, people, owner }: House): Promise<void> {
	await unbinTeam({ teamId })
	await updateRole({ teamId }, owner.userId, 'owner')
	await updateRole({ teamId }, must(people.get('admin')).userId, 'admin')
}

async function theTeamIn({ teamId, owner }: House): Promise<Fields> {
	await unbinTeam({ teamId })
	await deleteTeam(owner, teamId)
	return {}
}

const wrongPassword = { current: 'not the password of anybody' }

/** What every route needs, by the name of its folder. The team is deleted by the last of them. */
export const ROWS: Readonly<Record<string, Row>> = {
	...PROGRAM_ROWS,
	...TOGETHER_ROWS,
	// Of who is half in; anybody else is sent to log in.
	'2fa': { get: 'account', post: { 'give a code': { need: 'anybody', form: () => ({ code: '000000' }) } } },
	_index: { get: 'anybody' },
	account: { get: 'account' },
	'account._index': { get: 'account', post: { rename: { need: 'account', form: () => ({ intent: 'keep' }) } } },
	'account.data': { get: 'account', post: { delete: { need: 'account', form: () => wrongPassword } } },
	'account.data[.]json': { get: 'account' },
	'account.passkeys': {
		get: 'account',
		post: { remove: { need: 'account', form: () => ({ intent: 'remove', key: 'x', ...wrongPassword }) } },
	},
	'account.second-step': {
		get: 'account',
		post: { begin: { need: 'account', form: () => ({ intent: 'begin', ...wrongPassword }) } },
	},
	'account.sessions': {
		get: 'account',
		post: { end: { need: 'account', form: () => ({ intent: 'end', session: 'x' }) } },
	},
	app: { get: 'account' },
	backtests: { get: 'anybody' },
	catalogue: { get: 'anybody' },
	check: { get: { need: 'anybody', search: 'mw=100&jobs=1500' } },
	'favicon[.]ico': { get: 'anybody' },
	forgot: { get: 'anybody', post: { ask: { need: 'anybody', form: () => ({ email: anAddress() }) } } },
	glossary: { get: 'anybody' },
	'invite.$token': { get: 'anybody', post: { join: { need: 'anybody', form: () => ({ name: '' }) } } },
	login: {
		get: 'anybody',
		post: { 'log in': { need: 'anybody', form: () => ({ email: anAddress(), password: 'x' }) } },
	},
	// Ends one's own session: see accounts/log-in.test.ts.
	logout: { get: 'anybody', post: {} },
	methodology: { get: 'anybody' },
	'p.$project._index': {
		get: 'seePlans',
		post: {
			'add a site': { need: 'changePlans', form: () => ({ place: 'Abilene', itMW: 'lots', ...aKey() }) },
			'put away': { need: 'seePlans', form: () => ({ steps: 'hide' }) },
		},
	},
	'p.$project.activity': { get: 'seePlans', post: { undo: { need: 'changePlans', form: () => ({ way: 'undo' }) } } },
	'p.$project.assumptions': {
		get: 'seePlans',
		post: { set: { need: 'changePlans', form: () => ({ key: 'siteReserve', intent: 'restore' }) } },
	},
	'p.$project.chips': listPage,
	'p.$project.choices': { get: { need: 'seePlans', team: true } },
	'p.$project.copy': {
		get: { need: 'seePlans', account: true },
		post: {
			copy: {
				need: 'seePlans',
				account: true,
				form: ({ people }, caller) => ({ team: people.get(caller)?.teamId ?? '', name: 'Copy', ...aKey() }),
			},
		},
	},
	'p.$project.demand': listPage,
	'p.$project.energy': listPage,
	'p.$project.energy_.day': { get: 'seePlans' },
	'p.$project.exchange': {
		get: 'seePlans',
		post: { take: { need: 'changePlans', form: () => ({ intent: 'takeEntries', take: entries, baseRev: '1' }) } },
	},
	'p.$project.dates': { get: 'seePlans' },
	'p.$project.explain': { get: { need: 'seePlans', search: 'quantity=facilityPowerMW' } },
	'p.$project.find': { get: { need: 'seePlans', search: 'q=plan' } },
	'p.$project.infrastructure': listPage,
	'p.$project.moves': { get: { need: 'seePlans', search: 'why=facilityPowerMW' } },
	'p.$project.news': { get: { need: 'seePlans', team: true, search: 'since=0' } },
	'p.$project.odds': { get: { need: 'seePlans', search: 'draws=16' } },
	'p.$project.packets.$file': { get: 'seePlans' },
	'p.$project.plan[.]json': { get: 'seePlans' },
	'p.$project.plan[.]xlsx': { get: 'seePlans' },
	'p.$project.remedies': {
		get: 'seePlans',
		post: {
			make: { need: 'changePlans', form: () => ({ change, baseRev: '1', ...aKey() }) },
		},
	},
	'p.$project.report[.]pdf': { get: 'seePlans' },
	'p.$project.preview': { post: { page: { need: 'seePlans', form: () => ({ page: '1' }) } } },
	'p.$project.reports': {
		get: 'seePlans',
		post: {
			draft: { need: 'changePlans', form: () => ({ intent: 'issue', reason: 'To see who may', ...aKey() }) },
			issue: { need: 'issueReports', form: () => ({ intent: 'issue', status: 'approved', reason: 'To see who may' }) },
			'keep settings': { need: 'changePlans', form: () => ({ intent: 'keep', mark: 'Internal' }) },
			include: { need: 'changePlans', form: () => ({ intent: 'include', section: 'uncertainty' }) },
			approve: { need: 'issueReports', form: aDraft },
			cancel: { need: 'changePlans', form: (house, caller) => aJob(house, { caller, intent: 'cancel' }) },
			'try again': { need: 'changePlans', form: (house, caller) => aJob(house, { caller, intent: 'retry' }) },
		},
	},
	'p.$project.keystroke': {
		get: { need: 'seePlans', search: 'page=energy&rows=list%3DpowerContracts' },
		post: { 'set a cell': cell },
	},
	'p.$project.options': {
		get: 'seePlans',
		post: {
			create: { need: 'changePlans', form: () => ({ intent: 'create', label: 'Another', about: '', ...aKey() }) },
			describe: {
				need: 'changePlans',
				form: async (house) => ({
					...(await theScenario(house, null)),
					intent: 'describe',
					label: 'Trial',
					about: 'x',
				}),
			},
			delete: {
				need: 'changePlans',
				form: async (house) => ({ ...(await theScenario(house, null)), intent: 'delete' }),
			},
			restore: {
				need: 'changePlans',
				form: async (house) => ({ ...(await theScenario(house, new Date())), intent: 'restore' }),
			},
			promote: {
				need: 'changePlans',
				form: async (house) => ({ ...(await theScenario(house, null)), intent: 'promote', rev: '1' }),
			},
		},
	},
	'p.$project.schedule': listPage,
	'p.$project.schedule[.]xer': { get: 'seePlans' },
	'p.$project.schedule[.]xml': { get: 'seePlans' },
	'p.$project.result[.]csv': { get: 'seePlans' },
	'p.$project.result[.]parquet': { get: 'seePlans' },
	'p.$project.money': {
		get: 'seePlans',
		post: {
			'finance the plan': { need: 'changePlans', form: () => ({ intent: 'finance', baseRev: '1' }) },
			'set prices': {
				need: 'changePlans',
				form: () => ({ intent: 'prices', field: 'powerContracts/grid/energyPriceUsdPerMWh', shown: '', value: '61' }),
			},
		},
	},
	'p.$project.settings': {
		get: 'seePlans',
		post: {
			save: { need: 'changePlans', form: () => ({ description: 'Another', 'was.description': '' }) },
			bin: {
				need: 'changePlans',
				form: async ({ projectId }) => {
					await database().project.updateMany({ where: { id: projectId }, data: { deletedAt: null } })
					return { intent: 'bin' }
				},
			},
		},
	},
	'p.$project.share': {
		get: { need: 'seePlans', team: true },
		post: {
			make: { need: 'sharePlans', team: true, form: () => ({ days: '7', ...aKey() }) },
			end: { need: 'sharePlans', team: true, form: async (house) => ({ ...(await aLink(house)), intent: 'end' }) },
			'change what it shows': {
				need: 'sharePlans',
				team: true,
				form: async (house) => ({ ...(await aLink(house)), intent: 'scope', sections: 'finance' }),
			},
			'keep older links': { need: 'sharePlans', team: true, form: () => ({ intent: 'keep' }) },
			'limit older links': { need: 'sharePlans', team: true, form: () => ({ intent: 'limit' }) },
		},
	},
	'p.$project.rests': { get: { need: 'seePlans', search: 'why=facilityPowerMW' } },
	'p.$project.sites': listPage,
	'p.$project.sites_.$site': { get: 'seePlans' },
	'p.$project.table[.]csv': { get: { need: 'seePlans', search: 'table=powerContracts' } },
	'p.$project.todo': {
		get: { need: 'seePlans', team: true },
		post: { confirm: { need: 'changePlans', team: true, form: () => ({ key: 'powerContracts/grid/capacityMW' }) } },
	},
	'p.$project.todo_.count': { get: { need: 'seePlans', team: true } },
	'p.$project.todo_.swings': { get: { need: 'seePlans', team: true } },
	'p.$project.trial': {
		get: { need: 'changePlans', team: true, search: `list=powerContracts&ref=grid&cells=${encodeURIComponent(cells)}` },
	},
	'p.$project.two-way': { get: { need: 'seePlans', team: true } },
	'p.$project.why': { get: { need: 'seePlans', search: 'why=facilityPowerMW' } },
	'p.$project.workforce': listPage,
	// Says where a page stands now; what stands there asks who it is.
	'p.$project_.$old': { get: 'anybody' },
	passkey: {
		post: {
			ask: { need: 'anybody', form: () => ({ intent: 'ask' }) },
			'ask for a new one': { need: 'account', form: () => ({ intent: 'ask-new', name: 'Laptop', ...wrongPassword }) },
			add: { need: 'account', form: () => ({ intent: 'answer-new', name: 'Laptop', answer: '{}' }) },
		},
	},
	'reset.$token': {
		get: 'anybody',
		post: { set: { need: 'anybody', form: () => ({ password: 'gravel otter window tulip' }) } },
	},
	's.$token': { get: 'anybody', post: { open: { need: 'anybody', form: () => ({ password: 'x' }) } } },
	// Needs a sample to be there: see clean-up.test.ts.
	sample: { get: 'anybody', post: {} },
	signup: { get: 'anybody', post: { 'sign up': { need: 'anybody', form: () => ({ email: 'x' }) } } },
	rail: { get: 'anybody', post: { choose: { need: 'anybody', form: () => ({ rail: 'short' }) } } },
	step: { get: 'anybody', post: { choose: { need: 'anybody', form: () => ({ step: 'month' }) } } },
	't.$team': { get: 'seePlans' },
	't.$team._index': {
		get: 'seePlans',
		post: {
			restore: { need: 'changePlans', form: aBinnedPlan },
			...Object.fromEntries(
				['file', 'archive', 'unarchive'].map((act) => [
					act,
					{ need: 'changePlans' as const, form: async (house: House) => ({ ...(await aShelvedPlan(house)), act }) },
				]),
			),
		},
	},
	't.$team.audit': { get: 'readAudit' },
	't.$team.audit[.]csv': { get: 'readAudit' },
	't.$team.members': {
		get: 'seePlans',
		post: {
			invite: {
				need: 'manageTeam',
				form: () => ({ intent: 'invite', addresses: anAddress(), role: 'viewer', ...aKey() }),
			},
			'copy a link': {
				need: 'manageTeam',
				form: async (house) => ({ ...(await anInvitation(house)), intent: 'copy-link' }),
			},
			'send again': {
				need: 'manageTeam',
				form: async (house) => ({ ...(await anInvitation(house)), intent: 'send-again' }),
			},
			revoke: { need: 'manageTeam', form: async (house) => ({ ...(await anInvitation(house)), intent: 'revoke' }) },
			'change an invitation': {
				need: 'manageTeam',
				form: async (house) => ({ ...(await anInvitation(house)), intent: 'change-invitation-role', role: 'editor' }),
			},
			'change a role': {
				need: 'manageTeam',
				form: async (house) => ({ ...(await aNewMember(house)), intent: 'change-role', role: 'editor' }),
			},
			remove: { need: 'manageTeam', form: async (house) => ({ ...(await aNewMember(house)), intent: 'remove' }) },
		},
	},
	't.$team.place': { get: { need: 'changePlans', search: 'place=Abilene' } },
	't.$team.places': { get: { need: 'changePlans', search: 'q=Abi' } },
	't.$team.projects.new': {
		get: 'changePlans',
		post: { blank: { need: 'changePlans', form: () => ({ from: 'blank', name: 'Blank', ...aKey() }) } },
	},
	't.$team.settings': {
		get: 'seePlans',
		post: {
			rename: { need: 'manageTeam', form: () => ({ name: 'Renamed' }) },
			'ask no second step': { need: 'ownTeam', form: () => ({ intent: 'second-step-free' }) },
			'hand over': {
				need: 'ownTeam',
				form: async (house) => {
					await theRoles(house)
					return { ...(await aNewMember(house)), intent: 'hand-over' }
				},
			},
			delete: {
				need: 'ownTeam',
				form: async (house) => {
					await theRoles(house)
					return { intent: 'delete' }
				},
			},
		},
	},
	't.$team.sized': { get: { need: 'changePlans', search: 'place=Abilene' } },
	't.$team_.deleted': {
		get: { need: 'seePlans', form: theTeamIn },
		post: { restore: { need: 'ownTeam', form: theTeamIn } },
	},
	'teams.new': { get: 'account', post: { make: { need: 'account', form: () => ({ name: 'Another', ...aKey() }) } } },
	theme: { get: 'anybody', post: { choose: { need: 'anybody', form: () => ({ theme: 'dark' }) } } },
	'verify.$token': {
		get: { need: 'anybody', finds: 'nothing' },
		post: { prove: { need: 'account', finds: 'nothing' } },
	},
}
