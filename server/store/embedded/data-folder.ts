import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '#server/start-error.ts'
import { hasCode } from '#server/error-code.ts'

export type DataFolder = { readonly path: string; release(): Promise<void> }

/** The folder, made when it is not there. */
export async function openDataFolder(given: string): Promise<string> {
	const folder = path.resolve(given)
	try {
		await mkdir(folder, { recursive: true })
		const probe = path.join(folder, `.probe-${process.pid}`)
		await writeFile(probe, '')
		await rm(probe)
		return folder
	} catch {
		throw new StartError(
			`The data folder ${folder} cannot be written. Give Strata a folder it may write to with STRATA_DATA_DIR.`,
		)
	}
}

/** Keeps a second Strata out of the folder for as long as this process lives. */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
	const file = lockFile(folder)
	const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) })
	for (let attempt = 0; attempt < 3; attempt += 1) {
		try {
			await writeFile(file, mine, { flag: 'wx' })
			return { path: folder, release: () => rm(file, { force: true }) }
		} catch (error) {
			if (!hasCode(error, 'EEXIST')) throw error
			const owner = await livingOwner(folder)
			if (owner !== null) throw inUse(folder, owner)
			await rm(file, { force: true })
		}
	}
	throw inUse(folder, null)
}

/** The process that uses the folder now, or null. A lock left by a killed process counts for nothing. */
export async function livingOwner(folder: string): Promise<number | null> {
	const written = await readFile(lockFile(folder), 'utf8').catch(() => '')
	const [, pid = '', started = ''] = /"pid":(\d+),"started":"?([^"}]*)/.exec(written) ?? []
	if (pid === '') return null
	const alive = isAlive(Number(pid))
	// The number may have gone to another process since, after a restart of the machine above all.
	return alive && ((await startOf(Number(pid))) ?? 'null') === started ? Number(pid) : null
}

/** Reads the secret of this name from the folder, and makes it on first use. Only the owner of the folder may read it. */
export async function secretOf(folder: string, name: string): Promise<string> {
	const file = path.join(folder, name)
	try {
		await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
	} catch (error) {
		if (!hasCode(error, 'EEXIST')) throw error
	}
	return (await readFile(file, 'utf8')).trim()
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0)
		return true
	} catch (error) {
		return hasCode(error, 'EPERM')
	}
}

function lockFile(folder: string): string {
	return path.join(folder, 'strata.lock')
}

function inUse(folder: string, owner: number | null): StartError {
	const who = owner === null ? '' : ` (process ${owner})`
	return new StartError(
		`The data folder ${folder} is in use by a running Strata${who}. Stop that one, or set STRATA_DATA_DIR to another folder.`,
	)
}

// Field 22 of Linux's process status: when it started, in ticks since boot. Elsewhere the number alone must do.
async function startOf(pid: number): Promise<string | null> {
	const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
	if (status === null) return null
	return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
