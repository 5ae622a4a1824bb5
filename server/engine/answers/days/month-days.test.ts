import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../tests/factories/reproduction.ts'
import { DAY_PARTS, HOUR_FIGURES, type HourFigure, hourAddress, hourSeries } from '#shared/document/supply-day.ts'
import { daysOf, resultOf, runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'
import { refusalText } from '#server/views/messages/explanations.ts'
import { remarkText } from '#server/views/messages/remarks.ts'

const SUN = { kind: 'btm_solar', capacityMW: 300, capacityFactor: 0.24 }
const BATTERY = { kind: 'bess', capacityMW: 120, energyMWh: 480 }
const ISLAND: Changes = {
	contract: { id: 'gas', kind: 'btm_recip', capacityMW: 81, units: 18 },
	contracts: [SUN, BATTERY],
}
const GRID_AND_PPA: Changes = {
	contracts: [
		{ kind: 'ppa_solar', capacityMW: 100 },
		{ kind: 'ppa_wind', capacityMW: 60 },
	],
}
const total = (row: readonly number[]) => row.reduce((sum, MW) => sum + MW, 0)
const daysIn = (changes: Changes, month: string) => must(daysOf(runPlan(reproduction(changes)), { siteId: 's', month }))

test.each([
	['an island of sun, battery and engines', ISLAND, '2026-12'],
	['a grid site under sun and wind', GRID_AND_PPA, '2027-07'],
])(
	'in every hour of every day what comes is what is asked, with what batteries buy: %s (eR16)',
	(_, changes, month) => {
		const days = daysIn(changes, month)
		expect(days.map(({ kind }) => kind)).toEqual(['worst', 'middle', 'best'])
		for (const { loadMW, parts, chargedMW } of days) {
			const bought = DAY_PARTS.reduce((sum, part) => sum + total(parts[part]), 0) - total(loadMW)
			const intoBattery = bought + total(chargedMW)
			// 0.87 of what goes in comes out.
			expect(total(parts.battery)).toBeCloseTo(0.87 * intoBattery, 6)
			loadMW.forEach((asked, hour) => {
				const brought = DAY_PARTS.reduce((sum, part) => sum + must(parts[part][hour]), 0)
				expect(brought).toBeGreaterThanOrEqual(asked - 1e-9)
			})
		}
	},
)

test('the worst day has least sun, the best most, and the month’s days are 1, 12 and 12 of 30.4 (eR2)', () => {
	const days = daysIn(ISLAND, '2026-12')
	const sun = days.map(({ parts, chargedMW, surplusMW }) => total(parts.onsite) + total(chargedMW) + total(surplusMW))
	expect(sun).toEqual(sun.toSorted((a, b) => a - b))
	expect(days.map(({ days: count }) => Math.round(count * 10) / 10)).toEqual([1, 12, 12])
})

test('a site on the grid alone has one kind of day, all of it from the grid', () => {
	const frame = runPlan(reproduction())
	const days = must(daysOf(frame, { siteId: 's', month: '2027-03' }))
	expect(days.map(({ kind }) => kind)).toEqual(['every'])
	const [day] = days
	expect(total(must(day).parts.grid)).toBeCloseTo(total(must(day).loadMW), 9)
	const { energyMWh } = must(resultOf(frame).sites['s'])
	expect((total(must(day).loadMW) * 730) / 24).toBeCloseTo(must(energyMWh[14]), 6)
})

test('there are no days of a site or a month that the plan has not', () => {
	const frame = runPlan(reproduction())
	expect(daysOf(frame, { siteId: 'elsewhere', month: '2027-03' })).toBeNull()
	expect(daysOf(frame, { siteId: 's', month: '2040-03' })).toBeNull()
})

test('every hour’s figure opens as who was asked before whom, with the value of the page (eR12)', () => {
	const frame = runPlan(reproduction(ISLAND))
	const month = '2026-12'
	for (const day of must(daysOf(frame, { siteId: 's', month }))) {
		for (const hour of [3, 12, 19]) {
			for (const figure of Object.keys(HOUR_FIGURES) as HourFigure[]) {
				const quantity = hourAddress('s', { kind: day.kind, hour, figure })
				const answer = explainPlan(frame, { quantity, scope: 'site:s', month, depth: 1 })
				if (!answer.ok) throw new Error(refusalText(answer.message))
				expect(answer.explanation.value).toBe(hourSeries(day, figure)[hour])
				expect(answer.explanation.month).toBe(month)
				const [asked, ...steps] = answer.explanation.inputs.filter(({ quantity: id }) => id === 'dispatchDays.step')
				expect(must(asked).value).toBeCloseTo(must(day.loadMW[hour]), 9)
				const brought = steps.reduce((sum, { value }) => sum + (value ?? 0), 0)
				expect(brought).toBeGreaterThanOrEqual(must(day.loadMW[hour]) - 1e-9)
			}
		}
	}
})

test('an hour is told in the order of merit, and one that there is not is no figure (eR12)', () => {
	const frame = runPlan(reproduction(ISLAND))
	const asked = (quantity: string, month?: string) => explainPlan(frame, { quantity, month })
	const noon = asked('sites.s.dispatchDays.worst.12.gas', '2026-12')
	const decided = noon.ok ? noon.explanation.decided : null
	expect(decided && remarkText(decided, frame.world.model.plan)).toMatch(
		/^[\d.]+ MW needed\. Dispatch order: On-site, carbon-free .*, Battery .* and gas [\d.]+ of [\d.]+ MW\.$/,
	)
	// Without a month the one in which the site uses most energy.
	expect(asked('sites.s.dispatchDays.worst.12.gas').ok).toBe(true)
	for (const none of ['worst.24.gas', 'worst.12.coal', 'every.12.gas', 'worst.12']) {
		expect(asked(`sites.s.dispatchDays.${none}`, '2026-12').ok).toBe(false)
	}
	expect(asked('sites.s.dispatchDays.worst.12.gas', '2040-01').ok).toBe(false)
})
