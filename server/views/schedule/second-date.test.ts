import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { headlineOf, runHeadline } from '#server/engine/headline-run.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { must } from '../../../tests/factories/must.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { buildInfrastructureView } from '../pages/infrastructure-view.ts'
import { buildGantt } from './build-gantt.ts'
import { scheduleItem } from './schedule-item.ts'

test('a hall that waits for what is not ordered has one date everywhere: when that is there if it is ordered now (pD4)', () => {
	const plan = VERDICT_PLANS['not-ordered']()
	const result = computePlan(plan)
	const hall = must(result.schedule['phase:a'])
	// Planned to be ready in March 2029; its transformers, ordered now, leave it to October.
	expect(hall).toMatchObject({
		finishInTime: '2029-02',
		finish: '2029-09',
		delayMonths: 7,
		cause: 'long_lead:hv_transformer',
	})
	expect(result.verdict.fullPower.month).toBe('2029-10')
	const bar = must(itemsOf(buildGantt(plan, result)).find(({ ref }) => ref === 'phase:a'))
	expect([bar.finish, bar.delayMonths, bar.causeText]).toEqual(['2029-09', 7, 'HV transformer not ordered'])
	const opened = must(scheduleItem(plan, result, 'phase:a'))
	expect(opened.title).toBe('Hall A: ready September 2029, seven months late: HV transformer not ordered')
	expect(opened.facts).toContainEqual({ label: 'Ready if ordered in time', text: 'Feb 2029' })
	const status = null
	const { figures, finding } = buildInfrastructureView({ plan, result, status })
	expect(figures.find(({ label }) => label === 'Longest delay behind plan')).toMatchObject({
		value: '7',
		note: 'the hall behind plan',
	})
	expect(finding.lede).toContain('October 2029')
	const drawn = headlineOf(runHeadline(plan)).figures.find(({ key }) => key === 'schedule.phase:a.finish')
	expect(drawn?.value).toBe(monthsBetween(plan.startMonth, '2029-09'))
})
