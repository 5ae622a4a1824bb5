import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeFileIn } from './writable.ts'

test('a folder that takes a file is writable and keeps nothing of the probe; one that is gone is not', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-writable-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	await writeFileIn(folder)
	expect(await readdir(folder)).toEqual([])
	await expect(writeFileIn(path.join(folder, 'gone'))).rejects.toThrow('ENOENT')
})
