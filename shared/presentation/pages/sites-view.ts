import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../findings/finding.ts'
import { type Asked, type Figures, figuresFrom } from '../figures/figure.ts'
import type { ResultKey } from '#shared/document/keys.ts'
import { contractedPower } from '../tables/contracted-power.ts'
import { keyFigure, type KeyFigure, plainFigure } from '../figures/key-figure.ts'
import { last, sum } from '../figures/series.ts'
import { siteStatuses } from '../layers/layer-status.ts'
import type { LayerStatus } from '../layers/layer-status.ts'
import { megawatts, MISSING } from '../wording/figures.ts'
import { counted, sentenceCase } from '../wording/months.ts'

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
}
export type SitesView = { readonly finding: Finding; readonly sites: readonly SiteCard[] }

function cardOf({
	plan,
	result,
	site,
	figures: { figure },
}: {
	plan: PlanFile
	result: PlanResult
	site: PlanFile['sites'][number]
	figures: Figures
}): SiteCard {
	const of = `site:${site.id}`
	const known = result.sites[site.id] !== undefined
	const shown = (label: string, key: ResultKey, asked: Asked): KeyFigure =>
		known ? keyFigure(label, { figure: figure(key, { of, ...asked }) }) : plainFigure(label, { value: MISSING })
	return {
		id: site.id,
		name: site.name,
		where: [site.region, site.country].filter((part) => part !== null && part !== '').join(', '),
		latitude: site.latitude,
		longitude: site.longitude,
		figures: [
			plainFigure('Contracted', {
				value: known ? `${megawatts(contractedPower(plan, result, { siteId: site.id }).firmMW)} MW firm` : MISSING,
			}),
			shown('Halls ready', 'commissionedItMW', { at: 'last', as: (power) => `${megawatts(power)} MW IT` }),
			shown('Drawn at the meter', 'facilityPowerMW', { at: 'largest', as: (power) => `${megawatts(power)} MW` }),
			shown('Accelerators', 'energisedAccelerators', { at: 'last' }),
			shown('Builders and operators', 'workforce.bySite', { at: 'largest' }),
		],
		states: siteStatuses(plan, result, site.id),
	}
}

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
						title: 'No site yet',
						lede: 'Add one by name and coordinates: climate, grid, labour market and building cost follow from where it lies.',
					}
				: {
						title: sentenceCase(`${counted(sites.length, 'site')}, ${megawatts(ready)} MW IT at the end of the plan`),
						lede: sites.map(({ name, states }) => `${name}: ${states[0]?.note ?? ''}`).join(' '),
					},
	}
}
