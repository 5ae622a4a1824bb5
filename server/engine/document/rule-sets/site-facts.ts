import type { PowerContractType } from '#shared/catalogue/types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findContractKind } from '#shared/catalogue/catalogue.ts'
import { addMonths } from '#shared/units/months.ts'
import { item } from '../../cells.ts'
import { fullPeak } from '../../equipment/space.ts'
import { finishIfOrdered } from '../../equipment/lot-dates.ts'
import { columnOf, type Frame } from '../../kernel/run.ts'
import { sourceOf } from '../../layers/energy/purchase/purchase-terms.ts'
import { locationOf } from '../../places/places.ts'
import type { EngineModel } from '../../world.ts'

type SiteFactsPlan = Pick<PlanFile, 'notes' | 'finance'>
type OfPlan<List extends 'powerContracts' | 'buildPhases' | 'gatingWorks' | 'workloads'> = PlanFile[List][number]

/** What rules read of a site. */
export type SiteFacts = {
	readonly plan: SiteFactsPlan
	readonly site: PlanFile['sites'][number]
	readonly country: string
	readonly gridRegion: string
	/** at the meter with all halls full */
	readonly meterMW: number
	/** of all halls */
	readonly itMW: number
	/** ordered for the site; those that replace others are not counted twice */
	readonly accelerators: number
	readonly contracts: readonly { readonly contract: OfPlan<'powerContracts'>; readonly kind: PowerContractType }[]
	readonly halls: readonly OfPlan<'buildPhases'>[]
	readonly works: readonly OfPlan<'gatingWorks'>[]
	/** that may run here */
	readonly workloads: readonly OfPlan<'workloads'>[]
	/** halls of the site have generators */
	readonly hasGenerators: boolean
	/** the month in which the first of its halls is in service; null: none is */
	readonly serviceFrom: string | null
	/** figures of calendar years, the first first */
	readonly years: readonly RuleYear[]
}

/** What rules hold a calendar year of a site against; null where it has none. */
export type RuleYear = {
	readonly year: number
	/** all its months lie within the plan and have load */
	readonly whole: boolean
	readonly pue: number | null
	readonly erf: number | null
	readonly ref: number | null
}

type AskedOfSite = Pick<SiteFacts, 'hasGenerators' | 'years'>

/** Refreshes, which replace what is there, are not counted twice. */
function ordered({ plan }: EngineModel, siteId: string): number {
	return plan.chipOrders
		.filter((order) => order.siteId === siteId && order.replaces === null)
		.reduce((sum, { accelerators }) => sum + accelerators, 0)
}

function serviceFrom(frame: Frame<EngineModel>, index: number): string | null {
	const { world } = frame
	const finish = columnOf(frame, finishIfOrdered)
	const halls = world.link('phase', 'site') ?? new Int32Array()
	const months = [...halls.keys()].flatMap((hall) =>
		halls[hall] === index && !Number.isNaN(finish.at(hall, 0)) ? [Math.ceil(finish.at(hall, 0)) + 1] : [],
	)
	return months.length === 0 ? null : addMonths(world.model.plan.startMonth, Math.min(...months))
}

/** `index` is the site’s place in the plan. */
export function siteFacts(frame: Frame<EngineModel>, index: number, asked: AskedOfSite): SiteFacts {
	const { model } = frame.world
	const { plan, catalogue } = model
	const site = item(plan.sites, index)
	const here = <Item extends { readonly siteId: string }>(items: readonly Item[]) =>
		items.filter(({ siteId }) => siteId === site.id)
	const halls = here(plan.buildPhases)
	return {
		...asked,
		...{ plan, site, halls, serviceFrom: serviceFrom(frame, index) },
		country: locationOf({ site, catalogue }).country,
		gridRegion: item(model.places, index).gridRegion.row.id,
		meterMW: columnOf(frame, fullPeak).at(index, 0),
		itMW: halls.reduce((sum, { itMW }) => sum + itMW, 0),
		accelerators: ordered(model, site.id),
		contracts: here(plan.powerContracts).flatMap((contract) => {
			const kind = findContractKind(catalogue, contract.kind)
			return kind ? [{ contract, kind }] : []
		}),
		works: here(plan.gatingWorks),
		workloads: plan.workloads.filter(({ siteIds }) => siteIds.length === 0 || siteIds.includes(site.id)),
	}
}

/** Contracts of a site of such sources. */
export const servedBy = ({ contracts }: SiteFacts, ...sources: readonly ReturnType<typeof sourceOf>[]) =>
	contracts.filter(({ kind }) => sources.includes(sourceOf(kind)))
