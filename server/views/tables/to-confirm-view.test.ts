import { expect, test } from 'vitest'
import { confirmed, toBeConfirmed } from '#shared/start/to-confirm.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { defaultsToConfirm } from './to-confirm-view.ts'

const note = (why: string) => ({ why, source: 'Public builds', quality: 'benchmark', low: 12, high: 28 })
const plan = (notes: Record<string, unknown>) =>
	planFile({ description: 'All of it runs in time.', buildPhases: [hall('a'), hall('b')], notes })

test('a default that stands in several entries is asked about once, with its value, source and page', () => {
	const asked = note(toBeConfirmed('From notice to proceed to ready.'))
	const view = defaultsToConfirm(plan({ 'buildPhases/a/durationMonths': asked, 'buildPhases/b/durationMonths': asked }))
	expect(view?.title).toBe('1 value uses a default')
	expect(view?.sub).toBe('All of it runs in time.')
	expect(view?.rows).toEqual([
		{
			name: 'Duration, two halls',
			value: '12 months',
			range: '12 to 28 months',
			quality: 'benchmark',
			source: 'Public builds',
			why: 'From notice to proceed to ready.',
			keys: ['buildPhases/a/durationMonths', 'buildPhases/b/durationMonths'],
			page: 'infrastructure',
		},
	])
})

test('what was confirmed, or never asked to be, is not listed', () => {
	expect(confirmed(toBeConfirmed('Usual.'))).toBe('Usual.')
	expect(defaultsToConfirm(plan({ 'buildPhases/a/durationMonths': note('Usual.') }))).toBe(null)
	expect(defaultsToConfirm(planFile())).toBe(null)
})
