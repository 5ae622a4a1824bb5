import type { OperationsPost, TradeKey } from '#shared/catalogue/workforce-types.ts'
import type { OperationsStaffing } from '#shared/catalogue/tables.ts'

type OperationsLayer = 'energy' | 'chips' | 'infrastructure'
export type StaffRole = {
	readonly title: string
	readonly trade: TradeKey
	readonly layer: OperationsLayer
	readonly heads: number
}

/** What is in service at a site: MW IT of each building, the heads they take, those of its plants, and whether a landlord runs it. */
export type SiteInService = {
	readonly buildingsMW: readonly number[]
	readonly heads: number
	readonly plantOperators: number
	readonly isLandlord: boolean
}

/** Break/fix, logistics and refresh handle chips; all else keeps the halls running. Workforce §10. */
const CHIP_TRADES: readonly TradeKey[] = ['equipment_installer']
/** Racks, network and refresh are the tenants’. Rule lP24. */
const TENANTS_TRADES: readonly TradeKey[] = [...CHIP_TRADES, 'network_technician']
const MANAGEMENT = { title: 'Management, safety and training', trade: 'project_management' } as const
const PLANT = { title: 'Plant on site', trade: 'operations_technician', layer: 'energy' } as const

/**
 * The people who run a site, by role. The heads are pO1's; round-the-clock posts · coverage, day staff per MW and a
 * share for management say only how they part. Those who run plants are technicians of their own. Rule pO3.
 */
export function operationsStaff(site: SiteInService, rows: OperationsStaffing): readonly StaffRole[] {
	const plant: StaffRole = { ...PLANT, heads: site.plantOperators }
	const plants = plant.heads > 0 ? [plant] : []
	if (site.heads === 0) return plants
	const roles = rolesOf(site, rows)
	const share = site.heads / roles.reduce((sum, { heads }) => sum + heads, 0)
	return [...roles.map((role) => ({ ...role, heads: role.heads * share })), ...plants]
}

function rolesOf({ buildingsMW, isLandlord }: SiteInService, rows: OperationsStaffing): readonly StaffRole[] {
	const MW = buildingsMW.reduce((sum, building) => sum + building, 0)
	const posts = rows.posts.map((post) => role(post, rows.coverageFactor.best * postsOf(post, buildingsMW)))
	const dayStaff = rows.dayStaff.map((staff) => role(staff, Math.max(staff.minimumHeads, staff.headsPerMW * MW)))
	const all = [...posts, ...dayStaff].filter(({ trade }) => !isLandlord || !TENANTS_TRADES.includes(trade))
	const heads = rows.managementShare * all.reduce((sum, of) => sum + of.heads, 0)
	return [...all, { ...MANAGEMENT, layer: 'infrastructure', heads }]
}

function role(of: { readonly title: string; readonly trade: TradeKey }, heads: number): StaffRole {
	const layer = CHIP_TRADES.includes(of.trade) ? 'chips' : 'infrastructure'
	return { title: of.title, trade: of.trade, layer, heads }
}

function postsOf(post: OperationsPost, buildingsMW: readonly number[]): number {
	const MW = buildingsMW.reduce((sum, building) => sum + building, 0)
	if (post.security !== null) {
		const { floor, cap, MWPerPost, perBuilding } = post.security
		return Math.min(cap, Math.max(floor, 1 + MW / MWPerPost)) + perBuilding * buildingsMW.length
	}
	if (post.per === 'campus') return post.posts
	return buildingsMW.reduce(
		(sum, building) => sum + post.posts + post.postsPerExtraMW * Math.max(0, building - post.freeMW),
		0,
	)
}

/** Engineers of the models and applications layers: shown beside operations, counted in no total. */
export type EngineerDemand = {
	/** sites with energised accelerators */
	readonly sites: number
	readonly energisedAccelerators: number
	readonly trainingAccelerators: number
	readonly inferenceAccelerators: number
	readonly services: number
}

export function engineers(demand: EngineerDemand, rows: OperationsStaffing): Readonly<Record<string, number>> {
	const { modelsLayer, applicationsLayer } = rows
	const training =
		modelsLayer.trainingPlatformHeads + demand.trainingAccelerators / modelsLayer.trainingAcceleratorsPerHead
	// One rotation at one site; over several it is shared, half as many again in all.
	const rotation = modelsLayer.onCallHeads * (demand.sites > 1 ? 1.5 : 1)
	return {
		'Models: cluster on call': demand.sites > 0 ? rotation : 0,
		'Models: network engineering': demand.energisedAccelerators * modelsLayer.networkHeadsPerAccelerator,
		'Models: training platform':
			demand.trainingAccelerators > 0 ? Math.min(modelsLayer.trainingPlatformCap, training) : 0,
		'Applications: services on call': demand.services * applicationsLayer.onCallHeadsPerService,
		'Applications: inference platform': demand.inferenceAccelerators * applicationsLayer.platformHeadsPerAccelerator,
	}
}
