import type { Layer } from '#shared/layers.ts'
import type { LeverContext, Lever } from './lever.ts'
import { chipLevers } from './levers/chip-levers.ts'
import { demandLevers } from './levers/demand-levers.ts'
import { energyLevers } from './levers/energy-levers.ts'
import { infrastructureLevers } from './levers/infrastructure-levers.ts'
import { labourLevers, tradesNamed } from './levers/labour-levers.ts'
import { adoptionLevers, capLevers, leanerModels } from './levers/leaner-levers.ts'
import { firstInLine, modelLevers } from './levers/model-levers.ts'
import { coolerSites } from './levers/room-levers.ts'
import { shiftLevers } from './levers/shift-levers.ts'
import { supplyLevers } from './levers/supply-levers.ts'

/** Levers of one layer that one question may try. */
const MOST_OF_A_LAYER = 16

/** What can be turned in any layer to help one that is short, the layer's own levers first. Rule R3. */
export function leversFor(ask: LeverContext): readonly Lever[] {
	const all = [...OWN[ask.run.layer](ask), ...demandLevers(ask), ...adoptionLevers(ask)]
	const tried = new Map<Layer, number>()
	return all.filter(({ layer, sizes }) => {
		if (sizes.length === 0) return false
		const before = tried.get(layer) ?? 0
		tried.set(layer, before + 1)
		return before < MOST_OF_A_LAYER
	})
}

const OWN: Readonly<Record<Layer, (ask: LeverContext) => readonly Lever[]>> = {
	energy: (ask) => [
		...energyLevers(ask),
		...supplyLevers(ask),
		...handsFor(ask),
		...coolerSites(ask),
		...shiftLevers(ask),
		...capLevers(ask),
		...leanerModels(ask),
	],
	infrastructure: (ask) => [...infrastructureLevers(ask), ...shiftLevers(ask), ...capLevers(ask), ...leanerModels(ask)],
	chips: (ask) => [...shiftLevers(ask), ...chipLevers(ask), ...ranks(ask), ...leanerModels(ask)],
	models: modelLevers,
	applications: () => [],
}

/** On-site plant may wait for hands as halls do. */
function handsFor(ask: LeverContext): readonly Lever[] {
	const trades = tradesNamed(ask.run.causes)
	return trades.length === 0 ? [] : ask.sites.flatMap(({ id }) => labourLevers({ ...ask, siteId: id }, trades))
}

/** Where whole replicas are what is missing, another order of service may do. */
function ranks({ plan, run }: LeverContext): readonly Lever[] {
	const fragmented = run.causes.some(({ cause }) => cause === 'fragmentation')
	return fragmented ? plan.workloads.slice(1, 3).map(firstInLine) : []
}
