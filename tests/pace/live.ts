import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'
import { sender, type Answer } from '../attack/send.ts'
import { startServer } from '../attack/server-under-attack.ts'
import { FORM, openAccount, type Session } from '../attack/sessions.ts'
import { uploadOf } from '../attack/upload.ts'
import { contract, planFile } from '../factories/plan-file.ts'
import { median, quantile, type Bench } from './measured.ts'

const [WRITERS, EDITS_EACH, FIELDS] = [8, 25, ['capacityMW', 'termMonths', 'energyPriceUsdPerMWh', 'emissionsKgPerMWh']]
const DATA = '?_data=routes%2Fp.%24project.energy'

type Send = ReturnType<typeof sender>
type Cell = { readonly id: string; readonly field: string; readonly text: string; readonly baseRev?: number }

/** A cell of the contracts, as the grid sends it. */
export function edit(
	send: Send,
	{ cookie }: Session,
	{ projectId, cell }: { projectId: string; cell: Cell },
): Promise<Answer> {
	const body = new URLSearchParams({ intent: 'set', list: 'powerContracts', cells: JSON.stringify([cell]) }).toString()
	const headers = { ...FORM, Cookie: cookie }
	return send({ method: 'POST', path: `/p/${projectId}/energy${DATA}`, headers, body })
}

/** When each edit was told to a reader, by its number. */
export function hear(origin: string, { cookie }: Session, projectId: string) {
	const told = new Map<number, number>()
	const asked = request(`${origin}/p/${projectId}/events?since=1`, { headers: { Cookie: cookie } }, (response) => {
		response.setEncoding('utf8')
		response.on('data', (text: string) => {
			for (const [, rev] of text.matchAll(/event: changed\ndata: \{"rev":(\d+)\}/g))
				told.set(Number(rev), performance.now())
		})
	})
	asked.end()
	const opened = new Promise<void>((resolve) => asked.once('response', () => resolve()))
	return { told, opened, close: () => asked.destroy() }
}

/** A folder for a database of a measure. */
export async function tempFolder() {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-live-'))
	// Root runs the database as another user, who must get here.
	await chmod(folder, 0o755)
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Two servers on one database, as behind a balancer: how soon one tells what the other has done, and whether both lose nothing. */
export async function measureLive({ context, edits, tell }: Bench): Promise<void> {
	const { folder, remove } = await tempFolder()
	const stored = await startEmbeddedDatabase(folder)
	const same = { DATABASE_URL: stored.url, SESSION_SECRET: 'one secret for both servers of this measure' }
	const first = await startServer(same)
	const second = await startServer(same)
	try {
		const [toFirst, toSecond] = [sender(first.origin), sender(second.origin)]
		const people = []
		for (let person = 0; person < WRITERS; person += 1) {
			const headers = { 'X-Forwarded-For': `198.51.100.${person + 1}` }
			people.push(await openAccount((asked) => toFirst({ ...asked, headers: { ...asked.headers, ...headers } })))
		}
		const [owner] = people
		if (owner === undefined) throw new Error('Nobody came.')
		await letIn(stored.url, owner, people)
		const client = new pg.Client({ connectionString: stored.url })
		await client.connect()
		await client.query(`set strata.teams = '*'`)
		await raceFor({ people, owner, client, sends: [toFirst, toSecond], tell })
		await client.end()
		const browser = context.browser()
		if (browser === null) throw new Error('The browser has gone.')
		const colleague = await browser.newContext({ baseURL: second.origin, viewport: { width: 1440, height: 900 } })
		const url = second.origin.replace('http:', 'https:')
		await colleague.addCookies(
			(people[1] ?? owner).cookie.split('; ').map((cookie) => {
				const end = cookie.indexOf('=')
				return { name: cookie.slice(0, end), value: cookie.slice(end + 1), url }
			}),
		)
		const page = await colleague.newPage()
		await page.goto(`/p/${owner.projectId}/energy`)
		await page.locator('[data-field="capacityMW"]').first().waitFor()
		const ears = hear(second.origin, owner, owner.projectId)
		await ears.opened
		const [toldMs, drawnMs]: [number[], number[]] = [[], []]
		for (let at = -3; at < edits; at += 1) {
			const text = String(400 + at + 3)
			const drawn = page.waitForFunction(
				(shown) =>
					[...document.querySelectorAll('[data-field="capacityMW"]')].some(
						(cell) => cell.textContent.replaceAll(/\D/g, '') === shown,
					),
				text,
				{ polling: 'raf', timeout: 20_000 },
			)
			const began = performance.now()
			const answer = await edit(toFirst, owner, {
				projectId: owner.projectId,
				cell: { id: 'gensets', field: 'capacityMW', text },
			})
			const rev = Number(/"rev":(\d+)/.exec(answer.text)?.[1])
			const answered = performance.now()
			await drawn
			const ended = performance.now()
			if (at < 0) continue
			toldMs.push((ears.told.get(rev) ?? Number.NaN) - began)
			drawnMs.push(ended - answered)
		}
		ears.close()
		const missed = toldMs.filter(Number.isNaN).length
		tell(
			`live: an edit sent to one server is told by the other in ${median(toldMs).toFixed(0)} ms, 95 % within ${quantile(toldMs, 0.95).toFixed(0)} ms (bar 300); ${missed} of ${toldMs.length} missed`,
		)
		tell(
			`live: and in the grid of a colleague's page ${median(drawnMs).toFixed(0)} ms after it is kept, 95 % within ${quantile(drawnMs, 0.95).toFixed(0)} ms (bar 300)`,
		)
		await colleague.close()
	} finally {
		await second.stop()
		await first.stop()
		await stored.stop()
		await remove()
	}
}

/** Everybody edits in the team of the first: invitations are measured elsewhere. */
async function letIn(url: string, owner: Session, people: readonly Session[]): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	await client.query(`set strata.teams = '*'`)
	for (const { email } of people.filter((person) => person !== owner))
		await client.query(
			`INSERT INTO members ("teamId", "userId", "role") SELECT $1, u.id, 'editor' FROM users u WHERE u.email = $2`,
			[owner.teamId, email],
		)
	await client.end()
}

