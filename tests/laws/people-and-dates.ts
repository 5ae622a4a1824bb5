import { expect } from 'vitest'
import { atMost, near, type Laws } from '../factories/every-plan.ts'
import { must } from '../factories/must.ts'
import { assumedAt } from '#server/engine/world.ts'
import type { AssumptionKey } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'

const SQUARE_FEET_PER_SQUARE_METRE = 10.763910417

/** Heads that the hall with the least floor takes before its trades have to share it: three times its room. Rule pL6. */
function tightestHall(plan: PlanFile): number {
	const heads = plan.buildPhases.flatMap(({ siteId, scope, floorAreaM2, itMW }) => {
		const site = must(plan.sites.find(({ id }) => id === siteId))
		const assumed = (key: AssumptionKey) => assumedAt(plan, siteId, key)
		const shifts = site.labour.shifts ?? 1
		const together = shifts === 1 ? 1 : assumed(shifts === 2 ? 'largestShiftShare2' : 'largestShiftShare3')
		const floor = floorAreaM2 ?? assumed('floorAreaM2PerItMW') * itMW
		if (scope === 'existing' || floor === 0) return []
		return [(3 * floor * SQUARE_FEET_PER_SQUARE_METRE) / assumed('spaceSfPerHead') / together]
	})
	return Math.min(Infinity, ...heads)
}

/** Who works when, and what is finished when. */
export const PEOPLE_AND_DATES: Laws = {
	'worked ≤ available and ≤ required, and the shortfall is what is between; hands are idle only where a hall is full (W2, pL6)':
		(result, plan) => {
			const { workforce, months } = result
			const oneSite = plan.sites.length === 1
			const room = tightestHall(plan)
			const asks = months.map((_, month) =>
				Object.values(workforce.trades).reduce((sum, { required }) => sum + must(required[month]), 0),
			)
			for (const [trade, { required, available, worked, shortfall, peak }] of Object.entries(workforce.trades)) {
				months.forEach((_, month) => {
					const [asked, there, at] = [must(required[month]), must(available[month]), must(worked[month])]
					atMost(at, asked, `${trade} at work`)
					atMost(at, there, `${trade} at work, month ${String(month)}`)
					near(must(shortfall[month]), asked - at, `shortfall of ${trade}`)
					if (oneSite && must(asks[month]) <= room) near(at, Math.min(asked, there), `${trade} at one site`)
				})
				expect(peak.headcount).toBe(Math.max(...worked))
			}
		},

	'levelling brings no hour forward (S6)': (result, plan) => {
		// Hours planned before the plan count as done, unless equipment that is not there holds their window back.
		const early = plan.buildPhases.some(({ startMonth }) => startMonth < plan.startMonth)
		if (early && plan.buildPhases.some(({ procurement }) => procurement.length > 0)) return
		// What was worked by report was worked when it was.
		if (Object.values(result.schedule).some(({ progress }) => progress !== null)) return
		const { construction, unlevelled } = result.workforce
		let [done, planned] = [0, 0]
		construction.headcount.forEach((heads, month) => {
			done += heads
			planned += must(unlevelled.construction.headcount[month])
			atMost(done, planned, `people-months by month ${String(month)}`)
		})
	},

	'nothing is finished before it is planned but by report, and a delay has a cause (S7)': (result) => {
		for (const [id, dates] of Object.entries(result.schedule)) {
			if (dates.progress === null) {
				expect(monthsBetween(dates.plannedStart, dates.start), id).toBeGreaterThanOrEqual(0)
				expect(dates.delayMonths, id).toBeGreaterThanOrEqual(0)
			}
			expect(dates.cause !== null, id).toBe(dates.delayMonths > 0)
			if (dates.finish !== null) expect(monthsBetween(dates.plannedFinish, dates.finish), id).toBe(dates.delayMonths)
		}
	},

	'a forecast ends where the reports end, and without reports it is the plan (pV4, pV6)': (result) => {
		const { schedule, workforce, asOfMonth } = result
		for (const [id, { progress, finish, start }] of Object.entries(schedule)) {
			if (progress === null) continue
			const { asOf, percentComplete, remainingHours, estimateAtCompletionHours, earnedHours, actualHours } = progress
			atMost(monthsBetween(asOf, asOfMonth) < 0 ? 1 : 0, 0, `${id} reported after the status month`)
			near(estimateAtCompletionHours, (actualHours ?? earnedHours) + remainingHours, `hours of ${id}`)
			expect(progress.forecastFinish, id).toBe(finish)
			if (finish !== null) {
				expect(monthsBetween(start, finish), id).toBeGreaterThanOrEqual(0)
				const hall = id.startsWith('phase:') || id.startsWith('contract:')
				if (hall && percentComplete === 1) expect(finish, id).toBe(asOf)
				if (percentComplete < 1) expect(monthsBetween(asOf, finish), id).toBeGreaterThan(0)
			}
		}
		if (Object.values(schedule).every(({ progress }) => progress === null))
			workforce.baseline.construction.headcount.forEach((heads, month) => {
				near(must(workforce.construction.headcount[month]), heads, `builders, month ${String(month)}`)
			})
	},

	'halls in service stay, and stand in the month after they have what they wait for (I1, pD4)': (result, plan) => {
		const { sites, schedule, months } = result
		for (const [id, { commissionedItMW }] of Object.entries(sites)) {
			months.forEach((name, month) => {
				const ready = plan.buildPhases.filter((hall) => {
					const finish = schedule[`phase:${hall.id}`]?.finish ?? null
					return hall.siteId === id && finish !== null && monthsBetween(finish, name) > 0
				})
				near(
					must(commissionedItMW[month]),
					ready.reduce((sum, { itMW }) => sum + itMW, 0),
					`halls of ${id}`,
				)
				if (month > 0) atMost(must(commissionedItMW[month - 1]), must(commissionedItMW[month]), `halls of ${id}`)
			})
		}
	},

	'a training run ends once, asks for nothing after, and is told as a milestone (M6)': (result) => {
		const { workloads, months, milestones } = result
		const ended = Object.values(workloads).flatMap(({ training, acceleratorsRequired, servedShare }) => {
			const finish = training?.finishMonth ?? null
			if (finish === null) return []
			const last = months.indexOf(finish)
			expect(acceleratorsRequired.slice(last + 1).every((count) => count === 0)).toBe(true)
			expect(servedShare.slice(last + 1).every((share) => share === null)).toBe(true)
			return [finish]
		})
		expect(
			milestones
				.filter(({ kind }) => kind === 'training_done')
				.map(({ month }) => month)
				.sort(),
		).toEqual(ended.sort())
	},
}
