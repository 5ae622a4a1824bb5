import { readdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { AppError } from '#server/access/app-error.ts'
import { may } from '#shared/permissions.ts'
import { must } from '../../factories/must.ts'
import { aHouse, CALLERS, KEPT_FROM_GUESTS, type Caller, type House } from './house.ts'
import { requestAs, ROUTES } from './routes.ts'
import type { Deed, Need } from './row.ts'
import { ROWS } from './rows.ts'

/** What a door does: lets in, asks who it is, is not there, or says that the role is too low. */
type Outcome = 'in' | 'who' | 'gone' | 'refused'
let house: House
beforeAll(async () => {
	house = await aHouse()
})

type Door = { readonly name: string; readonly what: string; readonly deed: Deed; readonly method: 'loader' | 'action' }

async function knock(caller: Caller, { name, deed, method }: Door) {
	const { form: setUp } = deed
	const made = setUp === undefined ? {} : await acrossTeams(() => setUp(house, caller))
	const form = method === 'action' ? new URLSearchParams(made) : null
	const asked = requestAs(house, caller, { route: name, search: deed.search, form })
	const open = must((await must(ROUTES.get(name))())[method])
	const answer = await inRequest(() => open(asked)).catch((refused: unknown) => {
		if (refused instanceof Response) return refused
		// The same, before it was made an answer.
		if (refused instanceof AppError && refused.code === 'unavailable') return null
		throw refused
	})
	return { outcome: outcomeOf(answer), said: await textOf(answer) }
}

function outcomeOf(answer: unknown): Outcome {
	if (!(answer instanceof Response)) return 'in'
	const to = answer.headers.get('Location') ?? ''
	if (/^\/(login|signup)\b/.test(to)) return 'who'
	if (answer.status === 404) return 'gone'
	if (answer.status === 403) return 'refused'
	// Past every door, and the engine had too much to do.
	if (answer.status !== 503) expect(answer.status).toBeLessThan(500)
	return 'in'
}

async function textOf(answer: unknown): Promise<string> {
	if (!(answer instanceof Response)) return JSON.stringify(answer)
	if (answer.headers.get('Content-Type')?.startsWith('text/event-stream') !== true) return await answer.clone().text()
	// It goes on for as long as somebody listens.
	await answer.body?.cancel()
	return ''
}

/** What the role table says of this door. */
function expected(caller: Caller, { need, account, team }: Pick<Deed, 'need' | 'account' | 'team'>): Outcome {
	if (need === 'anybody') return 'in'
	if (caller === 'nobody') return 'who'
	if (caller === 'guest') {
		if (need === 'account' || account === true) return 'who'
		if (team === true) return 'gone'
		return need === 'seePlans' ? 'in' : 'refused'
	}
	if (need === 'account') return 'in'
	if (caller === 'outsider') return 'gone'
	return need !== 'nobody' && may(caller, need) ? 'in' : 'refused'
}

const deedOf = (get: Deed | Need): Deed => (typeof get === 'string' ? { need: get } : get)

/** A browser sends the cookie of a link to pages of plans alone. */
const callersOf = (name: string) => CALLERS.filter((caller) => caller !== 'guest' || name.startsWith('p.'))

test('every route and every method of it has its row', async () => {
	const folders = readdirSync('app/routes').map((name) => name.replace(/\.tsx?$/, ''))
	expect([...ROUTES.keys()].sort()).toEqual(folders.sort())
	expect(Object.keys(ROWS).sort()).toEqual(folders)
	for (const [name, load] of ROUTES) {
		const { loader, action } = await load()
		const { get, post } = must(ROWS[name])
		expect([name, loader !== undefined, action !== undefined]).toEqual([name, get !== undefined, post !== undefined])
	}
}, 120_000)

/** What is wrong with a door, for everybody who may stand before it. */
async function wrongAt(door: Door): Promise<string[]> {
	const wrong: string[] = []
	for (const caller of callersOf(door.name)) {
		const { outcome, said } = await knock(caller, door)
		const opens = expected(caller, door.deed)
		const wanted = opens === 'in' && door.deed.finds === 'nothing' ? 'gone' : opens
		if (outcome !== wanted) wrong.push(`${caller}, ${door.what}: ${outcome}, not ${wanted}`)
		const told = caller === 'guest' ? KEPT_FROM_GUESTS.filter((secret) => said.includes(secret)) : []
		wrong.push(...told.map((secret) => `${door.what} tells a guest «${secret}»`))
	}
	return wrong
}

test.each(Object.keys(ROWS))(
	'%s opens to whom the role table says',
	async (name) => {
		const { get, post = {} } = must(ROWS[name])
		const wrong = get === undefined ? [] : await wrongAt({ name, what: 'read', deed: deedOf(get), method: 'loader' })
		for (const [what, deed] of Object.entries(post))
			wrong.push(...(await wrongAt({ name, what, deed, method: 'action' })))
		expect(wrong).toEqual([])
	},
	60_000,
)
