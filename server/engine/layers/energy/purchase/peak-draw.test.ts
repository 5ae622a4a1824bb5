import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { validPlan } from '../../../../../tests/factories/random/random-plan.ts'
import { type Changes, reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computePlan, runPlan } from '../../../compute-plan.ts'
import { columnOf } from '../../../kernel/run.ts'
import { facilityPower } from '../pue.ts'
import { billedDemand } from './demand-bill.ts'

const LAST = 40
const FREE = { minimumDemandShare: 0 }

/** Megawatts that each contract is billed for, and the peak of the site. */
function billed(changes: Changes) {
	const frame = runPlan(reproduction(changes))
	const demand = columnOf(frame, billedDemand)
	const MW = frame.world.model.plan.powerContracts.map((_, index) => demand.at(index, LAST))
	return { MW, peakMW: columnOf(frame, facilityPower).at(0, LAST) }
}

test('contracts carry the peak in the order of merit: the last is billed for what is left (E17)', () => {
	const second = { id: 'b', kind: 'utility_firm', capacityMW: 80, status: 'energised', ...FREE }
	const { MW, peakMW } = billed({ contract: { ...FREE, capacityMW: 20 }, contracts: [second] })
	expect(peakMW).toBeGreaterThan(20)
	expect(MW).toEqual([20, expect.closeTo(peakMW - 20, 9)])
})

test('what a plan ranks first carries the peak first, gas too; more is not let in than the connection carries', () => {
	const gas = { id: 'gas', kind: 'btm_recip', capacityMW: 18, units: 4, dispatchRank: 25, firmShare: null }
	const ranked = billed({ contract: FREE, contracts: [gas] })
	const firmMW = ranked.peakMW - must(ranked.MW[0])
	expect(firmMW).toBeGreaterThan(10)
	expect(ranked.MW[1]).toBeCloseTo(firmMW, 9)
	const limited = billed({
		contract: FREE,
		contracts: [{ ...gas, dispatchRank: null }],
		site: { interconnection: { limitMW: 35 } },
	})
	expect(limited.peakMW).toBeGreaterThan(35)
	expect(limited.MW).toEqual([35, expect.closeTo(limited.peakMW - 35, 9)])
})

test('service that may be cut relieves nobody of the peak: in the hour it is cut the others carry it', () => {
	const cut = { id: 'n', kind: 'utility_nonfirm', capacityMW: 60, status: 'energised', dispatchRank: 25, ...FREE }
	const { MW, peakMW } = billed({ contract: FREE, contracts: [cut] })
	expect(MW[0]).toBeCloseTo(peakMW, 9)
	expect(MW[1]).toBeCloseTo(peakMW, 9)
})

test('a bridge of 500 MW that carries nothing lowers no demand charge of the European template', () => {
	const { plan } = must(TEMPLATES.find(({ name }) => name === 'europe-inference'))
	const file = plan as { readonly powerContracts: readonly { readonly siteId: string; readonly startMonth: string }[] }
	const [grid] = file.powerContracts
	const bridge = {
		...{ siteId: must(grid).siteId, startMonth: must(grid).startMonth },
		id: 'bridge',
		kind: 'bridge_ramp',
	}
	const [before, after] = [[], [{ ...bridge, capacityMW: 500, status: 'energised' }]].map((more) =>
		computePlan(validPlan({ ...file, powerContracts: [...file.powerContracts, ...more] })),
	)
	expect(must(after?.contracts['bridge']).energyMWh.every((MWh) => MWh === 0)).toBe(true)
	expect(after?.contracts['grid']?.demandUsd).toEqual(before?.contracts['grid']?.demandUsd)
	expect(must(after).finance.totals.opexUsd).toBeCloseTo(must(before).finance.totals.opexUsd, 3)
})
