import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { workPackages } from '#shared/catalogue/rows/trades.ts'
import { must } from '../../../tests/factories/must.ts'
import { hallWork, labourRows, scheduleInput } from '../../../tests/factories/schedule-input.ts'
import { buildNetwork } from './build-network.ts'
import { hallDates, packageWindow } from './hall-dates.ts'
import { placeTasks } from './place-tasks.ts'
import type { Hall, StatedStep } from './types.ts'

/** At 20.5 months each step has the length that the phase table gives it (S9), which makes the months below whole. */
const LENGTH = 20.5
const stated = (step: string, startMonth: number | null, durationMonths: number | null = null): StatedStep => ({
	step,
	startMonth,
	durationMonths,
})
const network = (...dated: readonly StatedStep[]) => {
	const steps = buildNetwork({
		steps: builtInCatalogue.constructionPhases,
		scope: 'greenfield',
		startMonth: 0,
		durationMonths: LENGTH,
		leadMonths: 10,
		dated,
	})
	return (id: string) => must(steps.find((step) => step.id === id))
}
const datesOf = (over: Partial<Hall>) => {
	const hall = hallWork({ durationMonths: 20, ...over })
	return { hall, dates: hallDates(hall, hall.startMonth, labourRows) }
}
const windowIn = (over: Partial<Hall>, id: string) => {
	const { hall, dates } = datesOf(over)
	const row = must(workPackages.find((one) => one.id === id))
	const base = dates.moved?.base ?? dates.start
	return packageWindow(row, { base, months: hall.durationMonths, moved: dates.moved })
}

test('a step stated later moves what waits for it, and nothing before it (S9)', () => {
	const [usual, later] = [network(), network(stated('shell', 6))]
	expect(usual('shell').start).toBeCloseTo(3, 9)
	for (const id of ['site_control', 'permitting', 'civil', 'substation'])
		expect(later(id).start, id).toBeCloseTo(usual(id).start, 9)
	for (const id of ['shell', 'mep_rough', 'equipment_set', 'cx_l3', 'it_fitout'])
		expect(later(id).start, id).toBeCloseTo(usual(id).start + 3, 9)
	// Civil work may now end three months later, and so may the substation beside its own three.
	expect(later('civil').floatMonths).toBeCloseTo(3, 9)
	expect(later('substation').floatMonths).toBeCloseTo(6, 9)
})

test('a step stated shorter brings what waits for it forward; one stated longer pushes it (S9)', () => {
	expect(network(stated('mep_rough', null, 5))('it_fitout').end).toBeCloseTo(LENGTH - 2, 9)
	expect(network(stated('mep_rough', null, 9))('it_fitout').end).toBeCloseTo(LENGTH + 2, 9)
})

test('permits that take longer move the whole hall; shorter ones move no work on site (S9)', () => {
	expect(network(stated('permitting', null, 10))('civil').start).toBeCloseTo(2, 9)
	expect(network(stated('permitting', null, 5))('civil').start).toBeCloseTo(0, 9)
	expect(datesOf({ dated: [stated('permitting', null, 12)] }).dates.start).toBeGreaterThan(0)
})

test('a step stated before what it waits for stands as stated, and says when it could start (S9)', () => {
	const step = network(stated('equipment_set', 6))
	expect(step('equipment_set').start).toBe(6)
	expect(step('cx_l3').start).toBeCloseTo(11, 9)
	const { dates } = datesOf({ durationMonths: 20, dated: [stated('equipment_set', 6)] })
	expect(dates.moved?.stated.early).toMatchObject([{ step: 'equipment_set', after: 'mep_rough' }])
})

test('nothing on site comes before the hall can start, whatever is stated (S9)', () => {
	const hall = hallWork({ durationMonths: 20, dated: [stated('civil', 2)] })
	const held = hallDates(hall, 5, labourRows)
	expect(held.start).toBe(5)
	expect(held.moved?.stated.early).toMatchObject([{ step: 'civil', could: 5, after: null }])
})

test('a hall that dates no step, and an existing one, keep their months (S1)', () => {
	expect(datesOf({ startMonth: 3 }).dates).toEqual({ start: 3, finish: 22, moved: null })
	const existing = datesOf({ startMonth: 3, scope: 'existing', durationMonths: 0, dated: [] })
	expect(existing.dates).toEqual({ start: 3, finish: 2, moved: null })
	// Dated where the network has it anyway, nothing moves either.
	const { dates } = datesOf({ startMonth: 0, dated: [stated('civil', 0)] })
	expect([dates.start, dates.finish]).toEqual([0, 19])
	for (const row of workPackages) {
		const same = windowIn({ dated: [stated('civil', 0)] }, row.id)
		expect(same.start, row.id).toBeCloseTo(20 * row.windowStart, 9)
		expect(same.end, row.id).toBeCloseTo(20 * row.windowEnd, 9)
	}
})

test('packages move with the steps they belong to: those before stay, those behind follow (S3)', () => {
	const steel = stated('shell', 6)
	const by = (id: string) => {
		const [usual, moved] = [windowIn({}, id), windowIn({ dated: [steel] }, id)]
		return [moved.start - usual.start, moved.end - usual.end] as const
	}
	const shift = 6 - (3 * 20) / LENGTH
	for (const id of ['site_civil', 'foundations', 'substation_mv'])
		for (const months of by(id)) expect(months, id).toBeCloseTo(0, 9)
	for (const id of ['shell_steel', 'elec_gear', 'mech_plant', 'commissioning'])
		for (const months of by(id)) expect(months, id).toBeCloseTo(shift, 9)
	expect(by('elec_distribution')[0]).toBeCloseTo(0, 9)
	expect(by('elec_distribution')[1]).toBeCloseTo(shift, 9)
})

test('stated steps change when hours are worked, not how many (S2, S3)', () => {
	const hoursIn = (dated: readonly StatedStep[]) => {
		const input = scheduleInput({ months: 60, halls: [hallWork({ durationMonths: 20, dated })] })
		const { hoursByItem, plannedHours } = placeTasks(input)
		return { all: must(hoursByItem[0]), planned: plannedHours.reduce((sum, hours) => sum + hours, 0) }
	}
	const [usual, later] = [hoursIn([]), hoursIn([stated('shell', 9, 8), stated('cx_l4', null, 4)])]
	expect(later.all).toBe(usual.all)
	expect(later.planned / usual.planned).toBeCloseTo(1, 9)
})

test('a hall that waits for another starts after that one’s stated steps (S1)', () => {
	const halls = [
		hallWork({ id: 'a', durationMonths: 20, dated: [stated('it_fitout', 24, 4)] }),
		hallWork({ id: 'b', durationMonths: 10, startsAfter: 'a' }),
	]
	const { items } = placeTasks(scheduleInput({ halls }))
	expect(items.map(({ plannedStart, plannedFinish }) => [plannedStart, plannedFinish])).toEqual([
		[0, 27],
		[28, 37],
	])
})
