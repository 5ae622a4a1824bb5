import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	inference,
	order,
	site,
	training,
} from '../../../../tests/factories/balance-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { runBalance } from '../run-balance.ts'
import type { StandingWorkload } from '../workloads/workload-types.ts'
import { workloadResults } from '../workloads/workload-results.ts'

const MONTHS = 3
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const large = { energyAvailableMW: flat(5000), infrastructureAvailableItMW: flat(5000), acceleratorAvailability: 1 }

test('worked example W31: eight tenths of 571,680 in whole racks of 72 (pW1)', () => {
	const held: StandingWorkload = {
		...{ id: 'held', name: 'Held', sites: [], chips: [], priority: 1, startMonth: 0, lastMonth: 99 },
		...{ kind: 'standing', modelId: '', modelName: '', placement: 'balanced' },
		...{ fleetShare: 0.8, asked: flat(0), byHours: false },
	}
	const run = runBalance(
		balanceInput({
			months: MONTHS,
			sites: [site(MONTHS, large)],
			orders: [order(MONTHS, { accelerators: 571_680 })],
			applications: [],
			workloads: [held],
		}),
	)
	expect(workloadResults(run)['held']?.acceleratorsRequired).toEqual([457_344, 457_344, 457_344])
})

test('worked example W32: 11.52 M accelerator-hours on 200,000 are 2.4 days of a month (pW2)', () => {
	const ran = (flops: number) => {
		const run = runBalance(
			balanceInput({
				months: MONTHS,
				sites: [site(MONTHS, large)],
				orders: [order(MONTHS, { accelerators: 200_000 })],
				applications: [],
				workloads: [training({ accelerators: 200_000, flops })],
			}),
		)
		return must(workloadResults(run)['train-405b'])
	}
	const one = ran(1e25)
	const {
		acceleratorsMean,
		acceleratorsAllocated,
		training: figures,
	} = ran((1e25 * 11.52e6) / must(must(one.training).acceleratorHours))
	expect(must(figures).acceleratorHours).toBeCloseTo(11.52e6, 0)
	expect(acceleratorsAllocated).toEqual([200_000, 0, 0])
	expect(must(acceleratorsMean[0]) / 200_000).toBeCloseTo(0.078904, 6)
	expect(acceleratorsMean[0]).toBeCloseTo(15_780.8219, 3)
	expect(must(figures).daysRun).toBeCloseTo(2.398685, 5)
})

test('worked example W35: 4 M tokens/s over three sites, each by what it can serve, in whole replicas (pW8)', () => {
	// 60, 110 and 95 tokens/s an accelerator: what an accelerator gives, and the part of the time that it can.
	const sites = [
		{ id: 'inzai', free: 16_000, rate: 60 },
		{ id: 'abudhabi', free: 45_000, rate: 110 },
		{ id: 'pecos', free: 27_000, rate: 95 },
	]
	const run = runBalance(
		balanceInput({
			months: MONTHS,
			sites: sites.map(({ id, rate }) => site(MONTHS, { ...large, id, acceleratorAvailability: rate / 110 })),
			orders: sites.map(({ id, free }, at) => order(MONTHS, { id, site: at, accelerators: free })),
			applications: [
				{
					...application(MONTHS),
					demand: { peakTokensPerSecond: flat(4e6), meanTokensPerSecond: flat(2e6), activeUnits: flat(1) },
				},
			],
			workloads: [
				inference({
					...{ placement: 'balanced', acceleratorsPerReplica: 4 },
					...{ tokensPerSecondPerAccelerator: 110, targetUtilisation: 1 },
				}),
			],
		}),
	)
	const { placements, servedShare } = must(workloadResults(run)['serve-70b'])
	const given = sites.map(({ id }) => placements[`${id}/gb200-nvl72`]?.[0])
	expect(given).toEqual([7552, 21_240, 12_744])
	expect(servedShare[0]).toBe(1)
})
