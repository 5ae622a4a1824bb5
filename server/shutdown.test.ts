import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** What a process of its own does when it is sent a signal, in order. */
async function ending(signal: 'SIGTERM' | 'SIGINT'): Promise<readonly string[]> {
	const script = `
		import { closeAtEnd, endOnSignal } from './server/shutdown.ts'
		import { drainSignal } from './server/draining.ts'
		const tell = (what) => process.stdout.write(what + '\\n')
		drainSignal().addEventListener('abort', () => tell('drains'))
		closeAtEnd(async () => tell('closes'))
		setTimeout(() => tell('is visited'), 1500)
		endOnSignal()
		process.kill(process.pid, '${signal}')`
	const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
	return stdout.trim().split('\n')
}

test('told to end, a server answers who still comes until what stands before it has noticed; Ctrl-C ends it at once', async () => {
	expect(await Promise.all([ending('SIGTERM'), ending('SIGINT')])).toEqual([
		['drains', 'is visited', 'closes'],
		['drains', 'closes'],
	])
})
