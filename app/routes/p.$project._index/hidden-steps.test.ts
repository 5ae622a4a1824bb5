import { expect, test } from 'vitest'
import { hidesSteps, stepsHidden } from './hidden-steps.ts'

test('a checklist that was put away stays away until it is taken out, and others keep theirs', () => {
	const hidden = stepsHidden('theme=dark; strata_steps=aaa', { projectId: 'bbb', hide: true })
	expect(hidden).toBe('aaa.bbb')
	const cookies = `strata_steps=${hidden}; theme=dark`
	expect(['aaa', 'bbb', 'ccc'].map((id) => hidesSteps(cookies, id))).toEqual([true, true, false])
	expect(stepsHidden(cookies, { projectId: 'aaa', hide: false })).toBe('bbb')
	expect(hidesSteps(null, 'aaa')).toBe(false)
})

test('a browser keeps the last thirty', () => {
	const all = Array.from({ length: 40 }, (_, at) => `p${String(at)}`)
	const hidden = stepsHidden(`strata_steps=${all.join('.')}`, { projectId: 'new', hide: true }).split('.')
	expect(hidden).toHaveLength(30)
	expect(hidden.at(-1)).toBe('new')
})
