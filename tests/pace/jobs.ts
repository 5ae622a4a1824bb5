import pg from 'pg'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'
import { sender } from '../attack/send.ts'
import { startServer } from '../attack/server-under-attack.ts'
import { FORM, openAccount } from '../attack/sessions.ts'
import { tempFolder } from './live.ts'
import { median, quantile, type Bench } from './measured.ts'

/** Servers that are killed at work, of which so many work side by side beside the one that stays. */
const [KILLED, SIDE_BY_SIDE] = [20, 3]
const MOST_ROUNDS = 15
const PATIENCE_MS = 300_000

type Job = { readonly id: string; readonly state: string; readonly tries: number; readonly waitedMs: number }
const isEnded = ({ state }: Job) => state === 'done' || state === 'failed'

/** Reports that several servers of one database draw; all but one of them are killed outright, again and again, while they do. */
export async function measureJobs({ edits, tell }: Bench): Promise<void> {
	const { folder, remove } = await tempFolder()
	const stored = await startEmbeddedDatabase(folder)
	const same = { DATABASE_URL: stored.url, SESSION_SECRET: 'one secret for all servers of this measure', WORKERS: '1' }
	const staying = await startServer(same)
	const client = new pg.Client({ connectionString: stored.url })
	await client.connect()
	const jobs = async () =>
		(
			await client.query<Job>(
				`SELECT id, state, tries, 1000 * extract(epoch FROM "takenAt" - "createdAt")::float AS "waitedMs"
				FROM api_jobs ORDER BY "createdAt"`,
			)
		).rows
	/** The jobs asked for last, once they have come so far. */
	const until = async (last: number, is: (those: readonly Job[]) => boolean) => {
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
			const those = (await jobs()).slice(-last)
			if (those.length === last && is(those)) return those
			await new Promise((resolve) => setTimeout(resolve, 10))
		}
		throw new Error(`Jobs have not come so far: ${JSON.stringify((await jobs()).slice(-last))}`)
	}
	let asked = 0
	try {
		const send = sender(staying.origin)
		const { projectId, cookie } = await openAccount(send)
		const ask = async () => {
			asked += 1
			const once = `report-${String(asked)}`
			const body = new URLSearchParams({ intent: 'issue', length: 'brief', reason: `Report ${String(asked)}`, once })
			const headers = { ...FORM, Cookie: cookie }
			const { status } = await send({ method: 'POST', path: `/p/${projectId}/reports`, headers, body: body.toString() })
			if (status !== 302) throw new Error(`A report was not asked for: ${String(status)}`)
		}
		const idle: number[] = []
		for (let at = 0; at < edits; at += 1) {
			await ask()
			const [job] = await until(1, (those) => those.every(isEnded))
			idle.push(job?.waitedMs ?? Number.NaN)
		}
		tell(
			`jobs: a report is begun ${median(idle).toFixed(0)} ms after it is asked for where nothing else waits (bar 250), 95 % within ${quantile(idle, 0.95).toFixed(0)} ms`,
		)
		const again: number[] = []
		for (let round = 0; round < MOST_ROUNDS && again.length < KILLED; round += 1) {
			const dying = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => startServer(same)))
			const many = SIDE_BY_SIDE + 1
			await Promise.all(Array.from({ length: many }, () => ask()))
			// Each does one at a time: as soon as all have one, each of those that die has.
			const begun = await until(many, (those) => those.every((job) => job.state !== 'waiting'))
			for (const server of dying) server.kill()
			const killed = performance.now()
			const orphans = begun.filter((job) => job.state === 'running').map(({ id }) => id)
			const taken = new Map<string, number>()
			await until(many, (those) => {
				for (const { id, tries } of those)
					if (tries > 1 && orphans.includes(id) && !taken.has(id)) taken.set(id, performance.now() - killed)
				return those.every(isEnded)
			})
			again.push(...taken.values())
			for (const server of dying) await server.stop()
			tell(`jobs: ${String(again.length)} of ${String(KILLED)} servers killed at work`)
		}
		const all = await jobs()
		const { rows } = await client.query<{ n: string; numbers: string }>(
			'SELECT count(*) AS n, count(DISTINCT reason) AS numbers FROM report_issues',
		)
		const [made] = rows
		tell(
			`jobs: of ${String(again.length)} whose server was killed at work the last was taken again after ${(Math.max(...again) / 1000).toFixed(0)} s (bar 90 s), half within ${(median(again) / 1000).toFixed(0)} s; ${String(all.filter(({ state }) => state === 'done').length)} of ${String(asked)} done, ${made?.n ?? '?'} reports, ${made?.numbers ?? '?'} of them different (each asked for once)`,
		)
	} finally {
		await client.end()
		await staying.stop()
		await stored.stop()
		await remove()
	}
}
