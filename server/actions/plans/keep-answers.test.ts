import { afterEach, expect, test, vi } from 'vitest'
import { keepAnswers, keepOne } from './keep-answers.ts'

afterEach(() => {
	vi.useRealTimers()
})

test('a question asked again is answered from what is kept, until too many others came after it', async () => {
	const kept = keepAnswers<string>(2)
	const asked: string[] = []
	const answer = async (question: string) =>
		await kept(question, () => {
			asked.push(question)
			return Promise.resolve(`${question}!`)
		})
	expect([await answer('a'), await answer('a'), await answer('b')]).toEqual(['a!', 'a!', 'b!'])
	expect(asked).toEqual(['a', 'b'])
	await answer('a')
	expect(asked).toEqual(['a', 'b'])
	await answer('c')
	await answer('b')
	await answer('a')
	expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('a question that failed is asked again', async () => {
	const kept = keepAnswers<string>(2)
	await expect(kept('a', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
	expect(await kept('a', () => Promise.resolve('now'))).toBe('now')
})

/** Something that is made when the test says so, and how often it was begun. */
function made() {
	const begun: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = []
	const make = () => new Promise<string>((resolve, reject) => begun.push({ resolve, reject }))
	return { begun, make }
}

test('what is the same for all is made once, however many ask while it is being made and after', async () => {
	const { begun, make } = made()
	const kept = keepOne(make)
	const asked = Array.from({ length: 20 }, () => kept())
	begun[0]?.resolve('made')
	expect(new Set(await Promise.all(asked))).toEqual(new Set(['made']))
	expect(await kept()).toBe('made')
	expect(begun.length).toBe(1)
})

test('who has waited long enough is told to come back, and the making goes on for whoever does', async () => {
	vi.useFakeTimers()
	const { begun, make } = made()
	const kept = keepOne(make, { patienceMs: 1000 })
	const late = expect(kept()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: expect.any(Number) })
	await vi.advanceTimersByTimeAsync(1000)
	await late
	const back = kept()
	begun[0]?.resolve('made')
	expect(await back).toBe('made')
	expect(begun.length).toBe(1)
})

test('after a failure all are told so, and it is tried again once a while has passed: not by each who asks', async () => {
	vi.useFakeTimers()
	const { begun, make } = made()
	const kept = keepOne(make, { againAfterMs: 5000 })
	const first = expect(kept()).rejects.toThrow('busy')
	begun[0]?.reject(new Error('busy'))
	await first
	for (let visitor = 0; visitor < 20; visitor += 1) await expect(kept()).rejects.toThrow('busy')
	expect(begun.length).toBe(1)
	await vi.advanceTimersByTimeAsync(5000)
	const again = kept()
	begun[1]?.resolve('made')
	expect(await again).toBe('made')
})
