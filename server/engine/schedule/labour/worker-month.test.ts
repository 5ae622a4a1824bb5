import { expect, test } from 'vitest'
import { siteLabour } from '../../../../tests/factories/schedule-input.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { productivityFactors } from '#shared/catalogue/rows/labour-defaults.ts'
import { runPlan } from '../../compute-plan.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { columnOf } from '../../kernel/run.ts'
import { shareOnSite } from './country-inputs.ts'
import { effectiveWeek, hoursPerWorkerMonth, overtimeFactor } from '../crews/productivity.ts'
import { travellersRamp } from '../supply/site-hands.ts'
import { scheduleFromPlan, SCHEDULE_INPUTS, type ScheduleColumns } from '../from-plan.ts'
import { travellersCap, workingWeek } from '../site-inputs.ts'
import { hoursPerHead } from './worker-month.ts'

type Labour = Record<string, unknown>
const place = (country: string, labour: Labour = {}) => ({
	...{ id: 'site', name: 'Site', country, latitude: 50, longitude: 8, labour },
})

/** A plan from July, so that the first month is one of the Gulf's ban. */
const july = (country: string, labour: Labour = {}, assumptions: Labour = {}) =>
	runPlan(planFile({ startMonth: '2026-07', sites: [place(country, labour)], assumptions }))

test.each([
	{ step: 'W09: 50 h in the United States', country: 'US', labour: {}, hours: 199.333 },
	{ step: 'W10: a German week and German leave', country: 'DE', labour: {}, hours: 143.781 },
	{ step: 'W11: 60 h in July in the Emirates', country: 'AE', labour: { weeklyHours: 60 }, hours: 216.165 },
	{ step: 'W12: 84 h on rotation', country: 'US', labour: { weeklyHours: 84, rotation: '14/14' }, hours: 167.44 },
])('pL4, $step', ({ country, labour, hours }) => {
	const run = july(country, labour)
	expect(columnOf(run, hoursPerHead).at(0, 0)).toBeCloseTo(hours, 3)
	const columns = Object.fromEntries(
		Object.entries(SCHEDULE_INPUTS).map(([name, quantity]) => [name, columnOf(run, quantity)]),
	) as ScheduleColumns
	const [site] = scheduleFromPlan(run.world.model, columns).sites
	// The levelling reckons the same hours, also beyond the horizon.
	for (const month of [0, 12, 240]) expect(site && hoursPerWorkerMonth(site, month)).toBeCloseTo(hours, 3)
})

test('pL4: a ban holds half a month in June and September, all of July, none of October', () => {
	const hours = columnOf(july('AE', { weeklyHours: 60 }), hoursPerHead)
	const [july1, september, october] = [0, 2, 3].map((month) => hours.at(0, month))
	expect(july1 && october && july1 / october).toBeCloseTo(0.965, 9)
	expect(september && october && september / october).toBeCloseTo(1 - 0.035 / 2, 9)
})

test('pL5, W13–W15: half the strain of a long week is slept off in the weeks off', () => {
	const hours = (weeklyHours: number, rotation: string | null) =>
		overtimeFactor(effectiveWeek({ weeklyHours, onShare: shareOnSite(rotation) }), productivityFactors)
	expect(effectiveWeek({ weeklyHours: 84, onShare: shareOnSite('14/14') })).toBe(63)
	expect(hours(84, null)).toBeCloseTo(1.48387, 5)
	expect(hours(70, '10/4')).toBeCloseTo(1.09524, 5)
})

test('pL3, W16–W19: travellers gather slowly, up to the cap and the beds of those on site', () => {
	const ramp = (k: number) => travellersRamp(k, siteLabour())
	expect(ramp(1)).toBe(75)
	expect(ramp(12)).toBe(2880)
	expect(ramp(0)).toBe(0)
	expect(ramp(40)).toBeGreaterThan(7000)
	expect(columnOf(july('US'), travellersCap).at(0, 0)).toBe(7000)
	expect(columnOf(july('GB'), travellersCap).at(0, 0)).toBe(3520)
	expect(columnOf(july('MM'), travellersCap).at(0, 0)).toBe(2000)
	expect(travellersRamp(5, siteLabour({ mobilisationMonths: 0 }))).toBe(1500)
})

test('pP5: the week is the site’s, else the plan’s, else the country’s', () => {
	const week = (country: string, labour: Labour = {}, assumptions: Labour = {}) =>
		columnOf(july(country, labour, assumptions), workingWeek).at(0, 0)
	expect(week('DE')).toBe(40)
	expect(week('DE', {}, { weeklyHours: 50 })).toBe(50)
	expect(week('DE', { weeklyHours: 44 }, { weeklyHours: 50 })).toBe(44)
	expect(week('MM')).toBe(48)
})

test('pL4: a week longer than the law allows is said, and in Britain that workers may sign for it', () => {
	const warned = (country: string, weeklyHours: number) =>
		warningsAt(country, weeklyHours).filter(({ code }) => code === 'hours_over_law')
	expect(warned('DE', 48)).toEqual([])
	expect(warned('US', 84)).toEqual([])
	expect(warned('DE', 50)[0]?.text).toContain('48 h')
	expect(warned('GB', 50)[0]?.mend).toContain('sign')
})

const warningsAt = (country: string, weeklyHours: number) =>
	computedDocument(planFile({ sites: [place(country, { weeklyHours })] })).warnings

test('pL8: of a union hall one project has 35 % of the members, and two travellers for each', () => {
	const run = runPlan(
		planFile({
			sites: [place('US')],
			labourPools: [{ id: 'local', siteId: 'site', trade: 'electrician', kind: 'hall', available: 2000 }],
		}),
	)
	const columns = Object.fromEntries(
		Object.entries(SCHEDULE_INPUTS).map(([name, quantity]) => [name, columnOf(run, quantity)]),
	) as ScheduleColumns
	expect(scheduleFromPlan(run.world.model, columns).sites[0]?.pools).toEqual([
		{ trade: 'electrician', available: 700, annualGrowth: 0, travellersCap: 4000 },
	])
})
