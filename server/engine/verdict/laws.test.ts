import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { LossKind } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { atMost, LAW_TIMEOUT_MS, lawRuns, near } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { randomPlans, validPlan } from '../../../tests/factories/random/random-plan.ts'
import {
	countedFleets,
	handsEnough,
	moreAccelerators,
	moreHalls,
	morePower,
	peaksAlike,
	plain,
	poolEach,
	withRoom,
} from '../../../tests/laws/richer-plans.ts'
import { demandedNameplate, siteWorkShare, unservedNameplate } from '../balance/balance.quantities.ts'
import { computePlan, rerunPlan, resultOf, runPlan } from '../compute-plan.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { judgePlan } from './judge.ts'

const DRAWN = fc.sample(randomPlans, lawRuns({ seed: 2028, plans: 64 }))
const FEW = DRAWN.slice(0, Math.ceil(DRAWN.length / 2))
const OWN = TEMPLATES.map(({ plan }) => validPlan(plan))
const lawTest = (name: string, holds: () => void) => {
	test(`law: ${name}`, { timeout: LAW_TIMEOUT_MS }, holds)
}

/** A half of what halls hold is asked of each site, by its tenth month. */
const asking = (plan: PlanFile, month = 10, share = 0.5): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => {
		const halls = plan.buildPhases.filter(({ siteId, id }) => siteId === site.id && id !== 'more')
		const targetItMW = share * halls.reduce((sum, { itMW }) => sum + itMW, 0)
		return targetItMW > 0 ? { ...site, targets: [], targetItMW, targetMonth: addMonths(plan.startMonth, month) } : site
	}),
})

type Frame = ReturnType<typeof runPlan>
const lateOf = (frame: Frame) => Object.values(resultOf(frame).sites).map(({ lateMW }) => lateMW)

function neverLater(before: Frame, after: Frame, what: string): void {
	const then = lateOf(before)
	lateOf(after).forEach((late, site) => {
		late.forEach((mw, month) => {
			atMost(mw, must(then[site]?.[month]), `${what}: late at site ${String(site)} in month ${String(month)}`)
		})
	})
}

lawTest('the causes of a month and kind add up to what is lost in it (vV4)', () => {
	for (const plan of [...OWN, ...DRAWN]) {
		const frame = runPlan(plan)
		const { rows, sites, verdict } = noteOf(frame, judgePlan)
		const [unserved, required] = [columnOf(frame, unservedNameplate), columnOf(frame, demandedNameplate)]
		const served = columnOf(frame, siteWorkShare)
		sites.forEach(({ of }, site) => {
			const lost = (kind: LossKind, month: number) =>
				rows.reduce((sum, row) => sum + (row.kind === kind && row.site === site ? must(row.mw[month]) : 0), 0)
			of.late.forEach((late, month) => {
				near(lost('late', month), late, `late in month ${String(month)}`)
				const beyond = Math.max(0, unserved.at(site, month) - late)
				const [share, given] = [1 - served.at(site, month), required.at(site, month) - unserved.at(site, month)]
				const cut = share >= 0.005 && share * given > 1e-6 ? share * given : 0
				near(lost('unserved', month), (beyond < 1e-6 ? 0 : beyond) + cut, `unserved in month ${String(month)}`)
			})
		})
		for (const kind of ['late', 'unserved', 'stranded'] as const) {
			const told = verdict.losses.filter((loss) => loss.kind === kind)
			const { totals } = verdict
			const all = told.reduce((sum, { mwMonths }) => sum + mwMonths, 0)
			near(all, totals[kind].mwMonths + totals.past[kind].mwMonths, kind)
			for (const { mwMonths, regainedAlone } of told) atMost(regainedAlone, mwMonths, `regained of ${kind}`)
		}
	}
})

lawTest('more power, halls or chips of what stands there never raise what is late to a stated target (vV2)', () => {
	let tried = 0
	for (const drawn of FEW) {
		const plan = asking(withRoom(handsEnough(countedFleets(poolEach(plain(drawn))))))
		const before = runPlan(plan)
		neverLater(before, rerunPlan(before, morePower(plan)), 'more power')
		neverLater(before, rerunPlan(before, moreHalls(plan)), 'more halls')
		const alike = peaksAlike(plan)
		neverLater(runPlan(alike), runPlan(moreAccelerators(alike)), 'more chips')
		if (resultOf(before).verdict.totals.late.mwMonths > 0) tried += 1
	}
	expect(tried).toBeGreaterThan(FEW.length / 4)
})

/** All that is bought for a hall, there when it needs it. */
const BOUGHT = builtInCatalogue.equipment.map(({ id: item }) => ({
	...{ item, quantity: 1e6, orderMonth: null, deliveryMonth: null, supply: null, leadWeeks: null },
	status: 'ordered' as const,
}))

/** Nothing is late: no delay, no slip, no purchase that holds or is open, no report, and hands for everything. */
const punctual = (plan: PlanFile): PlanFile => ({
	...handsEnough(plan),
	sites: plan.sites.map((site) => ({ ...site, targets: [], targetItMW: null, targetMonth: null })),
	actuals: [],
	powerContracts: plan.powerContracts.map((one) => ({ ...one, startDelayMonths: null })),
	gatingWorks: plan.gatingWorks.map((one) => ({ ...one, startDelayMonths: null })),
	chipOrders: plan.chipOrders.map((one) => ({ ...one, slipMonths: null })),
	buildPhases: plan.buildPhases.map((one) => ({
		...one,
		startDelayMonths: null,
		procurement: BOUGHT,
		workWindows: [],
	})),
})

lawTest('without a stated target nothing is late where nothing slips (vV1)', () => {
	let tried = 0
	for (const drawn of [...OWN, ...DRAWN]) {
		const result = computePlan(punctual(drawn))
		const isOnTime = Object.values(result.schedule).every(({ delayMonths }) => delayMonths <= 0)
		if (!isOnTime) continue
		expect(result.verdict.totals.late.mwMonths, drawn.name).toBeCloseTo(0, 6)
		if (result.verdict.fullPower.month !== null) tried += 1
	}
	expect(tried).toBeGreaterThan(DRAWN.length / 4)
})

lawTest('a later target never raises what is late (vV3)', () => {
	for (const drawn of FEW) {
		const plan = asking(drawn, 4)
		const before = runPlan(plan)
		neverLater(before, rerunPlan(before, asking(drawn, 9)), 'five months later')
	}
})

const turned = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.toReversed(),
	powerContracts: plan.powerContracts.toReversed(),
	buildPhases: plan.buildPhases.toReversed(),
	chipOrders: plan.chipOrders.toReversed(),
	leases: plan.leases.toReversed(),
})

lawTest('the order in which sites and items are listed changes nothing of what is late (vV4)', () => {
	for (const drawn of FEW) {
		const plan = asking(handsEnough(countedFleets(poolEach(plain(drawn)))))
		const [one, other] = [computePlan(plan), computePlan(turned(plan))]
		const late = ({ verdict }: typeof one) =>
			new Map(
				verdict.losses
					.filter(({ kind }) => kind === 'late')
					.map(({ cause, layer, siteId, item, past, mwMonths }) => [
						JSON.stringify({ cause, layer, siteId, item, past }),
						mwMonths,
					]),
			)
		const [listed, turnedRound] = [late(one), late(other)]
		expect([...turnedRound.keys()].toSorted()).toEqual([...listed.keys()].toSorted())
		for (const [cause, mwMonths] of listed) near(must(turnedRound.get(cause)), mwMonths, cause)
		expect(other.verdict.fullPower).toEqual(one.verdict.fullPower)
	}
})
