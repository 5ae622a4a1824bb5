import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '#server/start-error.ts'

/** Another user of this machine to run a program as; null for ourselves. */
export type OperatingUser = { readonly uid: number; readonly gid: number } | null

const CANDIDATES = ['strata', 'postgres', 'nobody']

/** PostgreSQL refuses to run as root: root hands it to the owner of its files, or to a user without rights. */
export function databaseUser(cluster: string): OperatingUser {
	if (process.getuid?.() !== 0) return null
	const owner = statSync(cluster, { throwIfNoEntry: false })
	if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'))
	for (const name of CANDIDATES) {
		const [, , uid, gid] = users.find(([user]) => user === name) ?? []
		if (uid !== undefined && gid !== undefined) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
	}
	throw new StartError(
		`The embedded database cannot run as root, and this machine has none of the users ${CANDIDATES.join(', ')}. ` +
			'Start Strata as an ordinary user, or set DATABASE_URL.',
	)
}

/** Whether this user may walk down to the path and read it: files below /root, say, are closed to others. */
export function canReach(place: string, user: OperatingUser): boolean {
	if (user === null) return true
	const parent = path.dirname(place)
	if (parent !== place && !canReach(parent, user)) return false
	const status = statSync(place, { throwIfNoEntry: false })
	if (status === undefined) return true
	const needed = status.isDirectory() ? 0b001 : 0b100
	const shift = status.uid === user.uid ? 6 : status.gid === user.gid ? 3 : 0
	return ((status.mode >> shift) & needed) === needed
}

/** Where root keeps what another user must reach, when the data folder or the package is closed to that user. */
export const OPEN_PLACE = '/var/lib/strata'
