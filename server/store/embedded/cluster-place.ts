import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StartError } from '#server/start-error.ts'
import { canReach, databaseUser, OPEN_PLACE, type OperatingUser } from './operating-user.ts'

/** Where the embedded database's files and its socket are, and as whom it runs. */
export type ClusterPlace = {
	readonly dataFolder: string
	readonly cluster: string
	readonly socketFolder: string
	readonly user: OperatingUser
}

// The kernel's limit for the path of a socket, less the name PostgreSQL gives it.
const LONGEST_SOCKET_FOLDER = 85

/** Finds or chooses the place of the cluster that belongs to a data folder. */
export async function clusterPlace(dataFolder: string): Promise<ClusterPlace> {
	const pointer = path.join(dataFolder, 'postgres-place')
	const pointed = existsSync(pointer) ? (await readFile(pointer, 'utf8')).trim() : null
	const inside = path.join(dataFolder, 'postgres')
	const cluster = pointed ?? inside
	const user = databaseUser(cluster)
	if (pointed === null && !existsSync(inside) && !canReach(dataFolder, user)) {
		const elsewhere = path.join(OPEN_PLACE, randomBytes(8).toString('hex'))
		await writeFile(pointer, `${elsewhere}\n`)
		return place(dataFolder, elsewhere, user)
	}
	return place(dataFolder, cluster, user)
}

async function place(dataFolder: string, cluster: string, user: OperatingUser): Promise<ClusterPlace> {
	await mkdir(path.dirname(cluster), { recursive: true })
	if (path.dirname(cluster) === OPEN_PLACE) await chmod(OPEN_PLACE, 0o755)
	await mkdirFor(cluster, user)
	return { dataFolder, cluster, socketFolder: await socketFolder(cluster, user), user }
}

async function socketFolder(cluster: string, user: OperatingUser): Promise<string> {
	if (cluster.length <= LONGEST_SOCKET_FOLDER) return cluster
	const short = path.join(tmpdir(), `strata-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
	await mkdirFor(short, user)
	const status = await lstat(short)
	const owner = user?.uid ?? process.getuid?.() ?? status.uid
	// In a folder that everybody may write to, somebody else may have made this name first.
	if (!status.isDirectory() || status.uid !== owner) {
		throw new StartError(`${short} belongs to another user. Set STRATA_DATA_DIR to a shorter path.`)
	}
	return short
}

async function mkdirFor(folder: string, user: OperatingUser): Promise<void> {
	if (existsSync(folder)) return
	await mkdir(folder, { mode: 0o700 })
	if (user !== null) await chown(folder, user.uid, user.gid)
}
