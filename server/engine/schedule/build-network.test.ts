import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildNetwork, type NetworkInputs } from './build-network.ts'

const network = (over: Partial<NetworkInputs> = {}) => {
	const steps = buildNetwork({
		steps: builtInCatalogue.constructionPhases,
		scope: 'greenfield',
		startMonth: 0,
		durationMonths: 20.5,
		leadMonths: 10,
		...over,
	})
	return { steps, step: (id: string) => must(steps.find((step) => step.id === id)) }
}

test('at its own length the network is the phase table’s: civil to fit-out in 20.5 months (S9)', () => {
	const { steps, step } = network()
	expect(steps).toHaveLength(13)
	const starts = { site_control: -13, permitting: -8, design: -9, civil: 0, shell: 3, mep_rough: 6, equipment_set: 10 }
	for (const [id, start] of Object.entries(starts)) expect(step(id).start, id).toBeCloseTo(start, 9)
	expect(step('cx_l3').start).toBeCloseTo(14, 9)
	expect(step('cx_l5').end).toBeCloseTo(18, 9)
	expect(step('it_fitout').end).toBeCloseTo(20.5, 9)
})

test('a hall of 10.25 months takes half of everything but the lead times (S9)', () => {
	const whole = network()
	const half = network({ durationMonths: 10.25 })
	for (const { id, start, end } of whole.steps) {
		if (id === 'procurement') continue
		expect(half.step(id).start, id).toBeCloseTo(start / 2, 9)
		expect(half.step(id).end, id).toBeCloseTo(end / 2, 9)
	}
	expect(half.step('procurement').end - half.step('procurement').start).toBeCloseTo(10, 9)
})

test('permits, building and commissioning are critical; the substation has three months (S9)', () => {
	const { step } = network()
	for (const id of [
		'site_control',
		'permitting',
		'civil',
		'shell',
		'mep_rough',
		'equipment_set',
		'cx_l4',
		'it_fitout',
	]) {
		expect(step(id).floatMonths, id).toBe(0)
	}
	expect(step('substation').floatMonths).toBeCloseTo(3, 9)
})

test('a lead that fits leaves float, one that does not had to begin earlier and moves no date (S9)', () => {
	// Six tenths of six months of design end at −5.4; equipment is set at 10: 15.4 months of room.
	const fits = network({ leadMonths: 12 })
	expect(fits.step('procurement').floatMonths).toBeCloseTo(3.4, 9)
	expect(fits.step('procurement').start).toBeCloseTo(-5.4, 9)
	expect(fits.step('design').floatMonths).toBeCloseTo(3.4, 9)

	const late = network({ leadMonths: 20 })
	expect(late.step('procurement').floatMonths).toBeCloseTo(-4.6, 9)
	expect(late.step('procurement').start).toBeCloseTo(-10, 9)
	expect(late.step('procurement').end).toBeCloseTo(10, 9)
	expect(late.step('it_fitout').end).toBeCloseTo(20.5, 9)
})

test('a shell that stands leaves eleven steps, a fit-out ten, an existing hall none (S9)', () => {
	const shell = network({ scope: 'shell_exists', durationMonths: 14.5 })
	expect(shell.steps).toHaveLength(11)
	expect(shell.step('mep_rough').start).toBeCloseTo(0, 9)
	expect(shell.step('it_fitout').end).toBeCloseTo(14.5, 9)
	expect(network({ scope: 'fit_out_only' }).steps.map(({ id }) => id)).not.toContain('substation')
	expect(network({ scope: 'fit_out_only' }).steps).toHaveLength(10)
	expect(network({ scope: 'existing' }).steps).toEqual([])
})

test('a hall that starts n months later has every step n months later (S9)', () => {
	const now = network()
	const later = network({ startMonth: 7 })
	for (const { id, start } of now.steps) expect(later.step(id).start, id).toBeCloseTo(start + 7, 9)
})

test('stated deliveries in time change nothing but the procurement’s own months (S9)', () => {
	const plain = network()
	const stated = network({ leadMonths: 0, stated: { ordered: -6, delivered: 8, spare: 2 } })
	for (const { id, start, end } of plain.steps) {
		if (id === 'procurement') continue
		expect([stated.step(id).start, stated.step(id).end], id).toEqual([start, end])
	}
	expect(stated.step('procurement')).toMatchObject({ start: -6, end: 8 })
	expect(stated.step('procurement').floatMonths).toBeCloseTo(2, 9)
})

test('what comes after its need holds the step that sets it, and all that follows is pushed as long (S9)', () => {
	const late = network({ leadMonths: 0, stated: { ordered: 2, delivered: 15, spare: -3 } })
	expect(late.step('equipment_set').start).toBeCloseTo(13, 9)
	expect(late.step('cx_l3').start).toBeCloseTo(17, 9)
	expect(late.step('it_fitout').end).toBeCloseTo(23.5, 9)
	expect(late.step('mep_rough').start).toBeCloseTo(6, 9)
	for (const id of ['procurement', 'equipment_set', 'cx_l5', 'it_fitout'])
		expect(late.step(id).floatMonths, id).toBeCloseTo(-3, 9)
})

test('what is open beside what is stated keeps its own lead (S9)', () => {
	const mixed = network({ leadMonths: 20, stated: { ordered: -3, delivered: 9, spare: 1 } })
	expect(mixed.step('procurement').start).toBeCloseTo(-10, 9)
	expect(mixed.step('procurement').end).toBeCloseTo(10, 9)
	expect(mixed.step('procurement').floatMonths).toBeCloseTo(-4.6, 9)
	expect(mixed.step('equipment_set').start).toBeCloseTo(10, 9)
})

test('a substation held by its transformers uses its room, and holds start-up where the hall is late (S9)', () => {
	const { start } = network().step('substation')
	const inTime = network({ substationHeld: { months: 5, late: 0 } })
	expect(inTime.step('substation').start).toBeCloseTo(start + 3, 9)
	expect(inTime.step('cx_l3').start).toBeCloseTo(14, 9)
	const late = network({ substationHeld: { months: 9, late: 2 } })
	expect(late.step('substation').floatMonths).toBeCloseTo(-2, 9)
	expect(late.step('cx_l3').start).toBeCloseTo(16, 9)
})
