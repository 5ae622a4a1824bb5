import type { EngineWorld } from '../../world.ts'

/** The workload and the pool of each placement. */
export function placementsOf(world: EngineWorld): readonly { readonly workload: number; readonly pool: number }[] {
	const workloads = world.link('placement', 'workload') ?? new Int32Array()
	const pools = world.link('placement', 'pool') ?? new Int32Array()
	return Array.from(workloads, (workload, index) => ({ workload, pool: pools[index] ?? -1 }))
}
