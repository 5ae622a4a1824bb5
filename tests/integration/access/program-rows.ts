import { newToken } from '#server/access/tokens.ts'
import { database } from '#server/store/client.ts'
import { createToken } from '#server/actions/tokens/create-token.ts'
import type { House } from './house.ts'
import type { Fields, Row } from './row.ts'

async function aToken({ owner, teamId }: House): Promise<Fields> {
	const { id } = await createToken(owner, teamId, { name: 'CI', scope: 'read', days: null })
	return { intent: 'revoke', token: id }
}

const hook = { url: 'https://strata.invalid/', events: 'report.issued' }

async function aWebhook({ teamId, owner }: House): Promise<Fields> {
	const row = { teamId, id: newToken(), ...hook, events: [hook.events], sealedSecret: new Uint8Array(1) }
	await database().webhook.create({ data: { ...row, createdById: owner.userId } })
	return { webhook: row.id }
}

/** What the pages about programs need, and the door of programs itself. */
export const PROGRAM_ROWS: Readonly<Record<string, Row>> = {
	'api.docs': { get: 'anybody' },
	// No cookie opens anything here, and no form: what tokens open, api.test.ts asks.
	'api.v1.$': {
		get: { need: 'anybody', finds: 'nothing' },
		post: { call: { need: 'anybody', finds: 'nothing', form: () => ({}) } },
	},
	't.$team.tokens': {
		get: 'manageTeam',
		post: {
			create: { need: 'manageTeam', form: () => ({ intent: 'create', name: 'CI', scope: 'read', days: 'none' }) },
			revoke: { need: 'manageTeam', form: aToken },
			bound: { need: 'manageTeam', form: () => ({ intent: 'access', access: 'read' }) },
		},
	},
	't.$team.webhooks': {
		get: 'manageTeam',
		post: {
			create: { need: 'manageTeam', form: () => ({ intent: 'create', ...hook }) },
			...Object.fromEntries(
				['test', 'resume', 'remove'].map((intent) => [
					intent,
					{ need: 'manageTeam' as const, form: async (house: House) => ({ ...(await aWebhook(house)), intent }) },
				]),
			),
		},
	},
}
