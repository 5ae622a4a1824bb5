import { getChip } from '#shared/catalogue/catalogue.ts'
import type { Chip, DemandRegion } from '#shared/catalogue/types.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { RacksFit } from '../../equipment/racks/fit-racks.ts'
import { applicationAt } from '../../layers/applications/application-inputs.ts'
import { acceleratorPower, cappedThroughputShare, underPowerCap } from '../../layers/chips/accelerator-power.ts'
import { availableFromMonth } from '../../layers/chips/maturity.ts'
import { engineProfileOf } from '../../layers/models/engine-profile.ts'
import type { TrainingProfile } from '../../layers/models/training.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import type { BalanceColumns, SizingColumns } from '../balance-inputs.ts'
import { defaultChipId } from './default-chip.ts'
import { orderFromPlan } from './orders-from-plan.ts'
import { sitesFromPlan } from './sites-from-plan.ts'
import type { BalanceApplication, BalanceInput, ChipKind, ServedMonth } from '../types.ts'
import { workloadsFromPlan } from './workloads-from-plan.ts'
import { cellsOf, item } from '#server/engine/cells.ts'
import { regionsOf, roundTripMs } from '#server/engine/layers/applications/demand-regions.ts'
import { locationOf } from '#server/engine/places/places.ts'

/** Regions that applications of the plan name, in the order of the catalogue. */
function namedIn({ plan, catalogue }: EngineModel): readonly DemandRegion[] {
	const named = new Set(plan.applications.flatMap(({ demandRegions }) => demandRegions.map(({ region }) => region)))
	return named.size === 0 ? [] : catalogue.demandRegions.filter(({ id }) => named.has(id))
}

/** Where users are, and how far sites are from them in milliseconds. Rule pW7. */
function regionsFromPlan(model: EngineModel, columns: BalanceColumns): Pick<BalanceInput, 'regions'> {
	const named = namedIn(model)
	if (named.length === 0) return {}
	const trip = { baseMs: columns.rttBase.at(0, 0), msPerKm: columns.rttPerKm.at(0, 0) }
	const points = model.plan.sites.map((site) => locationOf({ site, catalogue: model.catalogue }).point)
	return {
		regions: named.map((row) => ({
			id: row.id,
			name: row.name,
			roundTripMs: Float64Array.from(points, (point) => roundTripMs(trip, row, point)),
		})),
	}
}

type PartsOf = (application: number) => Pick<BalanceApplication, 'regions'>

/** Parts of an application’s demand by region; nothing where it names none. */
function regionSharesOf(model: EngineModel): PartsOf {
	const places = new Map(namedIn(model).map(({ id }, place) => [id, place]))
	return (application) => {
		if (item(model.plan.applications, application).demandRegions.length === 0) return {}
		return {
			regions: regionsOf(model, application).map(({ row, share }) => ({ region: places.get(row.id) ?? -1, share })),
		}
	}
}

/** The part of the balance's input that replicas are sized from. */
export type SizingPart = Pick<
	BalanceInput,
	| 'kinds'
	| 'defaultKind'
	| 'applications'
	| 'workloads'
	| 'engine'
	| 'training'
	| 'maturity'
	| 'spareShare'
	| 'demandElasticity'
> & {
	/** per pool of the plan: its kind */
	readonly kindOfPool: readonly number[]
	/** of accelerators, the least of the sites */
	readonly availability: number
}

/** What a plan says of chips, models and applications, for sizing and for the balance. Rules C6, M1. */
export function sizingFromPlan(model: EngineModel, columns: SizingColumns): SizingPart {
	const { kinds, kindOfPool, defaultKind } = kindsOf(model, columns)
	return {
		kinds,
		kindOfPool,
		defaultKind,
		applications: applicationsOf(model, columns),
		workloads: workloadsFromPlan(model, { columns, kinds }),
		engine: engineProfileOf(model.catalogue.referenceEngine),
		training: trainingOf(model, columns),
		maturity: {
			year0: columns.maturityYear0.at(0, 0),
			year1: columns.maturityYear1.at(0, 0),
			year2: columns.maturityYear2.at(0, 0),
		},
		spareShare: columns.spareShare.at(0, 0),
		availability: Math.min(1, ...model.plan.sites.map((_, site) => columns.availability.at(site, 0))),
		demandElasticity: columns.demandElasticity.at(0, 0),
	}
}

/**
 * What a token costs, in accelerator-months: demand answers to the ratio of two months only, and what an
 * accelerator-month costs is held constant between them. Rule A6.
 */
