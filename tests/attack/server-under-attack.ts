import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type ServerUnderAttack = {
	readonly origin: string
	/** everything the server and its database have written to their logs */
	readonly logs: () => Promise<string>
	/** ends it outright, as a machine that loses power */
	readonly kill: () => void
	/** ends it and removes its data; the exit code, null where it had to be killed */
	readonly stop: () => Promise<number | null>
}

const READY_WITHIN_MS = 90_000
const ENDS_WITHIN_MS = 20_000

/** The production server as built, on a free port of this machine, with a data folder of its own; or of a database that is there. */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<ServerUnderAttack> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-attack-'))
	// Root runs the database as another user, who must get here.
	await chmod(folder, 0o755)
	const child = spawn(process.execPath, ['--max-semi-space-size=64', 'server/start.mjs', '--prepared'], {
		env: {
			NODE_ENV: 'production',
			PATH: process.env['PATH'],
			HOME: process.env['HOME'],
			STRATA_DATA_DIR: folder,
			PORT: '0',
			// So that senders may have addresses of their own.
			TRUST_PROXY: '1',
			...more,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	// However this process ends, the server ends with it.
	const endToo = () => void child.kill('SIGTERM')
	process.once('exit', endToo)
	child.once('close', () => process.off('exit', endToo))
	let written = ''
	child.stdout.on('data', (chunk) => (written += String(chunk)))
	child.stderr.on('data', (chunk) => (written += String(chunk)))
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
	const stop = async () => {
		child.kill('SIGTERM')
		const cut = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS)
		const code = await ended
		clearTimeout(cut)
		await rm(folder, { recursive: true, force: true })
		return code
	}
	const origin = await readyAddress(() => written)
	if (origin === null) {
		await stop()
		throw new Error(`The server did not start:\n${written}`)
	}
	const logs = async () => written + (await readFile(path.join(folder, 'postgres.log'), 'utf8').catch(() => ''))
	const kill = () => void child.kill('SIGKILL')
	return { origin, logs, kill, stop }
}

async function readyAddress(written: () => string): Promise<string | null> {
	for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until;) {
		const address = /^Strata is ready at (\S+)$/m.exec(written())?.[1]
		if (address !== undefined) return address
		await new Promise((resolve) => setTimeout(resolve, 20))
	}
	return null
}
