import { expect, test } from 'vitest'
import { drawsBeside, drawsSoFar } from './draws-text.ts'

const QUIET = { shown: null, stale: false, running: false, since: '' } as const

test('figures of some of the draws say of how many', () => {
	expect(drawsSoFar({ done: 512, of: 2048 })).toBe('after 512 of 2,048 draws')
	expect(drawsBeside({ ...QUIET, running: true }, { done: 512, of: 2048 })).toBe('after 512 of 2,048 draws')
	// Also where nobody draws on: they were stopped.
	expect(drawsBeside(QUIET, { done: 512, of: 2048 })).toBe('after 512 of 2,048 draws')
})

test('figures of all draws say nothing, and those of the plan before an edit since when they stand', () => {
	expect(drawsBeside(QUIET, { done: 2048, of: 2048 })).toBe('')
	const stale = { ...QUIET, stale: true, running: true, since: '06:44' }
	expect(drawsBeside(stale, { done: 2048, of: 2048 })).toBe('from 06:44')
	expect(drawsBeside(stale, { done: 512, of: 2048 })).toBe('from 06:44, after 512 of 2,048 draws')
})

test('before the first figures the page says that they are being drawn', () => {
	expect(drawsBeside({ ...QUIET, running: true }, null)).toBe('drawing…')
	expect(drawsBeside(QUIET, null)).toBe('')
})
