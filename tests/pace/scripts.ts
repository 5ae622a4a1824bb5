import { gzipSync } from 'node:zlib'
import type { Bench } from './measured.ts'

/** The script that each page brings when it is opened first, and the page itself. */
export async function measureScripts({ send, account, plans, tell }: Bench): Promise<void> {
	const [id = ''] = Object.values(plans)
	for (const [path, bar] of [
		['/login', 100],
		['/app', 130],
		[`/p/${id}`, 180],
		[`/p/${id}/schedule`, 180],
	] as const) {
		// Who is logged in is not shown the page to log in.
		const headers = path === '/login' ? {} : { Cookie: account.cookie }
		const html = (await send({ path, headers })).text
		const scripts = [...new Set(html.match(/\/assets\/[\w.$-]+\.js/g) ?? [])]
		let packed = 0
		for (const script of scripts)
			packed += gzipSync(Buffer.from((await send({ path: script })).text), { level: 9 }).byteLength
		const shown = path.replace(id, ':project')
		tell(
			`script, ${shown}: ${(packed / 1000).toFixed(0)} KB gzip (bar ${bar}), HTML ${(html.length / 1000).toFixed(0)} KB`,
		)
	}
}
