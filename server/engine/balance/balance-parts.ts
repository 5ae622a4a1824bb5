import { item } from '../cells.ts'
import { sameData } from '../rerun/same-data.ts'
import type { RunConstants } from './asked/run-types.ts'
import type { BalancePart, Layout } from './layout.ts'
import type { SizedWorkload } from './replicas/size-replicas.ts'
import type { BalanceInput } from './types.ts'

type Places = { readonly [Name in keyof BalancePart]: number[] }

/** A plan's balance part by part: sites that no workload, application or model made in training joins. */
export function balanceParts(constants: Pick<RunConstants, 'input' | 'layout' | 'producers'>): readonly BalancePart[] {
	const { sites, orders, applications, workloads } = constants.input
	const { pools, turns } = constants.layout
	const [firstApplication, firstWorkload] = [sites.length, sites.length + applications.length]
	const groupOf = joined(constants, { firstApplication, firstWorkload })
	const parts = new Map<number, Places>()
	const partOf = (member: number): Places => {
		const group = groupOf(member)
		const part = parts.get(group) ?? { sites: [], orders: [], pools: [], applications: [], workloads: [], turns: [] }
		parts.set(group, part)
		return part
	}
	sites.forEach((_, site) => partOf(site).sites.push(site))
	orders.forEach(({ site }, order) => partOf(site).orders.push(order))
	pools.forEach(({ site }, pool) => partOf(site).pools.push(pool))
	applications.forEach((_, place) => partOf(firstApplication + place).applications.push(place))
	workloads.forEach((_, place) => partOf(firstWorkload + place).workloads.push(place))
	turns.forEach((place) => partOf(firstWorkload + place).turns.push(place))
	return [...parts.values()]
}

type Numbering = { readonly firstApplication: number; readonly firstWorkload: number }

/** The group of each site, application and workload, numbered in this order. */
function joined(
	{ input, producers }: Pick<RunConstants, 'input' | 'producers'>,
	{ firstApplication, firstWorkload }: Numbering,
): (member: number) => number {
	const groups = Array.from({ length: firstWorkload + input.workloads.length }, (_, member) => member)
	const groupOf = (member: number): number => {
		const next = item(groups, member)
		return next === member ? member : groupOf(next)
	}
	const join = (one: number, other: number) => (groups[groupOf(other)] = groupOf(one))
	input.workloads.forEach((workload, index) => {
		const member = firstWorkload + index
		const sites = workload.sites.length > 0 ? workload.sites : input.sites.keys()
		for (const site of sites) join(site, member)
		if (workload.kind === 'inference' || workload.kind === 'batch')
			for (const claim of workload.claims) join(firstApplication + claim.application, member)
		for (const maker of item(producers, index)) join(firstWorkload + maker, member)
	})
	// A price that moves demand is that of all tokens together.
	if (input.demandElasticity !== 0) for (const member of groups.keys()) join(0, member)
	return groupOf
}

type Balanced = {
	readonly input: BalanceInput
	readonly sizes: readonly (SizedWorkload | null)[]
	readonly layout: Pick<Layout, 'pools'>
}

/** The earlier run's own part wherever it reads what it read then. */
export function keptParts(
	parts: readonly BalancePart[],
	now: Balanced,
	earlier: (Balanced & { readonly parts: readonly BalancePart[] }) | null,
): readonly BalancePart[] {
	if (!earlier) return parts
	return parts.map((part, index) => {
		const known = earlier.parts[index]
		return known && sameData(known, part) && sameData(readBy(part, now), readBy(part, earlier)) ? known : part
	})
}

/** All that the months of a part read. */
function readBy(part: BalancePart, { input, sizes, layout }: Balanced) {
	const { sites, orders, applications, workloads, ...shared } = input
	return {
		shared,
		sites: part.sites.map((site) => sites[site]),
		orders: part.orders.map((order) => orders[order]),
		pools: part.pools.map((pool) => layout.pools[pool]),
		applications: part.applications.map((application) => applications[application]),
		workloads: part.workloads.map((workload) => workloads[workload]),
		sizes: part.workloads.map((workload) => sizes[workload]),
	}
}
