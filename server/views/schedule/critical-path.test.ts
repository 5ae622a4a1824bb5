import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { buildGantt } from './build-gantt.ts'
import { criticalPath } from './critical-path.ts'

test('of every template the critical path is all that has no month of float, each under its own heads and no other', () => {
	let found = 0
	for (const { plan } of TEMPLATES) {
		const own = validPlan(plan)
		const whole = buildGantt(own, computePlan(own), { zoom: 'month', turned: [], behind: [] })
		const path = criticalPath(whole)
		const refs = itemsOf(path).map(({ ref }) => ref)
		expect(refs).toEqual(itemsOf(whole).flatMap(({ ref, floatMonths }) => (floatMonths === 0 ? [ref] : [])))
		expect(path.links.every(({ from, to, critical }) => critical && refs.includes(from) && refs.includes(to))).toBe(
			true,
		)
		// No head without an item below it.
		expect(path.lines.every((line, at) => line.kind === 'item' || path.lines[at + 1] !== undefined)).toBe(true)
		const heads = path.lines.filter((line, at) => line.kind === 'layer' && path.lines[at + 1]?.kind !== 'item')
		expect(heads).toEqual([])
		found += refs.length
	}
	expect(found).toBeGreaterThan(0)
})
