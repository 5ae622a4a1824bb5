import { expect, test } from 'vitest'
import { planFigure, runPlan } from '#server/engine/compute-plan.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { orderDelivered } from '#server/engine/schedule/schedule.quantities.ts'
import { type Changes, reproduction } from '../../../../tests/factories/reproduction.ts'

/** Delivered in March 2026 where nothing holds it; trained on from June. */
const inCountry = (country: string, place: Changes['site'], order: Changes['order'] = {}) =>
	reproduction({ site: { country, ...place }, order })
const RIYADH = { latitude: 24.7, longitude: 46.7 }
const SHANGHAI = { latitude: 31.2, longitude: 121.5 }
const exportWarning = (plan: ReturnType<typeof reproduction>) =>
	computedDocument(plan).warnings.find(({ code }) => code === 'export_licence') ?? null

test('no licence is asked for at home, nor for a chip below the threshold', () => {
	expect(exportWarning(reproduction())).toBeNull()
	expect(exportWarning(inCountry('CN', SHANGHAI, { chip: 'groq-lpu-v1' }))).toBeNull()
})

test('an order that wants a licence comes as planned and is warned of, until the licence’s month is stated', () => {
	const planned = inCountry('SA', RIYADH)
	expect(exportWarning(planned)?.path).toBe('chipOrders[0].licenceMonth')
	expect(columnOf(runPlan(planned), orderDelivered).at(0, 2)).toBe(18_000)
	const licensed = inCountry('SA', RIYADH, { licenceMonth: '2026-10' })
	expect(exportWarning(licensed)).toBeNull()
	const delivered = columnOf(runPlan(licensed), orderDelivered)
	expect([delivered.at(0, 8), delivered.at(0, 9)]).toEqual([0, 18_000])
	const { bindingCause } = computedDocument(licensed)
	expect(bindingCause[6]).toMatchObject({ cause: 'export_licence', facts: { fromMonth: '2026-10' } })
	expect(bindingCause[6]?.text).toContain('with an export license in October 2026')
})

test('a barred order is never delivered, installed or paid, and is what holds its work back', () => {
	const plan = inCountry('CN', SHANGHAI)
	const run = runPlan(plan)
	expect(Math.max(...run.world.model.months.map((_, month) => columnOf(run, orderDelivered).at(0, month)))).toBe(0)
	expect(planFigure(run, 'finance.committedUsd.chips')).toBe(0)
	const { bindingCause, warnings } = computedDocument(plan)
	expect(bindingCause[12]).toMatchObject({ cause: 'export_licence', facts: { fromMonth: null } })
	expect(warnings.find(({ code }) => code === 'export_licence')?.path).toBe('chipOrders[0].chip')
})

test('an exception of a barred country is licensed', () => {
	expect(exportWarning(inCountry('CN', SHANGHAI, { chip: 'h20' }))?.path).toBe('chipOrders[0].licenceMonth')
	expect(exportWarning(inCountry('RU', SHANGHAI, { chip: 'h100-sxm' }))?.path).toBe('chipOrders[0].chip')
})
