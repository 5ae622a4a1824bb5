import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../../../tests/factories/must.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { hoursChart } from './hours-chart.ts'

const chartOf = (plan: ReturnType<typeof validPlan>) => {
	const result = computePlan(plan)
	return { result, ...must(hoursChart({ plan, result, status: null })) }
}

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'hours of %s add up to those of the result, and never fall',
	(_, file) => {
		const { result, chart } = chartOf(validPlan(file))
		const { construction, unlevelled } = result.workforce
		const per = chart.unit === 'million hours' ? 1e6 : 1e3
		const [planned, levelled] = chart.steps.map(({ values }) => values.map((value) => (value ?? 0) * per))
		expect(must(levelled).at(-1)).toBeCloseTo(construction.hours, 3)
		expect(must(planned).at(-1)).toBeCloseTo(construction.beforePlanHours + unlevelled.construction.hours, 3)
		for (const line of [must(planned), must(levelled)])
			expect(line.every((hours, index) => hours >= (line[index - 1] ?? construction.beforePlanHours) - 1e-6)).toBe(true)
	},
)

test('the heading names the month by which half of the hours are worked', () => {
	const { chart, title } = chartOf(validPlan(must(TEMPLATES.find(({ name }) => name === 'europe-inference')).plan))
	const levelled = must(chart.steps[1]).values
	const half = levelled.findIndex((hours) => (hours ?? 0) >= (levelled.at(-1) ?? 0) / 2)
	expect(chart.months[half]).toBe('2026-10')
	expect(title).toBe('Half of 1.12M labor hours are done by October 2026')
})

test('reports of several things are added up, each as it was last told, from the first report to the last', () => {
	const plan = validPlan(must(TEMPLATES[0]).plan)
	const [one, other] = plan.buildPhases.map(({ id }) => `phase:${id}`)
	const told = (ref: string | undefined, month: string, hoursToDate: number) => ({
		ref: must(ref),
		month,
		hoursToDate,
		percentComplete: null,
		headcount: null,
	})
	const actuals = [told(one, '2026-02', 100), told(other, '2026-03', 50), told(one, '2026-04', 300)]
	const { workforce, months } = computePlan({ ...plan, actuals })
	const of = (month: string) => workforce.actual.hoursToDate[months.indexOf(month)]
	expect(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map(of)).toEqual([null, 100, 150, 350, null])
})
