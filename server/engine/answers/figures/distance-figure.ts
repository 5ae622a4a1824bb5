import { PLACE_RULES } from '#shared/energy-result.ts'
import type { Fact } from '../../kernel/algorithm-node.ts'
import { planFacts } from '../../facts.ts'
import type { Chosen, Places } from '../../places.ts'
import type { DocumentReader } from './document-reader.ts'
import { readSiteFigure } from './site-figure.ts'

const TABLES = {
	climate: { table: 'climates', label: 'climate' },
	gridRegion: { table: 'gridRegions', label: 'grid region' },
	labourMarket: { table: 'labourMarkets', label: 'labour market' },
	costMarket: { table: 'costs', label: 'cost market' },
} as const satisfies Readonly<
	Record<Exclude<keyof Places, 'labourMarkets'>, { readonly table: string; readonly label: string }>
>

const isPlace = (name: string): name is keyof typeof TABLES => Object.hasOwn(TABLES, name)

/** `sites.abilene.places.climate.distanceKm`: how far the reference row lies that was chosen for a site. */
export const distanceFigure: DocumentReader = (frame, name) => {
	const { site, scope, row: place, field } = readSiteFigure(frame, name, 'places')
	if (!isPlace(place) || field !== 'distanceKm') return null
	const { model } = frame.world
	const chosen: Chosen<{ readonly id: string; readonly source: string }> | null | undefined =
		model.places[site]?.[place]
	if (!chosen) return null
	const { table, label } = TABLES[place]
	const how = `${PLACE_RULES[chosen.rule]}${chosen.anchor === undefined ? '' : `, ${chosen.anchor}`}`
	const row: Fact = {
		id: table,
		label: `The ${label} chosen: ${chosen.row.id}`,
		unit: '',
		value: null,
		origin: { kind: 'rule', rule: 'pP6', text: `Chosen as ${how}.`, source: chosen.row.source, from: [] },
		parts: [],
	}
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
			'Great circle from the site to the reference row, or to the town whose grid it is; none where the plan names the row or it is of a whole country.',
		decided: `Row ${chosen.row.id}: ${how}.`,
		facts: [row, ...planFacts(model, { list: 'sites', index: site, fields: ['latitude', 'longitude'] })],
	}
}
