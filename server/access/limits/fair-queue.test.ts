import { expect, onTestFinished, test, vi } from 'vitest'
import { fairQueue } from './fair-queue.ts'

/** Work that ends when it is told to, and writes down when it began. */
function bench(limits: Parameters<typeof fairQueue>[0]) {
	const run = fairQueue(limits)
	const begun: string[] = []
	const ends: (() => void)[] = []
	const send = (key: string) =>
		run(key, async () => {
			begun.push(key)
			await new Promise<void>((resolve) => ends.push(resolve))
		})
	const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
	const endOne = async () => {
		ends.shift()?.()
		await settle()
	}
	return { begun, send, settle, endOne }
}

test('one who comes behind a hundred of another waits for one of them, not for all', async () => {
	const { begun, send, settle, endOne } = bench({ atOnce: 2, perKey: 100, inAll: 200, longestWaitMs: 60_000 })
	const crowd = Array.from({ length: 100 }, () => send('crowd'))
	const alone = send('alone')
	await settle()
	expect(begun).toEqual(['crowd', 'crowd'])
	await endOne()
	await endOne()
	expect(begun).toEqual(['crowd', 'crowd', 'crowd', 'alone'])
	for (let left = 0; left < 101; left += 1) await endOne()
	await Promise.all([...crowd, alone])
	expect(begun).toHaveLength(101)
})

test('never more at once than it may, whatever fails', async () => {
	const run = fairQueue({ atOnce: 2, perKey: 50, inAll: 50, longestWaitMs: 60_000 })
	const now = { running: 0, most: 0 }
	const tries = Array.from({ length: 30 }, (_, index) =>
		run(`key ${index % 4}`, async () => {
			now.running += 1
			now.most = Math.max(now.most, now.running)
			await new Promise((resolve) => setImmediate(resolve))
			now.running -= 1
			if (index % 3 === 0) throw new Error('as it happens')
		}),
	)
	const ended = await Promise.allSettled(tries)
	expect([now.most, ended.filter(({ status }) => status === 'rejected').length]).toEqual([2, 10])
})

test('a full queue says when to come back, and a full lane of one key leaves room for the others', async () => {
	const { send, settle, endOne } = bench({ atOnce: 1, perKey: 2, inAll: 4, longestWaitMs: 60_000 })
	const kept = [send('a'), send('a'), send('a')]
	await expect(send('a')).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 5 })
	kept.push(send('b'), send('c'))
	await expect(send('d')).rejects.toMatchObject({ code: 'rate_limited' })
	await settle()
	for (let left = 0; left < kept.length; left += 1) await endOne()
	await Promise.all(kept)
})

test('who has waited as long as anybody may is told so, and the next in line moves up', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	onTestFinished(() => void vi.useRealTimers())
	const { begun, send, settle, endOne } = bench({ atOnce: 1, perKey: 5, inAll: 5, longestWaitMs: 1000 })
	const first = send('first')
	const late = expect(send('late')).rejects.toMatchObject({ code: 'rate_limited' })
	await settle()
	vi.advanceTimersByTime(600)
	const next = send('next')
	vi.advanceTimersByTime(600)
	await late
	await endOne()
	await endOne()
	await Promise.all([first, next])
	expect(begun).toEqual(['first', 'next'])
})
