import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { claimDataFolder, livingOwner, openDataFolder, secretOf } from './data-folder.ts'

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-folder-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	return folder
}

test('a folder belongs to one process at a time', async () => {
	const folder = await newFolder()
	const claim = await claimDataFolder(folder)
	expect(await livingOwner(folder)).toBe(process.pid)
	await expect(claimDataFolder(folder)).rejects.toThrow(/in use by a running Strata .* set STRATA_DATA_DIR/)
	await claim.release()
	expect(await livingOwner(folder)).toBeNull()
})

test('the claim of a killed process counts for nothing, even when its number lives on in another', async () => {
	const folder = await newFolder()
	await writeFile(path.join(folder, 'strata.lock'), '{"pid":999999999,"started":"1"}')
	expect(await livingOwner(folder)).toBeNull()
	await writeFile(path.join(folder, 'strata.lock'), `{"pid":${process.pid},"started":"1"}`)
	const claim = await claimDataFolder(folder)
	await claim.release()
})

test('of many that start together exactly one gets the folder', async () => {
	const folder = await newFolder()
	const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimDataFolder(folder)))
	expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a secret is made once, is long, and is for its owner only', async () => {
	const folder = await newFolder()
	const secret = await secretOf(folder, 'session-secret')
	expect(secret).toMatch(/^[0-9a-f]{64}$/)
	expect(await secretOf(folder, 'session-secret')).toBe(secret)
	expect((await stat(path.join(folder, 'session-secret'))).mode & 0o777).toBe(0o600)
})

test('a folder that cannot be is named, with the way out', async () => {
	const folder = await newFolder()
	await writeFile(path.join(folder, 'file'), '')
	await expect(openDataFolder(path.join(folder, 'file', 'below'))).rejects.toThrow(/cannot be written.*STRATA_DATA_DIR/)
})
