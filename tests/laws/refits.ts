import { atMost, frameOf, type Laws, near } from '../factories/every-plan.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { rerunPlan } from '#server/engine/compute-plan.ts'
import { hallUsable } from '#server/engine/equipment/racks/fit-racks.ts'
import { type PlannedRefit, planRefits } from '#server/engine/equipment/racks/plan-refits.ts'
import { hallRefitting } from '#server/engine/equipment/racks/refit.quantities.ts'
import { columnOf, noteOf } from '#server/engine/kernel/run.ts'
import { openCapacity } from '#server/engine/layers/infrastructure/available.ts'
import { phaseItMW } from '#server/engine/layers/infrastructure/inputs.ts'

type Frame = ReturnType<typeof frameOf>

/** Refits of a plan that are worked on within its months. */
export const refitsOf = (frame: Frame): readonly PlannedRefit[] =>
	noteOf(frame, planRefits).done.filter(({ works }) => works.length > 0)

const unrefitted = (plan: PlanFile): PlanFile => ({
	...plan,
	buildPhases: plan.buildPhases.map((hall) => ({ ...hall, refit: 'none' })),
})

const firstOf = ({ works }: PlannedRefit) => Math.min(...works.map(({ month }) => month))

const PRICES = {
	density: 'refitDensityUsdPerMW',
	liquid: 'refitLiquidUsdPerMW',
	sidecar: 'refitSidecarUsdPerMW',
} as const

const priceOf = ({ assumptions }: PlanFile, kind: PlannedRefit['kind']) =>
	assumptions[PRICES[kind]]?.value ?? ASSUMPTIONS[PRICES[kind]].default

/** What of a hall is out of use while it is made ready for other racks, and what it carries once they are there. */
export const REFITS: Laws = {
	'a refit never raises what a hall carries before its racks come, and what is out of a hall carries nothing (lP10)': (
		_,
		plan,
	) => {
		const frame = frameOf(plan)
		const refits = refitsOf(frame)
		if (refits.length === 0) return
		const asBuilt = columnOf(rerunPlan(frame, unrefitted(plan)), openCapacity)
		const [open, out, whole] = [openCapacity, hallRefitting, phaseItMW].map((one) => columnOf(frame, one))
		for (const hall of new Set(refits.map((refit) => refit.hall))) {
			const first = Math.min(...refits.filter((refit) => refit.hall === hall).map(firstOf))
			for (let month = 0; month < frame.world.months; month++) {
				const what = `hall ${String(hall)}, month ${String(month)}`
				const carries = open?.at(hall, month) ?? NaN
				const standing = (whole?.at(hall, 0) ?? NaN) - (out?.at(hall, month) ?? NaN)
				atMost(carries, Math.max(0, standing), `carried beside a refit, ${what}`)
				if (month < first) atMost(carries, asBuilt.at(hall, month), `carried before a refit is done, ${what}`)
			}
		}
	},

	'after a refit its hall carries the racks that it is made for, and no part of it is made twice for one order (lP10)':
		(_, plan) => {
			const frame = frameOf(plan)
			const [usable, whole] = [columnOf(frame, hallUsable), columnOf(frame, phaseItMW)]
			const made = new Set<string>()
			for (const refit of refitsOf(frame)) {
				const { hall, order, share, itMW } = refit
				const what = `order ${String(order)} in hall ${String(hall)}`
				const first = firstOf(refit)
				if (first >= 0) atMost(share, usable.at(hall, first), `usable once they are there, ${what}`)
				atMost(itMW, whole.at(hall, 0) * share, `refitted, ${what}`)
				if (made.has(what)) throw new Error(`made twice: ${what}`)
				made.add(what)
			}
		},

	'a refit is paid for the megawatts that are worked on, and those are out for two months each (lP10)': (
		{ finance },
		plan,
	) => {
		const frame = frameOf(plan)
		const out = columnOf(frame, hallRefitting)
		plan.buildPhases.forEach(({ id }, hall) => {
			const works = refitsOf(frame)
				.filter((refit) => refit.hall === hall)
				.flatMap((refit) => refit.works.map((work) => ({ ...work, kind: refit.kind })))
			const usd = works.reduce((sum, { kind, itMW }) => sum + itMW * priceOf(plan, kind), 0)
			near(finance.halls[id]?.refitUsd ?? 0, usd, `paid for refits of ${id}`)
			let off = 0
			for (let month = 0; month < frame.world.months; month++) off += out.at(hall, month)
			const within = works.reduce((MW, { month, itMW }) => MW + itMW * Math.min(2, Math.max(0, month)), 0)
			near(off, within, `MW-months out of ${id}`)
		})
	},
}
