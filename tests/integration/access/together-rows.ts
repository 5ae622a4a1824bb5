import { ALL_TALK } from '#shared/together/talk.ts'
import { TALKED_OF, type House } from './house.ts'
import type { Deed, Row } from './row.ts'

const settle = (intent: 'resolve' | 'reopen'): Deed => ({
	need: 'comment',
	team: true,
	form: ({ threadId }: House) => ({ intent, threadId }),
})

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
			resolve: settle('resolve'),
			reopen: settle('reopen'),
		},
	},
}
