import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../tests/factories/reproduction.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { daysOf, resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { drawDay, highestOf } from '#shared/charts/day-chart.ts'
import { twoSites } from '../../../../tests/factories/two-sites.ts'
import { buildDayView, dayAsked, tightestDay } from './day-view.ts'

const ISLAND: Changes = {
	site: { longitude: -106.4 },
	contract: { id: 'gas', kind: 'btm_recip', capacityMW: 81, units: 18 },
	contracts: [
		{ kind: 'btm_solar', capacityMW: 300, capacityFactor: 0.24 },
		{ kind: 'bess', capacityMW: 120, energyMWh: 480, roundTripShare: 0.87 },
	],
}

function viewOf(changes: Changes, search = '') {
	const plan = reproduction(changes)
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const asked = must(dayAsked(plan, result, new URLSearchParams(search)))
	return buildDayView({ plan, result, status: null, days: must(daysOf(frame, asked)) }, asked)
}

test('a day opens in the month in which firm power is nearest to what is drawn: in winter, on an island of sun', () => {
	const view = viewOf(ISLAND)
	expect(['12', '01']).toContain(view.month.slice(5))
	const december = viewOf(ISLAND, 'period=2027-12')
	expect(december.finding.title).toMatch(/^December 2027 at S: 84\.8 MW firm, [\d.]+ MW above the peak hour$/)
	expect(view.panels.map(({ name }) => name)).toEqual(['Worst day', 'Middle day', 'Best day'])
	expect(view.overPlan?.chart.marked).toBe(view.month)
})

test('where a retrofit is asked for more than is firm, the heading and the chart over the plan say the same', () => {
	const parsed = parsePlanFile(findTemplate('canal-flats')?.plan)
	const plan = must(parsed.ok ? parsed.plan : null)
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const asked = must(dayAsked(plan, result, new URLSearchParams()))
	const { finding, overPlan } = buildDayView({ plan, result, status: null, days: must(daysOf(frame, asked)) }, asked)
	expect(asked.month).toBe('2027-10')
	expect(finding.title).toBe(
		'October 2027 at Canal Flats: 30 MW firm, 1.06 MW below the 31.1 MW needed; peak draw 20.9 MW',
	)
	expect(must(overPlan).chart.marked).toBe('2027-10')
})

test('site and month are what the address says, and months of other years are a step away', () => {
	const view = viewOf(ISLAND, 'at=s&period=2027-06')
	expect(view.month).toBe('2027-06')
	expect(view.months.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual(['2027-06'])
	expect([view.months[0]?.value, view.months.at(-1)?.value, view.months.length]).toEqual(['2026-06', '2028-06', 14])
	expect(viewOf(ISLAND, 'at=elsewhere&period=2099-01').siteId).toBe('s')
})

test('figures are the month’s and open their explanation; the table holds all 24 hours', () => {
	const { figures, panels } = viewOf(ISLAND, 'period=2027-12')
	expect(figures.map(({ why }) => [why?.scope, why?.month])).toEqual(Array(6).fill(['site:s', '2027-12']))
	const { table } = must(panels[0])
	expect(table.rows.map(([hour]) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => `${hour}–${hour + 1}`))
	expect(table.head.slice(0, 2)).toEqual(['Hour', 'Load, MW'])
	expect(table.rows.every((row) => row.length === table.head.length)).toBe(true)
})

test('a grid site has one panel, which says who carries all of it', () => {
	const { panels } = viewOf({})
	expect(panels.map(({ name }) => name)).toEqual(['Every day'])
	expect(panels[0]?.title).toMatch(/^Every day: grid carries all [\d,.]+ MWh$/)
})

test('what is drawn stays in its box, on one scale for all days of the month', () => {
	const { panels, highest } = viewOf(ISLAND, 'period=2027-12')
	expect(highest).toBe(highestOf(panels.map(({ day }) => day)))
	for (const { day } of panels) {
		const { shapes, width, height } = drawDay({ day, highest, width: 346 })
		for (const shape of shapes) {
			if (shape.kind !== 'path') continue
			for (const [x, y] of shape.points) {
				expect(x).toBeGreaterThanOrEqual(0)
				expect(x).toBeLessThanOrEqual(width)
				expect(y).toBeGreaterThanOrEqual(0)
				expect(y).toBeLessThanOrEqual(height)
			}
		}
		// The load is one line over all hours.
		const line = shapes.findLast((shape) => shape.kind === 'path')
		expect(line?.kind === 'path' && line.points.length).toBe(48)
	}
})

test('a report lays out the day of the site and month whose firm power is furthest below what is drawn or asked', () => {
	const plan = twoSites('island', 'canal-flats')
	const result = resultOf(runPlan(plan))
	const spare = Object.entries(result.sites).flatMap(([siteId, site]) =>
		result.months.flatMap((month, at) => {
			const drawn = site.facilityPowerMW[at] ?? 0
			const most = Math.max(drawn, site.layers.energy.required[at] ?? 0)
			return drawn > 0 ? [{ siteId, month, MW: (site.contractedFirmMW[at] ?? 0) - most }] : []
		}),
	)
	const [least] = spare.toSorted((one, other) => one.MW - other.MW)
	expect(tightestDay(plan, result)).toEqual({ siteId: must(least).siteId, month: must(least).month })
	expect(must(least).siteId).not.toBe(must(plan.sites[0]).id)
})
