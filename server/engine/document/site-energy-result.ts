import { countryOfClimate } from '#shared/catalogue/nearest.ts'
import { designPueIn, peakPueIn, wueIn } from '#shared/catalogue/climate-cooling.ts'
import type { ChosenPlace, CoolingChoice, CurtailmentResult, SiteEnergyResult } from '#shared/result/energy-result.ts'
import { item } from '../cells.ts'
import { seriesOf } from '../document-series.ts'
import { told } from './told.ts'
import type { Frame } from '../kernel/run.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { loadFraction } from '../layers/energy/pue.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { coolingAt, coolingOfPhase, coolingOfSite } from '../places/places.ts'
import type { EngineModel } from '../world.ts'
import type { Chosen } from '../places/places.ts'
import { wue } from '../environment/environment-water.ts'

type SiteEnergyResultEngineFrame = Frame<EngineModel>

type Own = 'wue' | 'coolings' | 'dispatch' | 'curtailment' | 'places'
type SiteEnergyParts = { readonly [Part in Own]: () => SiteEnergyResult[Part] }

/** Water by kilowatt-hour, curtailments and the rows chosen for one site, for `madeWhenRead`. `site` is its place in the plan. */
export function siteEnergyParts(frame: SiteEnergyResultEngineFrame, site: number): SiteEnergyParts {
	return {
		wue: () => {
			const load = seriesOf(frame, loadFraction, site)
			return seriesOf(frame, wue, site).map((value, month) => (item(load, month) > 0 ? value : null))
		},
		coolings: () => coolingsOf(frame.world.model, site),
		dispatch: () => told(frame, 'sites.dispatch', site),
		curtailment: () => curtailmentOf(frame, site),
		places: () => placesOf(item(frame.world.model.places, site)),
	}
}

function placesOf(places: EngineModel['places'][number]): SiteEnergyResult['places'] {
	return {
		climate: chosen(places.climate, countryOfClimate(places.climate.row)),
		gridRegion: chosen(places.gridRegion, places.gridRegion.row.country),
		labourMarkets: places.labourMarkets.map(({ weight, ...market }) => ({
			...chosen(market, market.row.country),
			weight,
		})),
		labourMarket: places.labourMarket && chosen(places.labourMarket, places.labourMarket.row.country),
		costMarket: chosen(places.costMarket, places.costMarket.row.country),
	}
}

function chosen({ row, ...how }: Chosen<{ readonly id: string }>, country: string | null): ChosenPlace {
	return { id: row.id, country: how.rule === 'world' ? null : country, ...how }
}

/** Every cooling of the catalogue in the site’s climate, and whether it is used there. `site` is its place in the plan. */
export function coolingsOf(model: EngineModel, site: number): readonly CoolingChoice[] {
	const id = model.plan.sites[site]?.id
	const ofHalls = model.plan.buildPhases.flatMap((phase, index) =>
		phase.siteId === id ? [coolingOfPhase(model, index).id] : [],
	)
	const used = ofHalls.length > 0 ? ofHalls : [coolingOfSite(model, site).id]
	return model.catalogue.coolingTechnologies.map((technology) => {
		const place = coolingAt(model, site, technology)
		const design = designPueIn(place)
		return {
			id: technology.id,
			name: technology.name,
			used: used.includes(technology.id),
			designPue: design.value,
			peakPue: peakPueIn(place).value,
			wueLPerKWhIT: wueIn(place).value,
			maxRackKW: technology.maxRackKW,
			from: design.from === 'climates' ? 'climate' : 'technology',
		}
	})
}

function curtailmentOf(frame: SiteEnergyResultEngineFrame, site: number): CurtailmentResult | null {
	const { model } = frame.world
	const cut = frame.world
		.link('contract', 'site')
		?.some((of, index) => of === site && sourceOf(contractAt(model, index).kind) === 'non_firm')
	if (cut !== true) return null
	return told(frame, 'sites.curtailment', site)
}
