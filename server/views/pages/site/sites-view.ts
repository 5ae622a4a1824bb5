import { PLACE_RULES } from '#shared/result/energy-result.ts'
import { PLACE_ROWS } from '#shared/start/place.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../../findings/finding.ts'
import { type FigureOptions, type Figures, figuresFrom } from '../../figures/figure.ts'
import type { MetricName } from '#shared/metrics/metric.ts'
import { contractedFigure } from '../../tables/contracts/contracted-figure.ts'
import { contractedPower } from '../../tables/contracts/contracted-power.ts'
import { columnOf } from '../../grid/grid-view.ts'
import { COST_FAR_KM, FAR_KM, GRID_FAR_KM } from '#shared/catalogue/nearest.ts'
import { keyInWords } from '#shared/formats/names.ts'
import { figureOrNone, type KeyFigure } from '#shared/formats/key-figure.ts'
import { last, sum } from '../../figures/series.ts'
import { siteStatuses } from '../../layers/layer-status.ts'
import type { LayerStatus } from '../../layers/layer-status.ts'
import { count, megawatts } from '#shared/formats/figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** A pin on the map. */
export type SitePlace = {
	readonly id: string
	readonly name: string
	readonly latitude: number | null
	readonly longitude: number | null
}
export type SiteCard = SitePlace & {
	readonly where: string
	readonly figures: readonly KeyFigure[]
	/** of power, chips and halls, the worst first */
	readonly states: readonly LayerStatus[]
	/** which rows of the catalogue stand for the place */
	readonly rows: readonly PlaceRow[]
}
/** A row that was found or named for a site: `Hall cost market`, `Northern Virginia, 474 km away, the nearest known`. */
export type PlaceRow = { readonly field: string; readonly label: string; readonly text: string; readonly far: boolean }
export type SitesView = { readonly finding: Finding; readonly sites: readonly SiteCard[] }

/** Beyond this a row tells of another place. */
const FAR_KM_OF = { climate: FAR_KM, gridRegion: GRID_FAR_KM, labourMarket: FAR_KM, costMarket: COST_FAR_KM } as const

/** Climate, grid, labour and cost of a site: the row each is read from, and whether it lies near. */
export function rowsOf({ plan, result, site }: Pick<SiteAsked, 'plan' | 'result' | 'site'>): readonly PlaceRow[] {
	const places = result.sites[site.id]?.places
	if (places === undefined) return []
	return PLACE_ROWS.map((field) => {
		const { label, choices } = columnOf({ plan, list: 'sites', field })
		const found = places[field]
		if (found === null) {
			const text =
				places.gridRegion.country === 'US'
					? 'no labor data in range; shortages filled by travelers'
					: 'no labor data in range: enter available workers under People'
			return { field, label, text, far: true }
		}
		if (found.rule === 'national')
			return { field, label, text: `none in range: ${PLACE_RULES.national}, a guess`, far: true }
		const name = choices.find(({ value }) => value === found.id)?.label ?? sentenceCase(keyInWords(found.id))
		const { distanceKm: km } = found
		const far = km === null ? field === 'gridRegion' && found.rule === 'world' : km > FAR_KM_OF[field]
		const how = km === null ? PLACE_RULES[found.rule] : `${count(km)} km away${far ? ', the nearest with data' : ''}`
		const anchor = found.anchor === undefined ? '' : ` as at ${found.anchor},`
		return { field, label, text: `${name},${anchor} ${how}`, far }
	})
}

type SiteAsked = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly site: PlanFile['sites'][number]
	readonly figures: Figures
}

/** `TX, US` */
export const whereOf = ({ region, country }: PlanFile['sites'][number]): string =>
	[region, country].filter((part) => part !== null && part !== '').join(', ')

function cardOf(asked: SiteAsked): SiteCard {
	const { plan, result, site } = asked
	const { figures } = asked
	const of = `site:${site.id}`
	const known = result.sites[site.id] !== undefined
	const shown = (label: string, key: MetricName, asked: FigureOptions): KeyFigure =>
		figureOrNone(label, { figure: known ? figures.figure(key, { of, ...asked }) : null })
	return {
		id: site.id,
		name: site.name,
		where: whereOf(site),
		latitude: site.latitude,
		longitude: site.longitude,
		figures: [
			figureOrNone('Contracted', {
				figure: contractedFigure(figures, contractedPower(plan, result, { siteId: site.id })),
				unit: 'MW firm',
			}),
			shown('Halls ready', 'commissionedItMW', { at: 'last', as: (power) => `${megawatts(power)} MW IT` }),
			shown('Draw at the meter', 'facilityPowerMW', { at: 'largest', as: (power) => `${megawatts(power)} MW` }),
			shown('Accelerators', 'energisedAccelerators', { at: 'last' }),
			shown('Construction and operations staff', 'workforce.bySite', { at: 'largest' }),
		],
		states: siteStatuses(plan, result, site.id),
		rows: rowsOf(asked),
	}
}

/** Sites whose state the heading tells. */
const TOLD = 2

/** Every site with its megawatts, people and what holds it back. */
export function buildSitesView(plan: PlanFile, result: PlanResult): SitesView {
	const ready = sum(Object.values(result.sites).map((site) => last(site.commissionedItMW)))
	const figures = figuresFrom({ plan, result })
	const sites = plan.sites.map((site) => cardOf({ plan, result, site, figures }))
	const [first] = sites
	return {
		sites,
		finding:
			first === undefined
				? {
						title: 'No sites yet',
						lede: 'Add one by name or coordinates. Climate, grid, labor market and building cost follow from its location.',
					}
				: {
						title: sentenceCase(`${counted(sites.length, 'site')}, ${megawatts(ready)} MW IT at plan end`),
						lede: [
							...sites.slice(0, TOLD).map(({ name, states }) => `${name}: ${states[0]?.note ?? ''}`),
							...(sites.length > TOLD ? [`${sentenceCase(counted(sites.length - TOLD, 'other site'))} below.`] : []),
						].join(' '),
					},
	}
}
