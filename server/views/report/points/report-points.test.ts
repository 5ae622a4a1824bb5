import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { WARNING_WORDS } from '../../messages/warning-words.ts'
import { POINT_RULES, RULE_OF_WARNING } from './point-rules.ts'
import { blocks } from '#shared/report/report-point.ts'
import { keptPoints, reportPoints, talkPoints } from './report-points.ts'

test('every warning is sorted, by a rule that says why', () => {
	expect(Object.keys(RULE_OF_WARNING).toSorted()).toEqual(Object.keys(WARNING_WORDS).toSorted())
	for (const rule of Object.values(RULE_OF_WARNING)) expect(POINT_RULES[rule].why).toMatch(/\.$/)
	expect(new Set(Object.values(RULE_OF_WARNING).map((rule) => POINT_RULES[rule].kind))).toEqual(
		new Set(['missing', 'impossible', 'finding']),
	)
})

test('a shortage, a late date and a guess are findings of every template; each point has a name of its own', () => {
	for (const { name, plan: raw } of TEMPLATES) {
		const plan = validPlan(raw)
		const points = reportPoints(plan, resultOf(runPlan(plan)))
		expect([name, new Set(points.map(({ id }) => id)).size]).toEqual([name, points.length])
		for (const point of points.filter(blocks)) expect(point.mend).not.toBe('')
		for (const { id } of points.filter(blocks))
			expect([name, id]).not.toEqual([name, expect.stringMatching(/late|short|before|far|abroad|assumed|unserved/)])
	}
})

test('a comment without an answer blocks; an accepted point keeps who accepted it, when and why', () => {
	const [point, other] = talkPoints([
		{ threadId: 'a', label: 'grid' },
		{ threadId: 'b', label: 'gas' },
	])
	if (point === undefined || other === undefined) throw new Error('Two threads are two points.')
	expect(blocks(point)).toBe(true)
	const accept = [{ point: point.id, reason: 'Answered by letter' }]
	const at = '2026-11-30T12:00:00.000Z'
	expect(keptPoints([point, other], { accept, by: 'Mara Ortiz', at }).map(({ accepted }) => accepted)).toEqual([
		{ reason: 'Answered by letter', by: 'Mara Ortiz', at },
		null,
	])
})
