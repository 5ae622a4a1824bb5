import type { DemandRegion } from '#shared/catalogue/types.ts'
import { item } from '../../cells.ts'
import { regionsOf, roundTripMs } from '../../layers/applications/demand-regions.ts'
import { locationOf } from '../../places/places.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import type { BalanceApplication, BalanceInput } from '../types.ts'

/** Regions that applications of the plan name, in the order of the catalogue. */
function namedIn({ plan, catalogue }: EngineModel): readonly DemandRegion[] {
	const named = new Set(plan.applications.flatMap(({ demandRegions }) => demandRegions.map(({ region }) => region)))
	return named.size === 0 ? [] : catalogue.demandRegions.filter(({ id }) => named.has(id))
}

/** Where users are, and how far sites are from them in milliseconds. Rule pW7. */
export function regionsFromPlan(model: EngineModel, columns: BalanceColumns): Pick<BalanceInput, 'regions'> {
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
export function regionSharesOf(model: EngineModel): PartsOf {
	const places = new Map(namedIn(model).map(({ id }, place) => [id, place]))
	return (application) => {
		if (item(model.plan.applications, application).demandRegions.length === 0) return {}
		return {
			regions: regionsOf(model, application).map(({ row, share }) => ({ region: places.get(row.id) ?? -1, share })),
		}
	}
}
