import { UNITS } from '#shared/units/units.ts'
import { acceleratorsAllocated } from '../balance/workloads/workload.quantities.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { regionResults } from '../balance/region-results.ts'
import { item } from '../cells.ts'
import { oncePer, planFacts, present, rowFacts } from '../facts.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { tableOf } from '../kernel/scopes.ts'
import { roundTripMs } from '../layers/applications/demand-regions.ts'
import { regionPlaces } from '../layers/applications/region-table.ts'
import { rttBase, rttPerKm } from '../layers/models/workload-inputs.ts'
import { locationOf } from '../places/places.ts'
import { fromAssumption, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const region = { scope: 'region', kind: 'rate', rule: 'pW7', source: 'Methodology/people W7', sparse: true } as const

const regionServed = defineOutput({
	...region,
	per: 'month',
	unit: 'share',
	key: 'workloads.regions.servedShare',
	symbol: 's_r',
	label: 'Share of peak regional demand served',
	short: 'Share of regional demand served',
})
const regionRtt = defineOutput({
	...region,
	per: 'horizon',
	unit: 'milliseconds',
	key: 'workloads.regions.meanRttMs',
	symbol: 'RTT_r',
	label: 'Round trip between users of a region and the sites that serve them',
	short: 'Mean round trip of users served in a region',
})

const INPUTS = { given: acceleratorsAllocated, base: rttBase, perKm: rttPerKm }
const OUTPUTS = { share: regionServed, rtt: regionRtt }

/** How services reach the users of each region, as the result tells it. */
export const readRegions = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'models.readRegions',
	label: 'Users by region',
	rule: 'pW7',
	method:
		'A region’s share of demand goes to sites within the latency class: within 50 ms first, then 150, then any. A round trip is the base plus milliseconds per great-circle kilometer; the mean is weighted by peak demand served over all months.',
	after: [balancePlan],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, output, noteOf }) => {
		const balance = noteOf(balancePlan)
		const told = new Map(
			balance.input.workloads.flatMap(({ id }, index) =>
				Object.entries(regionResults(balance, index).regions ?? {}).map(([key, figures]) => [`${id}/${key}`, figures]),
			),
		)
		tableOf(world, 'region').ids.forEach((id, index) => {
			const { servedShare, meanRttMs } = told.get(id) ?? { servedShare: [], meanRttMs: null }
			servedShare.forEach((share, month) => (output.share[index * world.months + month] = share ?? NaN))
			output.rtt[index] = meanRttMs ?? NaN
		})
		return null
	},
	facts: (world, { index }) => placeFacts(world, index),
})

function placeFacts(world: EngineWorld, index: number): readonly Fact[] {
	return factsOf(world.model, index)
}

/** Where the users are, and how far every site is from them. */
const factsOf = oncePer((model, index) => {
	const place = item(regionPlaces(model.plan), index)
	const row = model.catalogue.demandRegions.find(({ id }) => id === place.region)
	if (!row) return []
	const [baseMs, msPerKm] = (['rttBaseMs', 'rttMsPerKm'] as const).map((key) => fromAssumption(model, key, null).value)
	const trip = { baseMs: baseMs ?? 0, msPerKm: msPerKm ?? 0 }
	return [
		...present([rowFacts({ table: 'demandRegions', row, label: row.name, fields: ['latitude', 'longitude'] })]),
		...model.plan.sites.map((site, at): Fact => {
			const { point } = locationOf({ site, catalogue: model.catalogue })
			const text = { code: 'by_great_circle', facts: { from: row.name, to: site.name } } as const
			const told = fromRule(roundTripMs(trip, row, point), { rule: 'pW7', text, source: region.source })
			return {
				id: `roundTrip.${site.id}`,
				label: `Round trip to ${site.name}`,
				unit: UNITS.milliseconds.label,
				...told,
				parts: planFacts(model, { list: 'sites', index: at, fields: ['latitude', 'longitude'] }),
			}
		}),
	]
})
