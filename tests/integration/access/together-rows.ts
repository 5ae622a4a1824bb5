import { ALL_TALK } from '#shared/together/talk.ts'
import { newToken } from '#server/access/tokens.ts'
import { database } from '#server/store/client.ts'
import { TALKED_OF, type Caller, type House } from './house.ts'
import type { Deed, Fields, Row } from './row.ts'

const settle = (intent: 'resolve' | 'reopen'): Deed => ({
	need: 'comment',
	team: true,
	form: ({ threadId }: House) => ({ intent, threadId }),
})

async function aComment({ teamId, projectId, scenarioId }: House, authorId: string): Promise<Fields> {
	const id = newToken()
	const at = { kind: 'powerContracts', itemId: 'grid' }
	const said = { authorId, authorName: 'Quillon Vantage', text: 'Said' }
	await database().comment.create({ data: { teamId, projectId, scenarioId, id, threadId: id, ...at, ...said } })
	return { commentId: id, version: '1', text: 'Said better' }
}
const theirComment = async (house: House, caller: Caller) =>
	await aComment(house, (house.people.get(caller) ?? house.owner).userId)
/** Of somebody who has left, so that nobody who asks has written it. */
const aStrangersComment = async (house: House) => await aComment(house, 'somebody')

/** What the routes of a team at one plan need: who is there, what they say to each other, and what the plan was. */
export const TOGETHER_ROWS: Readonly<Record<string, Row>> = {
	'account.notifications': {
		get: 'account',
		post: {
			read: { need: 'account', form: () => ({ intent: 'read' }) },
			choose: { need: 'account', form: () => ({ intent: 'times', mention: 'never', answer: 'daily' }) },
		},
	},
	// A guest reads the plan, and nothing of what was said about it.
	'p.$project': { get: { need: 'seePlans', search: `talk=${ALL_TALK}` } },
	'p.$project.events': { get: { need: 'seePlans', team: true, search: 'since=0' } },
	'p.$project.history.$version': {
		get: 'seePlans',
		post: {
			restore: { need: 'changePlans', form: () => ({ part: 'all' }) },
			'bring back': {
				need: 'changePlans',
				form: () => ({ part: 'one', kind: 'powerContracts', itemId: 'grid', field: 'capacityMW' }),
			},
		},
	},
	'p.$project.presence': {
		post: { 'say where': { need: 'seePlans', team: true, form: () => ({ stream: 'none', page: 'energy' }) } },
	},
	'p.$project.talk': {
		post: {
			write: { need: 'comment', team: true, form: () => ({ intent: 'write', place: TALKED_OF, text: 'Is it firm?' }) },
			answer: { need: 'comment', team: true, form: ({ threadId }) => ({ intent: 'write', threadId, text: 'It is.' }) },
			'edit their own': {
				need: 'comment',
				team: true,
				form: async (house, caller) => ({ ...(await theirComment(house, caller)), intent: 'edit' }),
			},
			'delete their own': {
				need: 'comment',
				team: true,
				form: async (house, caller) => ({ ...(await theirComment(house, caller)), intent: 'delete' }),
			},
			'edit another’s': {
				need: 'nobody',
				team: true,
				form: async (house) => ({ ...(await aStrangersComment(house)), intent: 'edit' }),
			},
			'delete another’s': {
				need: 'deleteComments',
				team: true,
				form: async (house) => ({ ...(await aStrangersComment(house)), intent: 'delete' }),
			},
			resolve: settle('resolve'),
			reopen: settle('reopen'),
		},
	},
}
