import pg from 'pg'
import { startEmbeddedDatabase } from '#server/db/embedded/embedded-database.ts'
import { sender } from '../attack/send.ts'
import { startServer } from '../attack/server-under-attack.ts'
import { FORM, openAccount } from '../attack/sessions.ts'
import { tempFolder } from './live.ts'
import { median, type Bench } from './measured.ts'

/** Of ten edits that are asked for so many servers are killed at work: the bar asks for twenty. */
const EDITS_A_KILL = 10
const MOST_ROUNDS_A_KILL = 6
const PATIENCE_MS = 150_000

type Job = { readonly id: string; readonly state: string; readonly tries: number; readonly waitedMs: number }

/** Reports that two servers of one database draw, one of which is killed outright while it may be at work. */
export async function measureJobs({ edits, tell }: Bench): Promise<void> {
	const { folder, remove } = await tempFolder()
	const stored = await startEmbeddedDatabase(folder)
	const same = { DATABASE_URL: stored.url, SESSION_SECRET: 'one secret for both servers of this measure' }
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
	const until = async (is: (latest: Job) => boolean) => {
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
			const latest = (await jobs()).at(-1)
			if (latest !== undefined && is(latest)) return latest
			await new Promise((resolve) => setTimeout(resolve, 10))
		}
		throw new Error('A job has not come so far.')
	}
	let asked = 0
	try {
		const send = sender(staying.origin)
		const { projectId, cookie } = await openAccount(send)
		const ask = async () => {
			const body = new URLSearchParams({
				intent: 'issue',
				length: 'brief',
				reason: `Report ${asked}`,
				once: String(asked),
			})
			const headers = { ...FORM, Cookie: cookie }
			const { status } = await send({ method: 'POST', path: `/p/${projectId}/reports`, headers, body: body.toString() })
			if (status !== 302) throw new Error(`A report was not asked for: ${status}`)
			asked += 1
			await until(() => true)
		}
		const isDone = ({ state }: Job) => state === 'done' || state === 'failed'
		const idle: number[] = []
		for (let at = 0; at < edits; at += 1) {
			await ask()
			idle.push((await until(isDone)).waitedMs)
		}
		tell(
			`jobs: a report is begun ${median(idle).toFixed(0)} ms after it is asked for where nothing else waits (bar 250)`,
		)
		const again: number[] = []
		const wanted = Math.max(1, Math.floor(edits / EDITS_A_KILL))
		for (let round = 0; round < wanted * MOST_ROUNDS_A_KILL && again.length < wanted; round += 1) {
			const dying = await startServer(same)
			await ask()
			await until(({ state }) => state !== 'waiting')
			dying.kill()
			const killed = performance.now()
			const { tries } = await until((latest) => isDone(latest) || latest.tries > 1)
			if (tries > 1) again.push(performance.now() - killed)
			await until(isDone)
			await dying.stop()
		}
		const all = await jobs()
		const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM report_issues')
		const late = again.length === 0 ? 'none' : `${(Math.max(...again) / 1000).toFixed(0)} s`
		tell(
			`jobs: of ${again.length} whose server was killed at work the last was taken again after ${late} (bar 90 s); ${all.filter(({ state }) => state === 'done').length} of ${asked} done, ${rows[0]?.n ?? '?'} reports (each once)`,
		)
	} finally {
		await client.end()
		await staying.stop()
		await stored.stop()
		await remove()
	}
}
