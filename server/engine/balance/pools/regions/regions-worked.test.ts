import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import {
	application,
	balanceInput,
	gb200Kind,
	inference,
	order,
	site,
} from '../../../../../tests/factories/balance-input.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { roundTripMs } from '../../../layers/applications/demand-regions.ts'
import { balanceResult } from '../../balance-result.ts'
import { runBalance } from '../../run-balance.ts'
import type { SizedWorkload } from '../../replicas/size-replicas.ts'

const MONTHS = 2
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const asks = (tokens: number, regions: readonly { readonly region: number; readonly share: number }[]) => ({
	...application(MONTHS),
	demand: { peakTokensPerSecond: flat(tokens), meanTokensPerSecond: flat(tokens / 2), activeUnits: flat(1) },
	regions,
})

const POINTS = {
	abudhabi: { latitude: 24.4, longitude: 54.5 },
	inzai: { latitude: 35.83, longitude: 140.14 },
	pecos: { latitude: 31.42, longitude: -103.5 },
}
const TRIP = { baseMs: 10, msPerKm: 0.015 }

test('worked step W36: Japan is served by Inzai and, within 150 ms, by Abu Dhabi (pW7)', () => {
	const regions = ['gulf', 'japan', 'us-central'].map((id) => {
		const row = must(builtInCatalogue.demandRegions.find((known) => known.id === id))
		return {
			id,
			name: row.name,
			roundTripMs: Float64Array.from(Object.values(POINTS), (at) => roundTripMs(TRIP, row, at)),
		}
	})
	const shares = [0.2, 0.5, 0.3].map((share, region) => ({ region, share }))
	const kind = (id: string) => ({ ...gb200Kind, chip: { ...gb200Kind.chip, id } })
	const replica = (accelerators: number, tokensPerSecondPerAccelerator: number) => ({
		...{ accelerators, tokensPerSecondPerAccelerator, minimumAccelerators: accelerators, batch: 1 },
		...{ timePerOutputTokenMs: 1, bound: 'plan' as const, parts: null, promptSeconds: null },
	})
	const sizes: readonly SizedWorkload[] = [
		{ shape: null, replicas: [replica(8, 60), replica(4, 110)], misfits: [null, null] },
	]
	const result = balanceResult(
		runBalance(
			balanceInput({
				months: MONTHS,
				sites: Object.keys(POINTS).map((id) =>
					site(MONTHS, {
						...{ id, infrastructureAvailableItMW: flat(1e4), energyAvailableMW: flat(1e5) },
						acceleratorAvailability: id === 'pecos' ? 95 / 110 : 1,
					}),
				),
				kinds: [kind('b200'), kind('gb300')],
				orders: [
					order(MONTHS, { site: 1, kind: 0, accelerators: 16_000 }),
					order(MONTHS, { site: 0, kind: 1, accelerators: 45_000 }),
					order(MONTHS, { site: 2, kind: 1, accelerators: 27_000 }),
				],
				regions,
				applications: [asks(2_400_000, shares)],
				workloads: [
					inference({ latencyMs: 150, placement: 'balanced', targetUtilisation: 1, tokensPerSecondPerAccelerator: 1 }),
				],
			}),
			sizes,
		),
	)
	const { japan, gulf, 'us-central': central } = must(must(result.workloads['serve-70b']).regions)
	expect([japan, gulf, central].map((region) => must(region).servedShare[0])).toEqual([1, 1, 1])
	expect(must(must(japan).meanRttMs)).toBeCloseTo(34.646979, 5)
})

test('worked step W34: from Abu Dhabi to Japan and back (pW7)', () => {
	expect(roundTripMs(TRIP, { latitude: 24.4, longitude: 54.5 }, { latitude: 35.7, longitude: 139.7 })).toBeCloseTo(
		130.7,
		1,
	)
})