type Race = {
	readonly people: readonly Session[]
	readonly owner: Session
	readonly client: pg.Client
	readonly sends: readonly Send[]
	readonly tell: Bench['tell']
}

/** Eight writers, each now at one server and now at the other: fields of their own, then all in one, then an old form. */
async function raceFor({ people, owner, client, sends, tell }: Race): Promise<void> {
	const rows = (WRITERS * EDITS_EACH) / FIELDS.length
	const ids = Array.from({ length: rows }, (_, at) => `contract-${String(at)}`)
	const [send] = sends
	if (send === undefined) throw new Error('There is no server.')
	const plan = planFile({ powerContracts: ids.map((id) => contract(id, { capacityMW: 5 })) })
	const taken = await send(uploadOf(owner, plan))
	const projectId = /\/p\/([\w-]+)/.exec(taken.headers.location ?? '')?.[1] ?? ''
	const count = async (where: string): Promise<number> => {
		const { rows: found } = await client.query<{ n: string }>(
			`SELECT count(*) AS n FROM changes c JOIN scenarios s ON s."teamId" = c."teamId" AND s.id = c."scenarioId"
			WHERE s."projectId" = $1 AND c.action = 'update' AND ${where}`,
			[projectId],
		)
		return Number(found[0]?.n)
	}
	const everybody = async (cellOf: (place: number) => Cell) => {
		const answers = people.map(async (person, who) => {
			const own: Answer[] = []
			for (let at = 0; at < EDITS_EACH; at += 1) {
				const to = sends[(who + at) % sends.length] ?? send
				own.push(await edit(to, person, { projectId, cell: cellOf(who * EDITS_EACH + at) }))
			}
			return own
		})
		return (await Promise.all(answers)).flat()
	}
	const all = WRITERS * EDITS_EACH
	const valueOf = (place: number) => 100 + place
	await everybody((place) => ({
		id: ids[Math.floor(place / FIELDS.length)] ?? '',
		field: FIELDS[place % FIELDS.length] ?? '',
		text: String(valueOf(place)),
	}))
	const { rows: items } = await client.query<{ item: Record<string, unknown> }>(
		`SELECT i.item FROM plan_items i JOIN scenarios s ON s."teamId" = i."teamId" AND s.id = i."scenarioId"
		WHERE s."projectId" = $1 AND i.list = 'powerContracts'`,
		[projectId],
	)
	const held = new Set(items.flatMap(({ item }) => FIELDS.map((field) => item[field])))
	const kept = Array.from({ length: all }, (_, place) => place).filter((place) => held.has(valueOf(place))).length
	tell(`race: ${kept} of ${all} edits of distinct fields kept by ${WRITERS} writers at two servers (bar ${all})`)
	const before = await count('true')
	await everybody((place) => ({ id: ids[0] ?? '', field: 'capacityMW', text: String(3000 + place) }))
	const logged = (await count('true')) - before
	const { rows: last } = await client.query<{ now: unknown; said: unknown }>(
		`SELECT i.item->'capacityMW' AS now, (
			SELECT c.fields->0->'after' FROM changes c WHERE c."scenarioId" = s.id AND c."itemId" = i.id ORDER BY c.rev DESC LIMIT 1
		) AS said
		FROM plan_items i JOIN scenarios s ON s."teamId" = i."teamId" AND s.id = i."scenarioId"
		WHERE s."projectId" = $1 AND i.id = $2`,
		[projectId, ids[0]],
	)
	const wins = last[0]?.now === last[0]?.said
	tell(`race: one field: ${logged} lines in the log (bar ${all}), the last ${wins ? 'is' : 'is NOT'} what stands there`)
	const form = {
		intent: 'save',
		list: 'powerContracts',
		itemId: ids[0] ?? '',
		baseRev: '1',
		capacityMW: '7',
		'was.capacityMW': '6',
	}
	const headers = { ...FORM, Cookie: (people[1] ?? owner).cookie }
	const path = `/p/${projectId}/energy${DATA}`
	const { status } = await send({ method: 'POST', path, headers, body: new URLSearchParams(form).toString() })
	tell(`race: a form that was opened before all this is answered ${status} (bar 409)`)
}
