import { expect, test } from 'vitest'
import { buildReadout } from '#shared/charts/strip-readout.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { targetDates } from '../pages/overview/target-dates.ts'
import { latestSite } from '../messages/verdict/latest-site.ts'
import { buildStripModel } from './strip-view.ts'

const plans: readonly (readonly [string, () => PlanFile])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, () => validPlan(plan)] as const),
	...Object.entries(VERDICT_PLANS),
]

test.each(plans)(
	'the strip of %s is short of the target in the months in which the verdict is, and no others',
	(_, make) => {
		const result = computePlan(make())
		const { bands, binding } = buildStripModel(result)
		const stated = Object.entries(result.sites).filter(([id]) => result.verdict.sites[id]?.basis === 'stated')
		const late = result.months.filter((_, month) => stated.some(([, { lateMW }]) => (lateMW[month] ?? 0) > 0))
		const isShort = ({ toTarget }: (typeof bands)[number], month: number) =>
			toTarget !== null && (toTarget.supply[month] ?? 0) < (toTarget.asked[month] ?? 0)
		const hatched = result.months.filter((_, month) => bands.some((band) => isShort(band, month)))
		expect(hatched).toEqual(result.verdict.basis === 'stated' ? late : [])
		// The line of what limits stands on a band that is short.
		for (const month of hatched.map((name) => result.months.indexOf(name))) {
			const limiting = bands.find(({ layer }) => layer === binding[month])
			expect(limiting && isShort(limiting, month), result.months[month]).toBe(true)
		}
	},
)

test.each(plans)(
	'while a target stands the strip of %s reads layers against it, or against demand where that is more',
	(_, make) => {
		const model = buildStripModel(computePlan(make()))
		const asked = model.months.flatMap((_, month) =>
			model.bands.flatMap(({ layer, toTarget }) => {
				const told = must(buildReadout(model, month).layers.find((one) => one.layer === layer))
				return (toTarget?.asked[month] ?? 0) > 0 ? [`${told.share} ${told.detail}`] : []
			}),
		)
		expect(asked.filter((told) => /^over |no demand|none needed/.test(told))).toEqual([])
	},
)

/** The first is asked for early and comes late, the second has years to spare. */
function fleet() {
	const sites = ['2027-01', '2029-12'].map((targetMonth, at) => ({
		...{ id: `s${String(at)}`, name: `Site ${String(at)}`, country: 'US', latitude: 32.45, longitude: -99.73 },
		...{ targetItMW: 20, targetMonth },
	}))
	const of = <Row extends object>(row: (siteId: string) => Row) => sites.map(({ id }) => ({ ...row(id), siteId: id }))
	return planFile({
		...{ horizonMonths: 60, sites },
		powerContracts: of((id) => contract(`grid-${id}`, { capacityMW: 40, startMonth: '2028-06', rampMonths: 1 })),
		buildPhases: of((id) => hall(`hall-${id}`, { itMW: 20, scope: 'existing', durationMonths: 0 })),
		chipOrders: of((id) => ({
			...{ id: `order-${id}`, chip: 'h100-sxm', accelerators: 15_000, orderMonth: '2026-10', leadTimeMonths: 6 },
		})),
	})
}

test('of a fleet whose dates differ the latest site is marked against its own target, not against the last one', () => {
	const plan = fleet()
	const result = computePlan(plan)
	const { month, monthsLate } = result.verdict.fullPower
	expect(must(month) < must(result.verdict.headline.facts.targetMonth) && must(monthsLate) > 0).toBe(true)
	const target = must(buildStripModel(result).target)
	expect([result.months[target.at], result.months[must(target.met)]]).toEqual(['2027-01', month])
	expect(addMonths('2027-01', must(monthsLate))).toBe(month)
	expect(latestSite(result.verdict)).toMatchObject({ siteId: 's0', month: '2027-01', reached: month })
	expect(targetDates(plan, result).rows.at(-1)).toMatchObject({ name: 'Full power, latest site', needed: 'Jan 2027' })
})