function acceleratorsPerToken({ servingAccelerators, servedMeanTokensPerSecond }: ServedMonth): number | null {
	return servedMeanTokensPerSecond > 0 ? servingAccelerators / servedMeanTokensPerSecond : null
}

/** The balance's own view of a plan: figures from the columns, names and links from the plan. */
export function balanceFromPlan(
	world: EngineWorld,
	columns: BalanceColumns,
	{ sizing, racks }: { readonly sizing: SizingPart; readonly racks: RacksFit },
): BalanceInput & SizingPart {
	const { model } = world
	return {
		...sizing,
		months: model.months.length,
		monthNames: model.months,
		sites: sitesFromPlan(world, columns, racks),
		...regionsFromPlan(model, columns),
		orders: model.plan.chipOrders.map((_, index) =>
			orderFromPlan(model, { columns, index, kindOfPool: sizing.kindOfPool, racks }),
		),
		unitCost: acceleratorsPerToken,
	}
}

function kindsOf(model: EngineModel, columns: SizingColumns) {
	const kinds: ChipKind[] = []
	const known = new Map<string, number>()
	const tdpToNameplate = columns.nodeOverTdp.at(0, 0)
	const uncapped = (chip: Chip) => acceleratorPower({ chip, powerCapW: null, tdpToNameplate })
	const kindOf = (chip: Chip, powerCapW: number | null, powerKW: () => number): number => {
		const key = `${chip.id}@${String(powerCapW)}`
		const found = known.get(key)
		if (found !== undefined) return found
		const cap = { powerCapW, tdpW: chip.tdpW, exponent: columns.powerCapExponent.at(0, 0) }
		const speed = cappedThroughputShare(cap)
		kinds.push({
			chip: underPowerCap(chip, cap),
			name: chip.name,
			powerCapW,
			powerKW: powerKW(),
			...(speed < 1 && { capped: { fullKW: uncapped(chip)?.powerKW ?? powerKW(), speed } }),
			availableFromMonth: availableFromMonth(chip, (month) => monthsBetween(model.plan.startMonth, month)),
		})
		known.set(key, kinds.length - 1)
		return kinds.length - 1
	}
	const kindOfPool = model.pools.map(({ chip, powerCapW }, pool) =>
		kindOf(chip, powerCapW, () => columns.acceleratorPower.at(pool, 0)),
	)
	const standIn = getChip(model.catalogue, defaultChipId(model))
	const defaultKind = kindOf(standIn, null, () => uncapped(standIn)?.powerKW ?? 0)
	return { kinds, kindOfPool, defaultKind }
}

function applicationsOf(model: EngineModel, columns: SizingColumns): readonly BalanceApplication[] {
	const regionsAt = regionSharesOf(model)
	return model.plan.applications.map((_, index) => {
		const { application, archetype } = applicationAt(model, index)
		return {
			id: application.id,
			name: application.name || application.id,
			inputTokensPerRequest: columns.inputTokens.at(index, 0),
			outputTokensPerRequest: columns.outputTokens.at(index, 0) * columns.reasoningMultiplier.at(index, 0),
			cacheHit: archetype.prefixCacheHit?.best ?? 0,
			timePerOutputTokenMs: archetype.timePerOutputTokenMs,
			...regionsAt(index),
			demand: {
				peakTokensPerSecond: cellsOf(columns.peakDemand, index),
				meanTokensPerSecond: cellsOf(columns.meanDemand, index),
				activeUnits: cellsOf(columns.activeUnits, index),
			},
		}
	})
}

function trainingOf({ catalogue: { trainingDefaults: row } }: EngineModel, columns: SizingColumns): TrainingProfile {
	const { full, lora } = row.flopsPerParamToken
	return {
		flopMultiplier: { full, continued: full, post: full, lora },
		mfuScaleExponent: row.mfuScaleExponent,
		efficiencyDenseLarge: columns.efficiencyDenseLarge.at(0, 0),
		efficiencyDenseSmall: columns.efficiencyDenseSmall.at(0, 0),
		efficiencyMoe: columns.efficiencyMoe.at(0, 0),
		smallBelowB: row.smallBelowParamsB,
		largeAboveB: row.largeAboveParamsB,
		goodput: columns.trainingGoodput.at(0, 0),
		stateBytesPerParam: row.bytesPerParam,
		stateMemoryShare: row.memoryShare,
	}
}
