import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'

// Whole processes start here, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000 })

// What a fresh shell has: nothing of the test runner's own settings may reach the start.
const bare: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: process.env['PATH'], HOME: process.env['HOME'] }

type Started = { child: ChildProcess; ended: Promise<number | null>; text: () => string }

function start(env: Record<string, string>, stderr: 'pipe' | number = 'pipe'): Started {
	const child = spawn(process.execPath, ['server/start.mjs', '--prepared'], {
		env: { ...bare, ...env },
		stdio: ['ignore', 'pipe', stderr],
	})
	let text = ''
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)))
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
	onTestFinished(() => void child.kill('SIGKILL'))
	return { child, ended, text: () => text }
}

/** The work's answer; fails with what the process wrote where that ends first. */
async function unlessEnded<T>({ text, ended }: Started, work: Promise<T>): Promise<T> {
	const over = ended.then(() => {
		throw new Error(`It ended instead: ${text()}`)
	})
	over.catch(() => undefined)
	return await Promise.race([over, work])
}

const readyAddress = (started: Started): Promise<string> => unlessEnded(started, seenIn(started.text))

async function seenIn(text: () => string): Promise<string> {
	const address = () => /^Strata is ready at (\S+)$/m.exec(text())?.[1]
	return await vi.waitUntil(address, { timeout: 80_000, interval: 20 })
}

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-start-'))
	await chmod(folder, 0o755)
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	return folder
}

async function takenPort(): Promise<string> {
	const other = createServer()
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
	onTestFinished(() => void other.close())
	return String((other.address() as AddressInfo).port)
}

test('one Strata to a data folder; killed outright, the next start takes over its database and all that is in it', async () => {
	const env = { STRATA_DATA_DIR: await newFolder(), PORT: '0' }
	const first = start(env)
	await readyAddress(first)
	const second = start(env)
	expect(await second.ended).toBe(1)
	expect(second.text()).toMatch(/in use by a running Strata \(process \d+\)\. Stop that one, or set STRATA_DATA_DIR/)

	first.child.kill('SIGKILL')
	await first.ended
	const third = start(env)
	const address = await readyAddress(third)
	await answersWith(`${address}/readyz`, [200])

	third.child.kill('SIGTERM')
	expect(await third.ended).toBe(0)
	expect(third.text().trim().split('\n')).toEqual([expect.stringContaining('ready')])
	expect(existsSync(path.join(env.STRATA_DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false)
	expect(existsSync(path.join(env.STRATA_DATA_DIR, 'strata.lock'))).toBe(false)
})

/** What the address answers, as soon as it answers with one of these. */
async function answersWith(address: string, statuses: readonly number[]): Promise<Response> {
	return await vi.waitFor(
		async () => {
			const answer = await fetch(address, { headers: { Accept: 'text/html' } })
			expect(statuses).toContain(answer.status)
			return answer
		},
		{ timeout: 60_000, interval: 20 },
	)
}

test('a database killed outright is started again, with all that is in it, and pages say so meanwhile', async () => {
	const env = { STRATA_DATA_DIR: await newFolder(), PORT: '0' }
	const started = start(env)
	const address = await readyAddress(started)
	expect((await fetch(`${address}/login`)).status).toBe(200)
	const lock = path.join(env.STRATA_DATA_DIR, 'postgres', 'postmaster.pid')
	const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
	process.kill(pid, 'SIGKILL')
	const away = await unlessEnded(started, answersWith(`${address}/app`, [503]))
	expect(away.headers.get('retry-after')).toBe('3')
	expect(await away.text()).toContain('is being started again')
	await unlessEnded(started, answersWith(`${address}/readyz`, [200]))
	expect(Number(readFileSync(lock, 'utf8').split('\n')[0])).not.toBe(pid)
	expect(await (await fetch(address)).text()).toContain('Open the sample plan')
	started.child.kill('SIGTERM')
	expect(await started.ended).toBe(0)
	expect(existsSync(lock)).toBe(false)
})

test('a server whose log can’t be written any more serves on', async () => {
	const full = openSync('/dev/full', 'w')
	onTestFinished(() => closeSync(full))
	const started = start({ STRATA_DATA_DIR: await newFolder(), PORT: '0' }, full)
	const address = await readyAddress(started)
	// Refused, and so logged.
	const foreign = () => fetch(`${address}/login`, { method: 'POST', headers: { Origin: 'https://elsewhere.example' } })
	for (let times = 0; times < 3; times += 1) expect((await foreign()).status).toBe(403)
	started.child.stdout?.destroy()
	expect((await foreign()).status).toBe(403)
	await answersWith(`${address}/readyz`, [200])

	started.child.kill('SIGTERM')
	expect(await started.ended).toBe(0)
})

test('Ctrl-C, which npm passes on a second time, still ends cleanly', async () => {
	const env = { STRATA_DATA_DIR: await newFolder(), PORT: '0' }
	const started = start(env)
	await readyAddress(started)
	started.child.kill('SIGINT')
	started.child.kill('SIGINT')
	expect(await started.ended).toBe(0)
	expect(readFileSync(path.join(env.STRATA_DATA_DIR, 'postgres.log'), 'utf8')).toMatch(
		/database system is shut down\s*$/,
	)
})

test('what stops a start is said in one sentence that names it and the way on', async () => {
	const folder = await newFolder()
	const cases = [
		[{ PORT: await takenPort() }, /^Port \d+ is taken by another program\. .*PORT=\d+ npm start\.$/],
		[{ PORT: 'http' }, /^PORT "http" cannot be used\. Give a whole number/],
		[
			{ PORT: '0', DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/plans' },
			/^DATABASE_URL: the database plans at 127\.0\.0\.1:1 does not answer/,
		],
		[{ PORT: '0', HOST: '203.0.113.9' }, /^HOST "203\.0\.113\.9" is not an address of this machine/],
		[{ PORT: '0', ORIGIN: 'https://strata.example.com' }, /^SESSION_SECRET is required/],
	] as const
	for (const [env, sentence] of cases) {
		const stopped = start({ STRATA_DATA_DIR: folder, ...env })
		expect(await stopped.ended).toBe(1)
		expect(stopped.text().trim()).toMatch(sentence)
		expect(stopped.text().trim().split('\n')).toHaveLength(1)
		expect(stopped.text()).not.toContain('hunter2')
	}
})
