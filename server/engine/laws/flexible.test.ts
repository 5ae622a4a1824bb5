import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../tests/factories/reproduction.ts'
import { computePlan } from '../compute-plan.ts'

const APART = 1e-9
const run = (contracts: readonly Record<string, unknown>[], changes: Changes = {}) =>
	computePlan(reproduction({ contract: { capacityMW: 15 }, ...changes, contracts }))
const nonFirm = (capacityMW: number, over: object = {}) => ({ id: 'n', kind: 'utility_nonfirm', capacityMW, ...over })
const battery = (capacityMW: number) => ({ id: 'b', kind: 'bess', capacityMW })
const WORK: readonly Changes[] = [
	{},
	{ workload: { flexibility: 'pause', accelerators: 5000 } },
	{ workload: { flexibility: 'shift' } },
]

type Result = ReturnType<typeof run>
const availableIn = (result: Result) => must(result.sites['s']).layers.energy.available
const tokensOf = (result: Result) => must(result.workloads['t']).tokensPerSecond

/** In every month at least as much as in the one before. */
function rises(results: readonly Result[], read: (result: Result) => readonly number[]): void {
	results.slice(1).forEach((more, place) => {
		const less = read(must(results[place]))
		read(more).forEach((value, month) => expect(value).toBeGreaterThanOrEqual(must(less[month]) - APART))
	})
}

test('law: no more non-firm service, battery or flexible work ever lowers what is available (lP3)', () => {
	for (const changes of WORK) {
		rises(
			[0, 1, 8, 30, 90].map((MW) => run([nonFirm(MW), battery(4)], changes)),
			availableIn,
		)
		rises(
			[0, 1, 5, 20, 60].map((MW) => run([nonFirm(30), battery(MW)], changes)),
			availableIn,
		)
	}
	const flexible = [0, 500, 3000, 9000, 18_000].map((accelerators) =>
		run([nonFirm(30), battery(2)], {
			plan: {
				workloads: [18_000 - accelerators, accelerators].flatMap((count, place) =>
					count === 0
						? []
						: [
								{
									...{ id: `w${String(place)}`, kind: 'training', model: 'llama-3.1-405b', trainingTokens: 1e18 },
									...{ accelerators: count, startMonth: '2026-06', flexibility: place === 1 ? 'pause' : null },
								},
							],
				),
			},
		}),
	)
	rises(flexible, availableIn)
})

test('law: more hours of cuts never raise tokens, nor does a promise that the grid calls more often (lP5, lP6)', () => {
	for (const changes of WORK) {
		const cut = [4000, 876, 100, 1, 0].map((hours) => run([nonFirm(30, { curtailmentHoursPerYear: hours })], changes))
		rises(cut, tokensOf)
		const called = [8000, 800, 10].map((maxHoursPerYear) =>
			run([nonFirm(30), { kind: 'demand_response', capacityMW: 6, maxHoursPerYear }], changes),
		)
		rises(called, tokensOf)
	}
})

test('law: accreditation moves money alone (lP7)', () => {
	const at = (accreditedBy: string | null) =>
		run([{ id: 'sun', kind: 'btm_solar', capacityMW: 40, accreditedBy }, battery(5)], {
			contract: { capacityMW: 15, capacityUsdPerMWDay: 200 },
		})
	const [bare, granted] = [at(null), at('u')]
	expect(must(granted.sites['s']).dispatch).toEqual(must(bare.sites['s']).dispatch)
	expect(granted.layers).toEqual(bare.layers)
	expect(granted.workloads).toEqual(bare.workloads)
	expect(granted.finance.totals.opexUsd).toBeLessThan(bare.finance.totals.opexUsd)
})
