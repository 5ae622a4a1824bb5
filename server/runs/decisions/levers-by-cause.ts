import type { LossCause, LossKind } from '#shared/result/verdict-result.ts'
import { nameOf, type Lever, type LeverContext } from './lever.ts'
import {
	capLevers,
	laterOrders,
	longerService,
	moreChips,
	ordersElsewhere,
	smallerOrders,
	soonerOrders,
} from './levers/chip-levers.ts'
import { connectionLevers, energyLevers } from './levers/energy-levers.ts'
import { flexibleLevers } from './levers/flexible-levers.ts'
import { furtherHalls, paceLevers, purchaseLevers, roomLevers, sequenceLevers } from './levers/hall-levers.ts'
import { labourLevers } from './levers/labour-levers.ts'
import { leanerModels, modelLevers, ranks } from './levers/model-levers.ts'
import { rackLevers } from './levers/rack-levers.ts'
import { fartherWork, movedWork, spreadWork } from './levers/shift-levers.ts'
import { supplyLevers } from './levers/supply-levers.ts'
import { unneededOrders } from './levers/unneeded-orders.ts'
import { questionsOf } from './loss-questions.ts'

type Levers = (ask: LeverContext) => readonly Lever[]

const together =
	(...all: readonly Levers[]): Levers =>
	(ask) =>
		all.flatMap((levers) => levers(ask))

/** More chips only where none stand idle elsewhere that the work may use: then the work moves. Rule D2. */
const chipsOrMovedWork: Levers = (ask) => {
	const moved = movedWork(ask)
	return moved.length > 0 ? moved : moreChips(ask)
}

/** Work that waits for chips may make do with fewer until they run, from when it waits: what only stands idle is no reason. Rule D2. */
const makeDo: Levers = (ask) => {
	const unserved = ask.run.losses.filter(({ kind }) => kind === 'unserved')
	const [run] = questionsOf({ losses: unserved }, ask.plan.startMonth)
	return run === undefined ? [] : [...ranks({ ...ask, run }), ...leanerModels({ ...ask, run })]
}

const power = together(flexibleLevers, energyLevers, supplyLevers, capLevers)
const hands = together(labourLevers, paceLevers, sequenceLevers)

/** What can be turned against each cause; a cause that is not named here has nothing that can be decided. Rule D2. */
const BY_CAUSE: Readonly<Partial<Record<LossCause, Levers>>> = {
	interconnection_limit: together(connectionLevers, energyLevers, capLevers),
	contingency_reserve: together(connectionLevers, supplyLevers, energyLevers),
	meter_full: together(connectionLevers, energyLevers),
	fuel_hours: power,
	worst_day: power,
	flexibility: power,
	curtailed: power,
	starts_later: power,
	ramping: power,
	works_of_others: power,
	plant_late: together(power, labourLevers),
	unbacked_interruption: power,
	not_contracted: power,
	racks_over_hall: together(rackLevers, furtherHalls),
	as_planned_later: together(paceLevers, roomLevers),
	slipped_labor: hands,
	slipped_reported: hands,
	slipped_purchase: together(purchaseLevers, roomLevers),
	lead_time: together(purchaseLevers, roomLevers),
	not_planned: together(roomLevers, movedWork),
	due_later: together(soonerOrders, makeDo),
	slipped: together(soonerOrders, makeDo),
	licence: ordersElsewhere,
	installing: together(soonerOrders, labourLevers, makeDo),
	no_room: together(roomLevers, ordersElsewhere),
	retired: together(longerService, moreChips),
	fragmentation: together(ranks, chipsOrMovedWork, leanerModels),
	not_ordered: together(chipsOrMovedWork, leanerModels),
	fits_no_chip: together(modelLevers, moreChips),
	held_to_site: together(movedWork, spreadWork),
	no_site_in_reach: fartherWork,
	context_over_model: modelLevers,
	batch_bound: leanerModels,
	model_training: modelLevers,
	over_built: unneededOrders,
	price_below_cost: leanerModels,
}

/** What has been bought and can't be used yet may still be put off, or go where it can be used. */
const BY_KIND: Readonly<Partial<Record<LossKind, Levers>>> = {
	stranded: together(smallerOrders, ordersElsewhere),
}

/** Of what is asked for and late or unserved nothing is given up: what was bought may go back only where none is, and come when it can be used in any case. */
function furtherLevers({ losses }: LeverContext['run']): readonly (Levers | undefined)[] {
	const kinds = new Set(losses.map(({ kind }) => kind))
	if (kinds.has('late') || kinds.has('unserved')) return kinds.has('stranded') ? [laterOrders] : []
	return [...kinds].map((kind) => BY_KIND[kind])
}

/** What can be turned against a cause, each once. Rule D2. */
export function leversFor(ask: LeverContext): readonly Lever[] {
	const all = [BY_CAUSE[ask.run.cause], ...furtherLevers(ask.run)].flatMap((levers) => levers?.(ask) ?? [])
	const known = new Map<string, Lever>()
	for (const lever of all) {
		if (lever.sizes.length === 0) continue
		// Of one field several values may be tried: another cooling, another hall.
		const key = `${nameOf(lever)} ${lever.subject} ${JSON.stringify(lever.change(lever.sizes.at(-1) ?? 0))}`
		if (!known.has(key)) known.set(key, lever)
	}
	return [...known.values()]
}
