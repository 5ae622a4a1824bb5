import { at, indexAt, item, cellsOf } from '../cells.ts'
import type { Waiting } from '../equipment/waiting-halls.ts'
import type { RacksFit } from '../equipment/racks/fit-racks.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { nameplateMW } from '../layers/chips/it-power.ts'
import { rowsAt } from '../places/rows-of-site.ts'
import type { EngineWorld } from '../world.ts'
import type { MEASURE_INPUTS } from './measure-inputs.ts'
import { rackShares } from './rack-shares.ts'
import type { HallSupply, LeasesAsked, OrderSupply, SitePlant } from './plant.ts'

export type MeasureColumns = Readonly<Record<keyof typeof MEASURE_INPUTS, Column>>
type PlantAsk = {
	readonly site: number
	readonly racks: RacksFit
	/** by hall of the plan, what is not ordered that it waits for */
	readonly waits: readonly (Waiting | null)[]
	readonly input: MeasureColumns
}

/** What stands at a site and when, halls by planned month. Rule vV2. */
export function plantOf(world: EngineWorld, { site, racks, waits, input }: PlantAsk): SitePlant {
	const listed = [...rowsAt(world, 'phase', site)]
	const { halls, places } = hallsOf(world, { racks, waits, input }, listed)
	return {
		halls,
		orders: ordersOf(world, { site, racks, waits, input }, { listed, places }),
		leases: leasesOf(world, { site, input }, halls),
		facilityMW: { run: cellsOf(input.available, site), entered: cellsOf(input.entered, site) },
		outageMW: outageOf(input, site),
		...refitsOf(input, halls),
		pue: input.peakPue.at(site, 0),
		peak: peakOf(input, site),
		fill: input.fill.at(site, 0),
	}
}

type HallsAsk = Pick<PlantAsk, 'racks' | 'waits' | 'input'>

function hallsOf(world: EngineWorld, { racks, waits, input }: HallsAsk, listed: readonly number[]) {
	const { plan } = world.model
	const halls = listed
		.map((index, place): { readonly hall: HallSupply; readonly place: number } => {
			return {
				place,
				hall: {
					id: item(plan.buildPhases, index).id,
					index,
					itMW: input.hallMW.at(index, 0),
					pue: input.hallPue.at(index, 0),
					rackKW: item(racks.carriedKW, index),
					ready: monthAfter(input.ifOrdered.at(index, 0)),
					levelled: monthAfter(input.finish.at(index, 0)),
					entered: monthAfter(input.plannedFinish.at(index, 0)),
					waitsFor: waits[index]?.item ?? null,
				},
			}
		})
		.sort(({ hall: one }, { hall: other }) => one.entered - other.entered || (one.id < other.id ? -1 : 1))
	return { halls: halls.map(({ hall }) => hall), places: halls.map(({ place }) => place) }
}

const monthAfter = (finish: number): number => (Number.isNaN(finish) ? Infinity : Math.round(finish) + 1)

type HallsListed = { readonly listed: readonly number[]; readonly places: readonly number[] }

/** Those that name a hall first, then by first delivery. */
function ordersOf(world: EngineWorld, { site, racks, input }: PlantAsk, halls: HallsListed): readonly OrderSupply[] {
	const { plan, poolOfOrder } = world.model
	const listedId = (listed: readonly number[], place: number) => item(plan.buildPhases, item(listed, place)).id
	const orders = [...rowsAt(world, 'order', site)].map((index) => {
		const { id, phaseId } = item(plan.chipOrders, index)
		const pool = indexAt(poolOfOrder, index)
		const powerKW = input.power.at(pool, 0)
		const shares = rackShares(world.model, { racks, order: index, halls: halls.listed })
		return {
			id,
			index,
			eachMW: nameplateMW({ accelerators: 1, powerKW, itOverheadFactor: input.factor.at(site, 0) }),
			unitKW: item(racks.orders, index).unitKW,
			ofTenant: input.tenant.at(pool, 0) > 0,
			named: phaseId === null ? null : halls.places.findIndex((place) => listedId(halls.listed, place) === phaseId),
			available: cellsOf(input.chips, index),
			entered: cellsOf(input.chipsEntered, index),
			usable: shares && halls.places.map((place) => item(shares, place)),
		}
	})
	const isShared = orders.some(({ usable }) => usable !== null)
	const all = halls.listed.map(() => 1)
	const due = ({ index }: OrderSupply) => input.firstDelivery.at(index, 0)
	return orders
		.map((order): OrderSupply => (isShared ? { ...order, usable: order.usable ?? all } : order))
		.sort(
			(one, other) =>
				Number(one.named === null) - Number(other.named === null) ||
				due(one) - due(other) ||
				(one.id < other.id ? -1 : 1),
		)
}

function leasesOf(
	world: EngineWorld,
	{ site, input }: Pick<PlantAsk, 'site' | 'input'>,
	halls: readonly HallSupply[],
): LeasesAsked | null {
	const leases = rowsAt(world, 'lease', site)
	if (leases.length === 0) return null
	const anywhere = new Float64Array(world.months)
	const inHall: { readonly hall: number; readonly asked: Float64Array }[] = []
	for (const lease of leases) {
		const { phaseId } = item(world.model.plan.leases, lease)
		const hall = halls.findIndex(({ id }) => id === phaseId)
		if (hall >= 0) inHall.push({ hall, asked: cellsOf(input.leased, lease) })
		else
			for (let month = 0; month < world.months; month++)
				anywhere[month] = at(anywhere, month) + input.leased.at(lease, month)
	}
	return { anywhere, inHall }
}

function outageOf(input: MeasureColumns, site: number): Float64Array | null {
	const outages = cellsOf(input.outage, site)
	return outages.some((MW) => MW > 0) ? outages : null
}

/** Nothing where no hall is ever refitted. */
function refitsOf(input: MeasureColumns, halls: readonly HallSupply[]): Pick<SitePlant, 'refits'> {
	const refits = halls
		.map(({ id, index }) => ({ id, MW: cellsOf(input.refitting, index) }))
		.filter(({ MW }) => MW.some((off) => off > 0))
	return refits.length > 0 ? { refits } : {}
}

/** The largest over the months with work there; else as of mixed work. Rule vV2. */
function peakOf(input: MeasureColumns, site: number): number {
	let peak = 0
	for (let month = 0; month < input.diversity.months; month++)
		if (input.asked.at(site, month) > 0) peak = Math.max(peak, input.diversity.at(site, month))
	return peak > 0 ? peak : input.mixed.at(site, 0)
}
