import { expect, test } from 'vitest'
import { atMost, forEveryPlan, LAW_TIMEOUT_MS, near, resultOf } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { monthsBetween } from '#shared/units/months.ts'

test(
	'law: worked ≤ available and ≤ required, and the shortfall is what is between (W2)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { workforce, months } = resultOf(plan)
			const oneSite = plan.sites.length === 1
			for (const [trade, { required, available, worked, shortfall, peak }] of Object.entries(workforce.trades)) {
				months.forEach((_, month) => {
					const [asked, there, at] = [must(required[month]), must(available[month]), must(worked[month])]
					atMost(at, asked, `${trade} at work`)
					atMost(at, there, `${trade} at work, month ${String(month)}`)
					near(must(shortfall[month]), asked - at, `shortfall of ${trade}`)
					if (oneSite) near(at, Math.min(asked, there), `${trade} at one site`)
				})
				expect(peak.headcount).toBe(Math.max(...worked))
			}
		})
	},
)

test('law: levelling brings no hour forward (S6)', { timeout: LAW_TIMEOUT_MS }, () => {
	forEveryPlan((plan) => {
		// Hours planned before the plan count as done, unless equipment that is not there holds their window back.
		const early = plan.buildPhases.some(({ startMonth }) => startMonth < plan.startMonth)
		if (early && plan.buildPhases.some(({ procurement }) => procurement.length > 0)) return
		const { construction, unlevelled } = resultOf(plan).workforce
		let [done, planned] = [0, 0]
		construction.headcount.forEach((heads, month) => {
			done += heads
			planned += must(unlevelled.construction.headcount[month])
			atMost(done, planned, `people-months by month ${String(month)}`)
		})
	})
})

test('law: nothing is finished before it is planned, and a delay has a cause (S7)', { timeout: LAW_TIMEOUT_MS }, () => {
	forEveryPlan((plan) => {
		for (const [id, dates] of Object.entries(resultOf(plan).schedule)) {
			expect(monthsBetween(dates.plannedStart, dates.start), id).toBeGreaterThanOrEqual(0)
			expect(dates.cause !== null, id).toBe(dates.delayMonths > 0)
			if (dates.finish !== null) expect(monthsBetween(dates.plannedFinish, dates.finish), id).toBe(dates.delayMonths)
		}
	})
})

test('law: finished halls stay, and stand in the month after their finish (I1)', { timeout: LAW_TIMEOUT_MS }, () => {
	forEveryPlan((plan) => {
		const { sites, schedule, months } = resultOf(plan)
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
	})
})

test(
	'law: a training run ends once, asks for nothing after, and is told as a milestone (M6)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { workloads, months, milestones } = resultOf(plan)
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
		})
	},
)
