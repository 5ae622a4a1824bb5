import { describe, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import { headlineTitle } from '../messages/verdict/headline-words.ts'
import { fullPowerText } from '../messages/milestones.ts'
import { impactFigures } from '../remedies/impact-figures.ts'
import { buildComparedPlan } from '../scenarios/compare-view.ts'
import { targetRows } from '../schedule/target-rows.ts'
import { buildStripModel } from '../layers/strip-view.ts'
import { buildMoneyView } from './money/money-view.ts'
import { workforceFinding } from '../findings/workforce-finding.ts'
import { buildOverview } from './overview-view.ts'

const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
/** Asked for by December 2026, with a grid that starts half a year later. */
const late = planFile({
	horizonMonths: 48,
	sites: [{ ...site, targetItMW: 50, targetMonth: '2026-12' }],
	powerContracts: [contract('grid', { capacityMW: 90, startMonth: '2027-06', rampMonths: 1 })],
	buildPhases: [hall('a', { itMW: 50, scope: 'existing', durationMonths: 0 })],
	chipOrders: [
		{ id: 'o', siteId: 'abilene', chip: 'h100-sxm', accelerators: 36_000, orderMonth: '2026-10', leadTimeMonths: 6 },
	],
})
const result = computePlan(late)

describe('no two places show one date or one loss with two values (VE9)', () => {
	const { month, monthsLate } = result.verdict.fullPower
	test('the date of full power, on every page that tells it', () => {
		expect(monthsLate).toBeGreaterThan(0)
		const overview = buildOverview({ plan: late, result, status: null })
		const [tile] = overview.figures
		const row = overview.dates.rows.at(-1)
		const compared = buildComparedPlan(late, result).groups.Figures.find((one) => one.row === 'Full power')
		const impact = impactFigures(late, result).find(({ label }) => label === 'Full power')
		const told = shortMonth(must(month))
		expect([tile?.value, row?.date, compared?.text, impact?.value, fullPowerText(fullPowerOf(result))]).toEqual(
			Array.from({ length: 5 }, () => told),
		)
		expect(headlineTitle(late, result)).toContain(longMonth(must(month)))
		expect(targetRows(late, result)[0]?.delayMonths).toBe(monthsLate)
		expect(buildStripModel(result).target).toMatchObject({ met: result.months.indexOf(must(month)), isLate: true })
		expect(row?.late).toBe(`${String(monthsLate)} mo`)
	})

	test('«Limited by nothing» stands beside no megawatt-month that is lost', () => {
		const figures = impactFigures(late, result)
		const of = (name: string) => figures.find(({ label }) => label === name)?.value
		expect(of('Limited by')).not.toBe('nothing')
		expect(of('Late or unserved')).not.toBe('0 MW-months')
		const none = planFile({ powerContracts: late.powerContracts })
		const quiet = impactFigures(none, computePlan(none))
		expect(quiet.slice(0, 2).map(({ value }) => value)).toEqual(['nothing', '0 MW-months'])
	})
})

describe('what is missing is said as missing (VE10)', () => {
	test('without a price there is no return to show, and the page says where one is entered', () => {
		const { finding, figures } = buildMoneyView({ plan: late, result, status: null })
		expect(finding.title).toBe('No price is entered, so there is no return to show')
		expect(finding.lede).toMatch(/Enter a price under Prices\.$/)
		expect(figures.find(({ label }) => label === 'Project IRR')).toMatchObject({ value: '–', note: 'needs a price' })
	})

	test('a place abroad without figures of its labor is not told as one that lacks people', () => {
		const far = { ...site, name: 'Nuuk', country: 'GL', latitude: 64.18, longitude: -51.72 }
		const plan = planFile({ sites: [far], buildPhases: [hall('a', { startMonth: '2026-06' })] })
		const { title, lede } = workforceFinding(computePlan(plan))
		expect(`${title}. ${lede}`).not.toMatch(/\d+ needed in|available\./)
		expect(lede).toMatch(/^No labor data near Nuuk: enter the workers available/)
	})
})
