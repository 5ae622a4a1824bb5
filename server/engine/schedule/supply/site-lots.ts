import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { hasStep, purchasesOf, SUBSTATION_STEP } from '#shared/catalogue/hall-steps.ts'
import { arrivalOf, isOrdered, leadWeeksOf, SITE_PURCHASES } from '#shared/catalogue/purchases.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { item } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { EngineModel } from '../../world.ts'
import { planItems } from '../planned-items.ts'
import type { Hall, LabourRows } from '../types.ts'
import { type Bought, setIn } from './bought-for.ts'

type LotRow = EngineModel['plan']['sites'][number]['procurement'][number]
type Columns = Readonly<Record<'phaseItMW' | 'hallPue' | 'powerFactor', Column>>

/** A lot of what a site buys: the megawatts at the meter that it lets in, and when it comes. */
type SiteLot = {
	readonly facilityMW: number
	/** ordered: the month, −Infinity where it is there by its need; null: only planned */
	readonly comes: number | null
	/** from order to delivery, where it is only planned */
	readonly leadMonths: number | null
}
type Taker = { readonly hall: number; readonly facilityMW: number; readonly plannedFinish: number }

/**
 * Halls with what they wait for of the purchases of their site: by planned month, then list order, each takes its megawatts at the
 * meter of the lots, and one that does not fit whole waits for the next. What halls state themselves they take of nobody. Rule pD5.
 */
export function withSiteLots(
	model: EngineModel,
	columns: Columns,
	{ halls, rows }: { readonly halls: readonly Hall[]; readonly rows: LabourRows },
): readonly Hall[] {
	const { plan } = model
	if (plan.sites.every(({ procurement }) => procurement.length === 0)) return halls
	const order = byPlannedFinish(halls, rows)
	const found = [...halls]
	for (const [site, { procurement }] of plan.sites.entries())
		for (const name of SITE_PURCHASES) {
			const stated = procurement.filter((bought) => bought.item === name)
			if (stated.length === 0) continue
			const lots = stated.map((bought) => lotOf(model, bought, columns.powerFactor.at(site, 0))).sort(inTurn)
			let taken = 0
			for (const { hall, facilityMW, plannedFinish } of takers(model, columns, { name, site, order })) {
				if (plannedFinish < model.asOf) {
					// It runs: of what came later it took nothing.
					taken = Math.max(taken, Math.min(taken + facilityMW, thereBy(lots, plannedFinish)))
					continue
				}
				taken += facilityMW
				const own = item(found, hall)
				found[hall] = { ...own, ...letInBy(model, own, { name, lots, upTo: taken }) }
			}
		}
	return found
}

type PlannedHall = Pick<Taker, 'hall' | 'plannedFinish'>

/** Equal ones as they are listed. */
function byPlannedFinish(halls: readonly Hall[], rows: LabourRows): readonly PlannedHall[] {
	const none = { months: 0, searchMonths: 0, markets: [], sites: [], orders: [], plants: [], works: [] }
	return planItems({ ...none, halls, rows })
		.map(({ plannedFinish }, hall) => ({ hall, plannedFinish }))
		.sort((one, other) => one.plannedFinish - other.plannedFinish || one.hall - other.hall)
}

const thereBy = (lots: readonly SiteLot[], month: number): number =>
	lots.reduce((sum, { comes, facilityMW }) => (comes !== null && comes <= month ? sum + facilityMW : sum), 0)

/** Ordered ones as they come, then what is only planned as it is listed. */
const inTurn = (one: SiteLot, other: SiteLot): number =>
	one.comes === other.comes ? 0 : (one.comes ?? Infinity) - (other.comes ?? Infinity)

function lotOf({ plan, catalogue }: EngineModel, bought: LotRow, powerFactor: number): SiteLot {
	const row = getEquipment(catalogue, bought.item)
	// Of breakers nobody says how much they let in.
	const unitMW = row.sizeUnit === 'MVA' ? row.unitSize * powerFactor : Infinity
	const facilityMW = bought.MW ?? (bought.quantity > 0 ? bought.quantity * unitMW : 0)
	if (!isOrdered(bought)) {
		const weeks = leadWeeksOf(bought, row)
		return { facilityMW, comes: null, leadMonths: weeks === null ? null : weeksToWholeMonths(weeks) }
	}
	const arrival = arrivalOf(bought, row)
	return {
		facilityMW,
		comes: arrival === null ? -Infinity : monthsBetween(plan.startMonth, arrival),
		leadMonths: null,
	}
}

type Takers = { readonly name: string; readonly site: number; readonly order: readonly PlannedHall[] }

/** Halls of the site that are built with a substation and state no purchase of their own of it. */
function takers({ plan }: EngineModel, columns: Columns, { name, site, order }: Takers): readonly Taker[] {
	return order.flatMap(({ hall, plannedFinish }) => {
		const phase = item(plan.buildPhases, hall)
		if (phase.siteId !== item(plan.sites, site).id || !hasStep(phase.scope ?? 'greenfield', SUBSTATION_STEP)) return []
		if (purchasesOf(phase).some((bought) => bought.item === name)) return []
		return [{ hall, plannedFinish, facilityMW: columns.phaseItMW.at(hall, 0) * columns.hallPue.at(hall, 0) }]
	})
}

type LetIn = { readonly name: string; readonly lots: readonly SiteLot[]; readonly upTo: number }

/** All lots until so many megawatts are let in; behind the last what nobody has ordered. */
function letInBy(model: EngineModel, hall: Hall, { name, lots, upTo }: LetIn): Bought {
	let comes = -Infinity
	let [isOpen, leadMonths]: [boolean, number | null] = [false, 0]
	let letIn = 0
	for (const lot of lots) {
		if (letIn >= upTo - ROUNDING) break
		letIn += lot.facilityMW
		if (lot.comes !== null) comes = Math.max(comes, lot.comes)
		else [isOpen, leadMonths] = [true, longer(leadMonths, lot.leadMonths)]
	}
	if (letIn < upTo - ROUNDING) [isOpen, leadMonths] = [true, longer(leadMonths, atMarket(model, name))]
	return {
		procurement: comes > -Infinity ? [...hall.procurement, setIn(model, name, comes)] : hall.procurement,
		orderedByNeed: isOpen ? hall.orderedByNeed : [...hall.orderedByNeed, name],
		openLots: isOpen ? [...hall.openLots, { item: name, leadMonths }] : hall.openLots,
	}
}

/** Of a megawatt. */
const ROUNDING = 1e-9

/** What nobody plans yet is bought like any other. */
function atMarket({ catalogue }: EngineModel, name: string): number | null {
	const { leadWeeks } = getEquipment(catalogue, name)
	return leadWeeks === null ? null : weeksToWholeMonths(leadWeeks.mid)
}

/** Null: not known. */
const longer = (one: number | null, other: number | null): number | null =>
	one === null || other === null ? null : Math.max(one, other)
