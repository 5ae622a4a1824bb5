import { add, indexAt, item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { diversityTraining, itOverheadFactor } from '../../layers/chips/chip-inputs.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { leaseAsked } from '../../layers/infrastructure/lease-inputs.ts'
import { rowsAt } from '../../places/rows-of-site.ts'
import { sameData } from '../../rerun/same-data.ts'
import { orderBought, orderDeliveryMonths, orderFirstDelivery, orderLife } from '../../schedule/supply/order-inputs.ts'
import { tranchesOf } from '../../schedule/supply/order-tranches.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { finishIfOrdered } from '../lot-dates.ts'
import { rackName } from './fits-of-plan.ts'
import { findRefits, type LeasedPart, type Refit, type RefitHall, type RefitOrder } from './refits.ts'
import { hallRefitting, REFIT_MONTHS, sidecarShare } from './refit.quantities.ts'
import { findsLoop, rackUnitKW, usableShare } from './usable-share.ts'

const INPUTS = {
	share: usableShare,
	drawn: rackUnitKW,
	loop: findsLoop,
	hallMW: phaseItMW,
	leased: leaseAsked,
	finish: finishIfOrdered,
	accelerators: orderBought,
	first: orderFirstDelivery,
	over: orderDeliveryMonths,
	life: orderLife,
	power: poolAcceleratorPower,
	factor: itOverheadFactor,
	diversity: diversityTraining,
	sidecar: sidecarShare,
} as const
type RefitColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** A refit of the plan: its hall by place in the plan, and what of it is done before which delivery. */
export type PlannedRefit = Refit & {
	readonly works: readonly { readonly month: number; readonly itMW: number }[]
}

/** What leases keep from a refit, and the last month in which they have it; null: beyond the plan. */
type PlannedLease = LeasedPart & { readonly until: number | null }
type PlannedRefits = { readonly done: readonly PlannedRefit[]; readonly kept: readonly PlannedLease[] }

/** Which parts of which halls are refitted, and when they are out of use. */
export const planRefits = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly refitting: typeof hallRefitting },
	PlannedRefits
>({
	id: 'infrastructure.planRefits',
	label: 'Refits of halls',
	rule: 'lP10',
	method:
		'Racks that replace others, or any if the hall states a refit, have the part of a finished hall that they draw refitted where they could not use all of it: a liquid loop if there is none, else density. That part is out of use in the two months before each delivery; orders that share the hall keep theirs.',
	inputs: INPUTS,
	outputs: { refitting: hallRefitting },
	run: ({ world, input, output, earlier }) => {
		const sites = world.model.plan.sites.map((_, site) => refitsAt(world, input, site))
		const refits = { done: sites.flatMap(({ done }) => done), kept: sites.flatMap(({ kept }) => kept) }
		for (const { hall, works } of refits.done)
			for (const { month, itMW } of works)
				for (let out = Math.max(0, month - REFIT_MONTHS); out < Math.min(month, world.months); out++)
					add(output.refitting, hall * world.months + out, itMW)
		return earlier && sameData(refits, earlier.note) ? earlier.note : refits
	},
})

/** Deliveries after the plan’s last month are nobody’s yet. */
function refitsAt(world: EngineWorld, input: RefitColumns, site: number): PlannedRefits {
	const { model, months } = world
	const places = [...rowsAt(world, 'phase', site)]
	const orders = ordersAt(world, input, { site, places })
	const halls = places.map((hall) => hallOf(model, input, hall))
	const found = findRefits(halls, orders, (place) => input.sidecar.at(item(places, place), 0))
	const done = found.done.map((refit) => {
		const all = input.accelerators.at(refit.order, 0)
		const tranches = refit.itMW > 0 ? tranchesOf(model, input, refit.order).filter(({ month }) => month < months) : []
		const works = tranches.map(({ month, accelerators }) => ({ month, itMW: (refit.itMW * accelerators) / all }))
		return { ...refit, hall: item(places, refit.hall), works }
	})
	const kept = found.kept.flatMap((part) => {
		const first = firstMonth(input, part.order)
		if (first >= months) return []
		const from = Math.max(0, first - REFIT_MONTHS)
		return [{ ...part, hall: item(places, part.hall), until: lastLeased(item(halls, part.hall), { from, months }) }]
	})
	return { done, kept }
}

const firstMonth = (input: RefitColumns, order: number): number => Math.round(input.first.at(order, 0))

function lastLeased({ leasedMW }: RefitHall, { from, months }: { readonly from: number; readonly months: number }) {
	for (let month = from; month < months; month++) if (leasedMW(month) <= 0) return month - 1
	return null
}

function hallOf({ plan }: EngineModel, input: RefitColumns, hall: number): RefitHall {
	const { id, refit } = item(plan.buildPhases, hall)
	const leases = plan.leases.flatMap(({ phaseId }, lease) => (phaseId === id ? [lease] : []))
	return {
		itMW: input.hallMW.at(hall, 0),
		finish: input.finish.at(hall, 0),
		refit,
		leasedMW: (month) => {
			const within = Math.min(Math.max(0, month), input.leased.months - 1)
			return leases.reduce((MW, lease) => MW + input.leased.at(lease, within), 0)
		},
	}
}

type OrdersAtParams = { readonly site: number; readonly places: readonly number[] }

function ordersAt(world: EngineWorld, input: RefitColumns, { site, places }: OrdersAtParams): readonly RefitOrder[] {
	const { plan, pools, poolOfOrder } = world.model
	const fits = new Map((world.tables['fit']?.ids ?? []).map((id, row) => [id, row]))
	const known = new Map(plan.chipOrders.map(({ id }, index) => [id, index]))
	return [...rowsAt(world, 'order', site)].map((order) => {
		const { phaseId, replaces } = item(plan.chipOrders, order)
		const pool = indexAt(poolOfOrder, order)
		const first = firstMonth(input, order)
		const named = places.findIndex((hall) => item(plan.buildPhases, hall).id === phaseId)
		return {
			order,
			first,
			end: first + input.over.at(order, 0) - 1 + input.life.at(order, 0),
			peakMW: itPeakMW({
				accelerators: input.accelerators.at(order, 0),
				powerKW: input.power.at(pool, 0),
				itOverheadFactor: input.factor.at(site, 0),
				diversity: input.diversity.at(site, 0),
			}),
			unitKW: input.drawn.at(pool, 0),
			named: named < 0 ? null : named,
			replaces: replaces === null ? null : (known.get(replaces) ?? null),
			fits: places.map((hall) => {
				const row = fits.get(`${item(plan.buildPhases, hall).id}/${rackName(item(pools, pool))}`)
				if (row === undefined) return { share: 1, hasLoop: true }
				return { share: input.share.at(row, 0), hasLoop: input.loop.at(row, 0) > 0 }
			}),
		}
	})
}
