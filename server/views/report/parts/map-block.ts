import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { whereOf } from '../../pages/site/sites-view.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { ChartBlock } from '../report-model.ts'
import { chartOf } from './blocks.ts'

const isPlaced = ({ latitude, longitude }: PlanFile['sites'][number]) => latitude !== null && longitude !== null

/** `12 sites in three countries` */
function titleOf(sites: PlanFile['sites']): string {
	const [first] = sites
	if (sites.length === 1 && first !== undefined)
		return [first.name, whereOf(first)].filter((part) => part !== '').join(', ')
	const countries = new Set(sites.flatMap(({ country }) => (country === null ? [] : [country])))
	const where = countries.size === 0 ? '' : ` in ${counted(countries.size, 'country', 'countries')}`
	return sentenceCase(`${counted(sites.length, 'site')}${where}`)
}

/** Where the sites lie; nothing where no site says. */
export function mapBlocks({ sites }: PlanFile, height: Pick<ChartBlock, 'least' | 'most'>): readonly ChartBlock[] {
	const placed = sites.filter(isPlaced)
	if (placed.length === 0) return []
	const unplaced = sites.length - placed.length
	const places = sites.flatMap((site, index) =>
		isPlaced(site)
			? [
					`${String(index + 1)} ${[site.name, whereOf(site)].filter((part) => part !== '').join(', ')}: ${String(site.latitude)}, ${String(site.longitude)}.`,
				]
			: [],
	)
	const missing =
		unplaced === 0
			? ''
			: ` ${sentenceCase(counted(unplaced, 'site'))} without coordinates ${unplaced === 1 ? 'is' : 'are'} not on it.`
	return [
		chartOf({
			title: titleOf(sites),
			measure: 'Location, Mercator projection',
			alt: `Map. ${titleOf(placed)}. ${places.join(' ')}`,
			source: `Outlines: Natural Earth, 1:110 million. Places: the plan’s own coordinates.${missing}`,
			chart: {
				type: 'map',
				model: { sites: sites.map(({ id, name, latitude, longitude }) => ({ id, name, latitude, longitude })) },
			},
			...height,
		}),
	]
}
