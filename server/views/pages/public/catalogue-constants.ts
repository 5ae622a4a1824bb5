import { isRecord } from '#shared/is-record.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { termsOf } from '#shared/catalogue/licences.ts'
import { qualityOfRow } from '#shared/catalogue/row-quality.ts'
import type { Provenance } from '#shared/catalogue/types.ts'
import { formatFigure } from '#shared/units/format.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { camelInWords, keyInWords } from '#shared/formats/names.ts'

export type CatalogueRow = {
	readonly id: string
	readonly name: string
	readonly cells: readonly string[]
	readonly source: string
	readonly asOf: string
	readonly confidence: string
	readonly quality: string
	/** terms of all it rests on, in words */
	readonly licence: string
}
export type ShownTable = {
	readonly id: string
	readonly name: string
	readonly columns: readonly string[]
	/** the columns hold words, not figures */
	readonly inWords?: boolean
	readonly rows: readonly CatalogueRow[]
}

const TOLD_ELSEWHERE = new Set(['id', 'name', 'source', 'asOf', 'confidence', 'own'])
const words = (key: string) => camelInWords(keyInWords(key))

const labelled = (label: string, text: string) => (label === '' ? text : `${label} ${text}`)

/** Every figure and word below a key: `hours per unit: electrician 30, plumber 80`. */
function facts(value: unknown, label: string): readonly string[] {
	if (typeof value === 'number') return [labelled(label, formatFigure(value, { digits: 6 }))]
	if (typeof value === 'string') return value === '' ? [] : [labelled(label, keyInWords(value))]
	if (typeof value === 'boolean') return [`${label}: ${value ? 'yes' : 'no'}`]
	const parts = Array.isArray(value)
		? value.flatMap((part) => facts(part, ''))
		: isRecord(value)
			? Object.entries(value).flatMap(([key, part]) => facts(part, words(key)))
			: []
	if (parts.length === 0) return []
	return [label === '' ? parts.join(', ') : `${label}: ${parts.join(', ')}`]
}

function figuresOf(row: object): string {
	return Object.entries(row)
		.filter(([key]) => !TOLD_ELSEWHERE.has(key))
		.flatMap(([key, value]) => facts(value, words(key)))
		.join('; ')
}

type Sourced = Provenance & { readonly id: string; readonly name?: string }

/** Under which terms a row stands: those of every publisher it cites. */
export const licenceOf = (source: string): string =>
	[...new Set(termsOf(source).map(({ licence }) => licence))].join('; ')

function rowOf(row: Sourced, name: string, figures: string): CatalogueRow {
	const { id, source, asOf, confidence } = row
	return {
		id,
		name,
		cells: [figures],
		source,
		asOf,
		confidence,
		quality: qualityOfRow(row),
		licence: licenceOf(source),
	}
}

const rowsOf = (rows: readonly Sourced[]) =>
	rows.map((row) => rowOf(row, row.name ?? sentenceCase(words(row.id)), figuresOf(row)))

/** Of a table that is one record, a row for each of its keys; they share its source. */
function parts(id: string, record: Provenance): readonly CatalogueRow[] {
	return Object.entries(record)
		.filter(([key]) => !TOLD_ELSEWHERE.has(key))
		.map(([key, value]) =>
			rowOf(
				{ ...record, id: `${id}.${key}` },
				`${sentenceCase(words(id))}: ${words(key)}`,
				facts(value, '').join('; '),
			),
		)
}

const plain = (id: string, name: string, rows: readonly CatalogueRow[]): ShownTable => ({
	id,
	name,
	columns: ['Figures'],
	inWords: true,
	rows,
})

/** Small tables and single records of constants stand together. */
const CONSTANTS = 'constants'
const TOGETHER = new Set([
	...['electricalChains', 'partLoads', 'costModel', 'costSplits', 'networkReference', 'operationsStaffing'],
	...['productivityFactors', 'apprenticeship', 'labourDefaults', 'referenceEngine', 'trainingDefaults'],
	...['energyDefaults', 'hourlyCooling'],
])

/** Under which table of the page a table of the catalogue is shown. */
export const shownUnder = (table: string): string => (TOGETHER.has(table) ? CONSTANTS : table)

/** What explanations end at beside the big tables: labour by package, ratios, topologies and the engine's constants. */
export function plainTables(): readonly ShownTable[] {
	const catalogue = builtInCatalogue
	return [
		plain('trades', 'Trades', rowsOf(catalogue.trades)),
		plain('workPackages', 'Work packages', rowsOf(catalogue.workPackages)),
		plain('redundancyTopologies', 'Redundancy', rowsOf(catalogue.redundancyTopologies)),
		plain('facilityRatios', 'Ratios', rowsOf(catalogue.facilityRatios)),
		plain(CONSTANTS, 'Constants', [
			...rowsOf(catalogue.electricalChains),
			...rowsOf(catalogue.partLoads),
			...rowsOf(catalogue.costModel),
			...rowsOf(catalogue.costSplits),
			...rowsOf(catalogue.networkReference),
			...parts('operationsStaffing', catalogue.operationsStaffing),
			...parts('productivityFactors', catalogue.productivityFactors),
			...parts('apprenticeship', catalogue.apprenticeship),
			...parts('labourDefaults', catalogue.labourDefaults),
			...parts('referenceEngine', catalogue.referenceEngine),
			...parts('trainingDefaults', catalogue.trainingDefaults),
			...parts('energyDefaults', catalogue.energyDefaults),
			...parts('hourlyCooling', catalogue.hourlyCooling),
		]),
	]
}
