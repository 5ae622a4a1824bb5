import { expect, test } from 'vitest'
import { budgetOf, isLarger, requireReadable } from './budgets.ts'
import { isOutOfMemory } from './thread/out-of-memory.ts'

test('a question is measured in bytes, whatever it is made of, and no further than its bound', () => {
	expect(isLarger('a'.repeat(100), 100)).toBe(false)
	expect(isLarger('é'.repeat(51), 100)).toBe(true)
	expect(isLarger({ cells: ['x'.repeat(60), { text: 'y'.repeat(60) }] }, 100)).toBe(true)
	expect(isLarger(new Uint8Array(101), 100)).toBe(true)
	expect(isLarger([1, null, undefined, true, 'few'], 100)).toBe(false)
	let deep: unknown = 'x'
	for (let level = 0; level < 100_000; level += 1) deep = [deep]
	expect(isLarger(deep, 1000)).toBe(true)
})

test('what is too much to read is refused by kind, before a thread has it, in words that name the bound', () => {
	const refused = (most: string) =>
		expect.objectContaining({
			code: 'too_large',
			userMessage: expect.stringContaining(most),
			mend: 'Send it in parts.',
		})
	expect(() => requireReadable('readPlace', { text: 'é'.repeat(4000) })).toThrow(refused('4 KB'))
	expect(() => requireReadable('find', { words: 'a'.repeat(300_000) })).toThrow(refused('256 KB'))
	expect(() => requireReadable('scheduleCompared', { text: '&'.repeat(7_000_000) })).toThrow(refused('6 MB'))
	expect(() => requireReadable('scheduleCompared', { text: '&'.repeat(4_500_000) })).not.toThrow()
	expect(() => requireReadable('readPlace', { text: 'Abilene, Texas' })).not.toThrow()
})

test('a search may take more than a drawing, a drawing more than a page, and each more where larger plans are taken', () => {
	const [page, drawing, search] = [budgetOf('prompt', 2e7), budgetOf('drawing', 2e7), budgetOf('search', 2e7)]
	expect(page.processorMs).toBeLessThan(drawing.processorMs)
	expect(drawing.processorMs).toBeLessThan(search.processorMs)
	expect(budgetOf('prompt', 4e7).processorMs).toBeGreaterThan(page.processorMs)
	for (const { processorMs, elapsedMs } of [page, drawing, search]) expect(processorMs).toBeLessThan(elapsedMs)
})

test('columns lie outside the heap: that they found no room is want of memory, too', () => {
	const unallocatable = () => {
		try {
			return new ArrayBuffer(Number.MAX_SAFE_INTEGER)
		} catch (error) {
			return error
		}
	}
	expect(isOutOfMemory(unallocatable())).toBe(true)
	expect(isOutOfMemory(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))).toBe(true)
	expect(isOutOfMemory(new Error('a fault'))).toBe(false)
})
