import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { AppError } from '#server/access/app-error.ts'
import { must } from '../../factories/must.ts'
import { aHouse, type House } from './house.ts'
import type { Deed } from './row.ts'
import { ROWS } from './rows.ts'
import { ROUTES, requestAs } from './routes.ts'

/** Written by whoever comes, whatever they ask for. */
const OF_COMING = ['rate_limits', 'presences']

let house: House
beforeAll(async () => {
	house = await aHouse()
})

/** What stands in every table, as one word. */
async function stands(): Promise<Readonly<Record<string, string>>> {
	const tables = await database().$queryRaw<{ name: string }[]>`
		SELECT table_name::text AS name FROM information_schema.tables
		WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY(${OF_COMING}) ORDER BY 1`
	const sums = tables.map(async ({ name }) => {
		const [read] = await database().$queryRaw<{ sum: string }[]>`
			SELECT md5(query_to_xml(format('SELECT t::text FROM %I t ORDER BY 1', ${name}::text), true, false, '')::text) AS sum`
		return [name, must(read).sum] as const
	})
	return Object.fromEntries(await Promise.all(sums))
}

/** Of a program, which sends JSON. */
const PROGRAMS = 'api.v1.$'
/** Where whoever is logged in is sent on before their form is read. */
const SENT_ON = ['2fa']
const BARE: [string, Pick<Deed, 'form' | 'search'>] = ['press its button', {}]
const WITH_FORMS = Object.entries(ROWS).flatMap(([name, { post }]) => {
	if (post === undefined || name === PROGRAMS) return []
	const deeds = Object.entries(post)
	return [{ name, deeds: deeds.length === 0 ? [BARE] : deeds }]
})

test.each(WITH_FORMS)(
	'a form of $name that asks for a deed it has not is refused, and nothing is done',
	async ({ name, deeds }) => {
		const { action } = await must(ROUTES.get(name))()
		for (const [what, { search, form: make }] of deeds) {
			const made = (await acrossTeams(() => make?.(house, 'owner'))) ?? {}
			const before = await acrossTeams(stands)
			const form = new URLSearchParams({ ...made, intent: 'a deed of no page' })
			const caller = name === 'login' || name === 'signup' ? 'nobody' : 'owner'
			const asked: ActionFunctionArgs = requestAs(house, caller, { route: name, search, form })
			const answer: unknown = await inRequest(() => must(action)(asked)).catch((refused: unknown) => refused)
			expect([what, statusOf(answer)]).toEqual([what, SENT_ON.includes(name) ? 302 : 400])
			expect([what, await acrossTeams(stands)]).toEqual([what, before])
		}
	},
)

function statusOf(answer: unknown): unknown {
	if (answer instanceof Response) return answer.status
	return answer instanceof AppError && answer.code === 'unreadable' ? 400 : answer
}
