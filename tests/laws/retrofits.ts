import { expect } from 'vitest'
import { atMost, frameOf, type Laws } from '../factories/every-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { rerunPlan } from '#server/engine/compute-plan.ts'
import { hallGearHours } from '#server/engine/equipment/standing/gear-hours.ts'
import { hallPlantHours } from '#server/engine/equipment/standing/plant-hours.ts'
import { lotBought } from '#server/engine/equipment/standing/standing.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { housedPower } from '#server/engine/layers/infrastructure/available.ts'
import { lotUsd } from '#server/engine/money/halls/lot-prices.ts'
import { own } from '#server/engine/money/halls/reference-outputs.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'

type Hall = PlanFile['buildPhases'][number]
const LISTED = ['hv_transformer', 'ups', 'generator', 'mv_lv_transformer', 'chiller_air', 'cdu', 'dry_cooler', 'crah']

const withHalls = (plan: PlanFile, change: (hall: Hall, index: number) => Partial<Hall>): PlanFile => ({
	...plan,
	buildPhases: plan.buildPhases.map((hall, index) => ({ ...hall, ...change(hall, index) })),
})

/** Every hall that is built lists something. */
const listed = (plan: PlanFile) =>
	withHalls(plan, ({ scope, existingPlant }) =>
		scope === 'existing'
			? {}
			: { existingPlant: existingPlant ?? [{ item: 'ups', units: 2, unitSize: null, reuseShare: null }] },
	)
/** A few of each item more stand in every second hall. */
const more = (plan: PlanFile) =>
	withHalls(plan, ({ existingPlant }, index) => ({
		existingPlant:
			existingPlant && index % 2 === 0
				? [...existingPlant, ...LISTED.map((item) => ({ item, units: 7, unitSize: null, reuseShare: 0.8 }))]
				: existingPlant,
	}))

const COSTS_AND_HOURS = [lotBought, hallGearHours, hallPlantHours, ...Object.values(lotUsd), own.labour] as const

/** What stands in a hall that is fitted anew, when it may be worked in and when it is out. */
export const RETROFITS: Laws = {
	'more standing plant is never bought more of, nor paid more for, nor set in more hours (pR1, pR2)': (_, plan) => {
		const base = listed(plan)
		const few = rerunPlan(frameOf(plan), base)
		const many = rerunPlan(few, more(base))
		for (const quantity of COSTS_AND_HOURS) {
			const limit = columnOf(few, quantity).values
			columnOf(many, quantity).values.forEach((value, at) => {
				if (!Number.isNaN(value)) atMost(value, limit[at] ?? NaN, `${quantity.id}, row ${String(at)}`)
			})
		}
	},

	'an outage never raises what halls house, and touches no other month and no other site (pR4)': (_, plan) => {
		const outage = { month: addMonths(plan.startMonth, 2), days: 12, itMW: 5 }
		const off = rerunPlan(frameOf(plan), {
			...plan,
			sites: plan.sites.map((site, index) => (index === 0 ? { ...site, outages: [...site.outages, outage] } : site)),
		})
		const [before, after] = [columnOf(frameOf(plan), housedPower), columnOf(off, housedPower)]
		after.values.forEach((MW, cell) => {
			const was = before.values[cell] ?? NaN
			atMost(MW, was, `available, cell ${String(cell)}`)
			if (cell !== 2) expect(MW).toBe(was)
		})
	},

	'windows of all months are none (pR3)': (_, plan) => {
		const always = Array.from({ length: 600 }, (_, month) => addMonths(plan.startMonth, month - 120))
		const free = rerunPlan(
			frameOf(plan),
			withHalls(plan, () => ({ workWindows: [] })),
		)
		const open = rerunPlan(
			frameOf(plan),
			withHalls(plan, ({ scope }) => ({ workWindows: scope === 'existing' ? [] : always })),
		)
		const different = [...free.columns].filter(([id, { values }]) => !sameData(values, open.columns.get(id)?.values))
		expect(different.map(([id]) => id)).toEqual([])
	},
}
