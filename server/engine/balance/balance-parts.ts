import { item } from '../cells.ts'
import { sameData } from '../rerun/same-data.ts'
import type { RunConstants } from './asked/run-types.ts'
import type { BalancePart, Layout } from './layout.ts'
import type { SizedWorkload } from './replicas/size-replicas.ts'
import type { BalanceInput } from './types.ts'
import type { BalanceWorkload } from './workloads/workload-types.ts'

type Places = { readonly [Name in keyof BalancePart]: number[] }

/** A plan's balance part by part: sites that no workload, application or model made in training joins. */
export function balanceParts(constants: Pick<RunConstants, 'input' | 'layout' | 'producers'>): readonly BalancePart[] {
	const { sites, orders, applications, workloads } = constants.input
	const { pools, turns } = constants.layout
	const [firstApplication, firstWorkload] = [sites.length, sites.length + applications.length]
	const parts = new Parts(joined(constants, { firstApplication, firstWorkload }))
	for (const site of sites.keys()) parts.of(site).sites.push(site)
	for (const [order, { site }] of orders.entries()) parts.of(site).orders.push(order)
	for (const [pool, { site }] of pools.entries()) parts.of(site).pools.push(pool)
	for (const place of applications.keys()) parts.of(firstApplication + place).applications.push(place)
	for (const place of workloads.keys()) parts.of(firstWorkload + place).workloads.push(place)
	for (const place of turns) parts.of(firstWorkload + place).turns.push(place)
	return parts.all()
}

/** The part of each group, made when the first of its members is asked for. */
class Parts {
	readonly #groups: Groups
	readonly #parts = new Map<number, Places>()

	constructor(groups: Groups) {
		this.#groups = groups
	}

	of(member: number): Places {
		const group = groupOf(this.#groups, member)
		const known = this.#parts.get(group)
		if (known) return known
		const part: Places = { sites: [], orders: [], pools: [], applications: [], workloads: [], turns: [] }
		this.#parts.set(group, part)
		return part
	}

	all(): readonly BalancePart[] {
		return [...this.#parts.values()]
	}
}

type Numbering = { readonly firstApplication: number; readonly firstWorkload: number }

/** For each site, application and workload, numbered in this order, another of its group; for one of each group itself. */
type Groups = number[]

function groupOf(groups: Groups, member: number): number {
	let group = member
	while (item(groups, group) !== group) group = item(groups, group)
	return group
}

function joined(
	{ input, producers }: Pick<RunConstants, 'input' | 'producers'>,
	{ firstApplication, firstWorkload }: Numbering,
): Groups {
	const groups: Groups = [...Array(firstWorkload + input.workloads.length).keys()]
	for (const [index, workload] of input.workloads.entries()) {
		const member = firstWorkload + index
		const sites = workload.sites.length > 0 ? workload.sites : input.sites.keys()
		for (const site of sites) join(groups, site, member)
		for (const application of claimedBy(workload)) join(groups, firstApplication + application, member)
		for (const maker of item(producers, index)) join(groups, firstWorkload + maker, member)
	}
	// A price that moves demand is that of all tokens together.
	if (input.demandElasticity !== 0) for (const member of groups.keys()) join(groups, 0, member)
	return groups
}

function claimedBy(workload: BalanceWorkload): readonly number[] {
	const claims = workload.kind === 'inference' || workload.kind === 'batch' ? workload.claims : []
	return claims.map(({ application }) => application)
}

function join(groups: Groups, one: number, other: number): void {
	groups[groupOf(groups, other)] = groupOf(groups, one)
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
		// Few figures, and mostly one and the same in both runs, before the many months of sites and orders.
		workloads: part.workloads.map((workload) => workloads[workload]),
		sizes: part.workloads.map((workload) => sizes[workload]),
		applications: part.applications.map((application) => applications[application]),
		shared,
		pools: part.pools.map((pool) => layout.pools[pool]),
		sites: part.sites.map((site) => sites[site]),
		orders: part.orders.map((order) => orders[order]),
	}
}
