import type { LotRole } from '#shared/result/equipment-result.ts'
import { findContractKind } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { CoolingTechnology } from '#shared/catalogue/types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { coolingOfPhase } from '../places/places.ts'

/** Units of one item of equipment bought for one hall, one plant, or a site as a whole. */
export type Lot = {
	/** `hall-a/ups`: what it is for, and the item */
	readonly id: string
	readonly item: string
	readonly role: LotRole
	/** places in the plan's lists; −1: not for one of these */
	readonly site: number
	readonly phase: number
	readonly contract: number
}

type Model = {
	readonly plan: PlanFile
	readonly catalogue: Catalogue
	readonly siteIndex: ReadonlyMap<string, number>
}
type AddLotsParams = readonly (readonly [LotRole, string])[]

const SUBSTATION: AddLotsParams = [
	['substation', 'hv_transformer'],
	['breaker', 'hv_breaker'],
]
const FABRIC: AddLotsParams = [
	['switches', 'leaf_spine_switch_64'],
	['cables', 'network_cable'],
	['optics', 'network_optic'],
	['storage', 'storage_rack'],
]
const SITE_ITEMS: AddLotsParams = [...SUBSTATION, ...FABRIC]
const ELECTRICAL: AddLotsParams = [
	['ups', 'ups'],
	['battery', 'battery_cabinet'],
	['generator', 'generator'],
	['transformer', 'mv_lv_transformer'],
	['switchboard', 'lv_switchboard'],
]
const TRANSFORMER_PDU = 'std'
/** Whether it is for the one substation of a site, for which what stands at any of its halls stands. */
export const isOfSubstation = ({ role }: Pick<Lot, 'role'>): boolean => role === 'substation' || role === 'breaker'
/** Whether it is of the compute fabric or its storage, which run with the accelerators. */
export const isOfFabric = ({ role }: Pick<Lot, 'role'>): boolean => FABRIC.some(([known]) => known === role)
/** The mechanical plant of a hall. */
export const MECHANICAL: readonly LotRole[] = ['chiller', 'rejection', 'liquid', 'roomHeat', 'roomRacks']

/** Every purchase a plan may need; how many units each takes, and how many of them stand, is computed. */
export function findLots(model: Model): readonly Lot[] {
	const { plan, siteIndex } = model
	const lots: Lot[] = []
	for (const [site, { id }] of plan.sites.entries()) {
		addLots(lots, { owner: id, site, phase: -1, contract: -1 }, SITE_ITEMS)
	}
	for (const [phase, { id, siteId, scope }] of plan.buildPhases.entries()) {
		const of = { owner: id, site: siteIndex.get(siteId) ?? -1, phase, contract: -1 }
		// A hall that exists buys nothing.
		if (scope !== 'existing') addLots(lots, of, itemsOf(coolingOfPhase(model, phase)))
	}
	for (const [contract, { id, siteId }] of plan.powerContracts.entries()) {
		const of = { owner: id, site: siteIndex.get(siteId) ?? -1, phase: -1, contract }
		addLots(lots, of, plantItems(model, contract))
	}
	return lots
}

type LotsOf = Pick<Lot, 'site' | 'phase' | 'contract'> & { readonly owner: string }

function addLots(lots: Lot[], { owner, site, phase, contract }: LotsOf, wanted: AddLotsParams): void {
	for (const [role, item] of wanted) lots.push({ id: `${owner}/${item}`, item, role, site, phase, contract })
}

/** The machines of a whole hall with this cooling, by what they are for; what of them stands is another question (pR1). */
export function itemsOf({ machines, parameters }: CoolingTechnology): AddLotsParams {
	const { chiller, rejection, liquid, room, roomPer } = machines
	return [
		...ELECTRICAL,
		...(parameters.chain === TRANSFORMER_PDU ? ([['pdu', 'pdu']] as const) : ([['busway', 'busway']] as const)),
		['switchgear', 'mv_switchgear'],
		['chiller', chiller],
		...(rejection === null ? [] : ([['rejection', rejection]] as const)),
		...(liquid === null ? [] : ([['liquid', liquid]] as const)),
		[roomPer === 'rack' ? 'roomRacks' : 'roomHeat', room],
	]
}

function plantItems({ plan, catalogue }: Model, index: number): AddLotsParams {
	const kind = findContractKind(catalogue, plan.powerContracts[index]?.kind ?? '')
	if (!kind || kind.machine === null) return []
	const { machine, stepUp } = kind
	const plant = [kind.role === 'storage' ? 'storageMWh' : 'plant', machine] as const
	return stepUp === null ? [plant] : [plant, ['stepUp', stepUp]]
}
