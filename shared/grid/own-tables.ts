import type { OwnCatalogue } from '#shared/catalogue/columns/own-catalogue.ts'

export type OwnTable = keyof OwnCatalogue

type TableWords = {
	readonly noun: string
	readonly plural: string
	/** what a row settles in the plan */
	readonly settles: string
	/** the column that a row is known by */
	readonly known: 'name' | 'market' | 'id'
	/** what the key is, where a row is known by it */
	readonly key?: { readonly label: string; readonly reference?: 'countries' }
}

const COUNTRY = { label: 'Country', reference: 'countries' } as const
const PLACE = { label: 'Place' } as const

const WORDS: Readonly<Record<OwnTable, TableWords>> = {
	gridRegions: {
		noun: 'grid region',
		plural: 'Grid regions',
		settles: 'Price and carbon of power from the grid, and how long a connection takes.',
		known: 'name',
	},
	gridAnchors: {
		noun: 'town on a grid',
		plural: 'Towns on a grid',
		settles: 'Which grid region a site near this town takes.',
		known: 'name',
	},
	powerContractTypes: {
		noun: 'kind of power contract',
		plural: 'Kinds of power contract',
		settles: 'What of a contract is firm, what it costs and how long it takes.',
		known: 'name',
	},
	climates: {
		noun: 'climate',
		plural: 'Climates',
		settles: 'Power and water for cooling, month by month, and the sun on panels.',
		known: 'id',
		key: PLACE,
	},
	climatePoints: {
		noun: 'climate of a town',
		plural: 'Climates of towns',
		settles: 'The same from three temperatures, the rest as in its climate zone.',
		known: 'id',
		key: PLACE,
	},
	coolingTechnologies: {
		noun: 'cooling technology',
		plural: 'Cooling technologies',
		settles: 'The densest rack, PUE, water and machines of a hall.',
		known: 'name',
	},
	costs: {
		noun: 'hall cost',
		plural: 'Hall costs',
		settles: 'What a megawatt of halls costs near a market.',
		known: 'market',
	},
	labourMarkets: {
		noun: 'labor market',
		plural: 'Labor markets',
		settles: 'How many people of each trade a site may draw on.',
		known: 'name',
	},
	countryWork: {
		noun: 'working year',
		plural: 'Working years',
		settles: 'Hours, leave and travelers at construction sites of a country.',
		known: 'id',
		key: COUNTRY,
	},
	chips: {
		noun: 'chip',
		plural: 'Chips',
		settles: 'Power, memory, speed, price and lead time of an order.',
		known: 'name',
	},
	chipExport: {
		noun: 'export rule',
		plural: 'Export rules',
		settles: 'Which accelerators may go to a country, and which need a license.',
		known: 'id',
		key: { label: 'Rule' },
	},
	ruleSets: {
		noun: 'rule set',
		plural: 'Rule sets',
		settles: 'Large-load rules by place, for its packet.',
		known: 'name',
	},
	models: { noun: 'model', plural: 'Models', settles: 'What a token or a job needs of an accelerator.', known: 'name' },
	archetypes: {
		noun: 'use case',
		plural: 'Use cases',
		settles: 'Tokens and jobs per user, seat or robot.',
		known: 'name',
	},
	demandRegions: {
		noun: 'region of users',
		plural: 'Regions of users',
		settles: 'Where users of an application are, and which hours are their day.',
		known: 'name',
	},
}

const isTable = (name: string): name is OwnTable => Object.hasOwn(WORDS, name)

/** The tables that a plan may bring rows of, in the order of the chain. */
export const OWN_TABLES: readonly OwnTable[] = Object.keys(WORDS).filter(isTable)
export const ownTable = (table: OwnTable): TableWords => WORDS[table]
export const findOwnTable = (name: string): OwnTable | null => OWN_TABLES.find((known) => known === name) ?? null

/** Where own rows are listed, within a plan; with the form of one, or of a new one. */
export const ownRowsAddress = (opens?: { readonly table: OwnTable; readonly id?: string }): string =>
	opens === undefined
		? 'assumptions?tab=rows'
		: opens.id === undefined
			? `assumptions?tab=rows&new=${opens.table}`
			: `assumptions?tab=rows&own=${encodeURIComponent(`${opens.table}/${opens.id}`)}`
