import type { Fact } from '../../kernel/algorithm-node.ts'
import type { Frame } from '../../kernel/run.ts'
import type { Chosen, ChosenMarket, Places } from '../../places/places.ts'
import type { EngineModel } from '../../world.ts'
import { readSiteFigure } from './site-figure.ts'
import type { RemarkFacts } from '#shared/remarks.ts'
import { planFacts } from '../../facts.ts'
import type { DocumentReader } from './document-reader.ts'
import type { AssumptionKey } from '#shared/fields/assumptions.ts'
import { UNITS } from '#shared/units/units.ts'
import { assumedFact, nationalPoolFacts } from '../../places/national-pool-facts.ts'

const TABLES = {
	climate: { table: 'climates', label: 'climate' },
	gridRegion: { table: 'gridRegions', label: 'grid region' },
	labourMarket: { table: 'labourMarkets', label: 'labor market' },
	costMarket: { table: 'costs', label: 'cost market' },
} as const satisfies Readonly<
	Record<Exclude<keyof Places, 'labourMarkets'>, { readonly table: string; readonly label: string }>
>

const isPlace = (name: string): name is keyof typeof TABLES => Object.hasOwn(TABLES, name)

/** A figure asked of a row that was chosen for a site. */
type AskedPlace = {
	readonly site: number
	readonly scope: string
	readonly field: string
	/** what the row is called: `climate`, and of one market of several its id too */
	readonly label: string
	readonly chosen: Chosen<{ readonly id: string; readonly source: string }>
	/** the same where it is a labour market */
	readonly market: ChosenMarket | null
	/** which row it is and how it was chosen */
	readonly choice: RemarkFacts['row_chosen']
	readonly row: Fact
}

const choiceOf = ({ row, rule, anchor }: AskedPlace['chosen']) => ({ row: row.id, rule, anchor: anchor ?? null })

/** `sites.abilene.places.climate.distanceKm`, `sites.abilene.places.labourMarkets.dfw.weight`: null for all other names. */
function chosenPlace(frame: Frame<EngineModel>, name: string): AskedPlace | null {
	const { site, scope, path } = readSiteFigure(frame, name, 'places')
	const places = frame.world.model.places[site]
	const [, list = '', id, field = ''] = /^(\w+?)(?:\.(.+))?\.(\w+)$/.exec(path) ?? []
	const found = places && (id === undefined ? onlyOne(places, list) : oneOfMarkets(places, { list, id }))
	if (!found) return null
	const { place, chosen, market } = found
	const { table, label } = TABLES[place]
	const choice = choiceOf(chosen)
	const { source } = chosen.row
	const row: Fact = {
		id: table,
		label: `The ${label} chosen: ${choice.row}`,
		unit: '',
		value: null,
		origin: { kind: 'rule', rule: 'pP6', text: { code: 'chosen_as', facts: choice }, source, from: [] },
		parts: [],
	}
	const called = id === undefined ? label : `${label} ${id}`
	return { site, scope, field, label: called, chosen, market, choice, row }
}

type OnlyOneResult = Pick<AskedPlace, 'chosen' | 'market'> & { readonly place: keyof typeof TABLES }

function onlyOne(places: Places, place: string): OnlyOneResult | null {
	if (!isPlace(place)) return null
	const market = place === 'labourMarket' ? places.labourMarket : null
	const chosen = places[place]
	return chosen && { place, chosen, market }
}

function oneOfMarkets(places: Places, of: { readonly list: string; readonly id: string }): OnlyOneResult | null {
	if (of.list !== 'labourMarkets') return null
	const market = places.labourMarkets.find(({ row }) => row.id === of.id)
	return market ? { place: 'labourMarket', chosen: market, market } : null
}

/** `sites.abilene.places.climate.distanceKm`: how far the reference row lies that was chosen for a site. */
export const distanceFigure: DocumentReader = (frame, name) => {
	const asked = chosenPlace(frame, name)
	if (asked?.field !== 'distanceKm') return null
	const { site, scope, label, chosen, choice, row } = asked
	return {
		label: `Distance to the ${label}`,
		symbol: 'd',
		unit: 'km',
		scope,
		month: null,
		value: chosen.distanceKm,
		rule: 'pP6',
		source: 'Great circle on the mean Earth',
		method:
			'Great circle from the site to the reference row, or to the town whose grid it is; none where the row is set in the plan or is for a whole country.',
		decided: { code: 'row_chosen', facts: choice },
		facts: [row, ...planFacts(frame.world.model, { list: 'sites', index: site, fields: ['latitude', 'longitude'] })],
	}
}

const COMMUTING = ['commuteFreeKm', 'commuteHalvingKm', 'commuteReachKm'] as const satisfies readonly AssumptionKey[]

/** `sites.abilene.places.labourMarkets.dfw.weight`: the share of a labour market's hands that come so far. */
export const commutingFigure: DocumentReader = (frame, name) => {
	const asked = chosenPlace(frame, name)
	if (asked?.field !== 'weight' || asked.market === null) return null
	const { site, scope, label, market, choice, row } = asked
	const { model } = frame.world
	const isNamed = market.distanceKm === null
	return {
		label: `Share of workers of the ${label} who commute to the site`,
		symbol: 'ω',
		unit: UNITS.share.label,
		scope,
		month: null,
		value: market.weight,
		rule: 'pL1',
		source: 'People, places and fleets, L1 and L2',
		method:
			'All within the full-commute radius; beyond it, halved with every half-distance; none beyond the max commute. All of a market set in the plan.',
		decided: { code: 'row_within_reach', facts: { ...choice, km: market.distanceKm } },
		facts: [
			row,
			...(market.rule === 'national' ? nationalPoolFacts(model, { site, country: market.row.country }) : []),
			...(isNamed ? [] : COMMUTING.map((key) => assumedFact(model, key, site))),
			...planFacts(model, { list: 'sites', index: site, fields: ['latitude', 'longitude'] }),
		],
	}
}
