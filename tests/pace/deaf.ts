import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'
import { sender } from '../attack/send.ts'
import { startServer } from '../attack/server-under-attack.ts'
import { openAccount } from '../attack/sessions.ts'
import { deafDatabase } from './deaf-database.ts'
import { edit, hear, tempFolder } from './live.ts'
import { median, quantile, type Bench } from './measured.ts'

/** Edits come at every moment between two looks. */
const PAUSE_MS = 130
const LAST_LOOK_MS = 12_000

/** How soon a server that hears nothing through the database tells an edit that was made at another. */
export async function measureDeaf({ edits, tell }: Bench): Promise<void> {
	for (const way of ['swallowed', 'refused'] as const) {
		const { folder, remove } = await tempFolder()
		const stored = await startEmbeddedDatabase(folder)
		const door = await deafDatabase(stored.url, way)
		const SESSION_SECRET = 'one secret for both servers of this measure'
		const first = await startServer({ DATABASE_URL: stored.url, SESSION_SECRET })
		const second = await startServer({ DATABASE_URL: door.url, SESSION_SECRET })
		try {
			const send = sender(first.origin)
			const owner = await openAccount(send)
			const { projectId } = owner
			const ears = hear(second.origin, owner, projectId)
			await ears.opened
			const sent = new Map<number, number>()
			for (let at = 0; at < edits * 5; at += 1) {
				const cell = { id: 'gensets', field: 'capacityMW', text: String(400 + at) }
				const { text } = await edit(send, owner, { projectId, cell })
				sent.set(Number(/"rev":(\d+)/.exec(text)?.[1]), performance.now())
				await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
			}
			const last = Math.max(...sent.keys())
			for (const until = Date.now() + LAST_LOOK_MS; Date.now() < until && !ears.told.has(last);)
				await new Promise((resolve) => setTimeout(resolve, 50))
			ears.close()
			// Who is told of an edit is told of all before it.
			const told = [...ears.told].sort(([one], [other]) => one - other)
			const ms = [...sent].map(([rev, at]) => (told.find(([to]) => to >= rev)?.[1] ?? Number.NaN) - at)
			const heard = ms.filter((one) => !Number.isNaN(one))
			tell(
				`deaf: with LISTEN ${way} an edit kept at one server is told by the other in ${median(heard).toFixed(0)} ms, 99 % within ${quantile(heard, 0.99).toFixed(0)} ms (bar 6000); ${ms.length - heard.length} of ${ms.length} missed`,
			)
		} finally {
			await second.stop()
			await first.stop()
			door.close()
			await stored.stop()
			await remove()
		}
	}
}
