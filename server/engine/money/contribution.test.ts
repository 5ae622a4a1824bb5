import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../tests/factories/reproduction.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

type Entry = Record<string, unknown>
const work = (over: Entry = {}): Entry => ({
	id: 'line',
	siteId: 's',
	contractId: 'u',
	startMonth: '2026-06',
	durationMonths: 12,
	contributionUsd: 24e6,
	...over,
})
const computed = (works: readonly Entry[], changes: Changes = {}) =>
	computedDocument(reproduction({ ...changes, plan: { gatingWorks: works } }))
const energyCapital = (works: readonly Entry[]) => must(computed(works).finance.capexByLayer.energy)

test('a contribution is paid in twelve equal parts before the work is due, delay included (eR30)', () => {
	const [none, paid] = [energyCapital([]), energyCapital([work({ startDelayMonths: { p50: 2.5, p90: 6 } })])]
	const more = paid.map((usd, month) => usd - must(none[month]))
	// June 2026 + 12 + 3 months: due in September 2027, month 20.
	expect(more.slice(7, 21)).toEqual([0, ...Array<number>(12).fill(2e6), 0])
})

test('what was contributed before the plan counts before it, and all of it in what is committed (eR30, F17)', () => {
	const early = work({ startMonth: '2025-04' })
	const [none, paid] = [computed([]).finance, computed([early]).finance]
	// Due in April 2026: nine of the twelve months lie before January.
	expect(paid.beforePlanUsd.energy - none.beforePlanUsd.energy).toBeCloseTo(18e6, 3)
	expect(paid.committedUsd.energy - none.committedUsd.energy).toBeCloseTo(24e6, 3)
	expect(paid.estimate.moneyByQuality.benchmark - none.estimate.moneyByQuality.benchmark).toBeCloseTo(24e6, 3)
})

test('with upgrades stated on the same contract both are paid, with a warning (joins A2)', () => {
	const twice = computed([work()], { contract: { networkUpgradeUsd: 6e6 } })
	const warned = twice.warnings.filter(({ code }) => code === 'upgrade_stated_twice')
	expect(warned.map(({ path }) => path)).toEqual(['gatingWorks[0].contributionUsd'])
	expect(warned[0]?.text).toMatch(/: \$30M in total\.$/)
	const once = computed([work()])
	expect(once.warnings.some(({ code }) => code === 'upgrade_stated_twice')).toBe(false)
	expect(twice.finance.committedUsd.energy - once.finance.committedUsd.energy).toBeCloseTo(6e6, 3)
})

test('a contract draws no more than it serves (joins A6)', () => {
	const limited = {
		site: { supplyRedundancy: 'unit' },
		contract: { capacityMW: 30, demandChargeUsdPerKWMonth: 10, minimumDemandShare: 0, energyPriceUsdPerMWh: 40 },
		contracts: [
			{ kind: 'btm_solar', capacityMW: 300, capacityFactor: 0.3 },
			{ kind: 'bess', capacityMW: 200, energyMWh: 1600 },
		],
	}
	const { contracts, sites } = computed([], limited)
	const [drawn, billed] = [must(sites['s']).facilityPowerMW, must(contracts['u']).demandUsd]
	const month = drawn.indexOf(Math.max(...drawn))
	expect(drawn[month]).toBeGreaterThan(35)
	expect(billed[month]).toBeCloseTo(30 * 10_000, 3)
})
