import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '#server/start-error.ts'
import { isAlive } from './data-folder.ts'

const END_WITHIN_MS = 8000
const POLL_MS = 15

/** The server process that PostgreSQL's own lock file names, whether it still runs or not. */
export async function readPostmaster(cluster: string): Promise<{ readonly pid: number } | null> {
	const written = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => null)
	const pid = Number(written?.split('\n')[0])
	return Number.isInteger(pid) && pid > 0 ? { pid } : null
}

/** Ends the server of this cluster with a fast shutdown: open transactions are rolled back, everything else is kept. */
export async function endPostmaster(cluster: string): Promise<void> {
	const running = await readPostmaster(cluster)
	if (running === null) return
	if (!isAlive(running.pid)) return
	if (!(await isPostgres(running.pid))) {
		// The number was given to another program after a crash; PostgreSQL would take that program for its server.
		await rm(path.join(cluster, 'postmaster.pid'), { force: true })
		return
	}
	process.kill(running.pid, 'SIGINT')
	for (const until = Date.now() + END_WITHIN_MS; Date.now() < until;) {
		if (!isAlive(running.pid) || (await readPostmaster(cluster)) === null) return
		await new Promise((resolve) => setTimeout(resolve, POLL_MS))
	}
	throw new StartError(`The embedded database (process ${running.pid}) does not stop. End that process and try again.`)
}

/** Asks the server to end without waiting, for the last moment of our own process. */
export function signalPostmaster(cluster: string): void {
	try {
		const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
		if (pid > 0) process.kill(pid, 'SIGINT')
	} catch {
		// No file, no process: it has ended already.
	}
}

async function isPostgres(pid: number): Promise<boolean> {
	const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
	return command === null || command.split('\0')[0]?.includes('postgres') === true
}
