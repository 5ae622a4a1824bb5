import { ANY_COUNTRY } from '#shared/catalogue/rows/country-work.ts'
import type { BuildClassId, CampusBuild } from '#shared/catalogue/builds/build-classes.ts'
import { begunCampuses, campusesBehind, monthsOf } from '#shared/catalogue/builds/class-evidence.ts'
import { SOURCE_TERMS, termsOf } from '#shared/catalogue/licences.ts'
import { qualityOfRow } from '#shared/catalogue/row-quality.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { Provenance, Range } from '#shared/catalogue/types.ts'
import { formatFigure, formatShare } from '#shared/units/format.ts'
import { RULE_COLUMNS } from './rule-columns.ts'
import { type CatalogueRow, licenceOf, plainTables, type ShownTable, shownUnder } from './catalogue-constants.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { keyInWords } from '#shared/formats/names.ts'

export type CatalogueView = {
	readonly lede: string
	readonly tables: readonly { readonly id: string; readonly name: string; readonly count: number }[]
	readonly table: string
	readonly title: string
	readonly columns: readonly string[]
	/** the columns hold words, not figures */
	readonly inWords: boolean
	readonly rows: readonly CatalogueRow[]
	readonly query: string
	readonly found: string
	/** whose figures stand here, under which terms, and in how many rows */
	readonly sources: readonly SourceShown[]
}

export type SourceShown = {
	readonly id: string
	readonly publisher: string
	readonly licence: string
	readonly attribution: string
	readonly rows: number
}

const figure = (value: number | null | undefined, digits = 4) => formatFigure(value, { digits })
const range = (value: Range | null) =>
	value === null
		? MISSING
		: value.low === value.high
			? figure(value.best)
			: `${figure(value.low)} to ${figure(value.high)}`
const share = (value: number | null | undefined) => formatShare(value)

type Sourced = Provenance & { readonly id: string; readonly name?: string }
type CatalogueViewColumn<Row> = readonly [head: string, cell: (row: Row) => string]
type CatalogueViewRows<Row> = {
	readonly id: string
	readonly name: string
	readonly rows: readonly Row[]
	/** where rows have no name of their own */
	readonly nameOf?: (row: Row) => string
}

function table<Row extends Sourced>(
	{ id, name, rows, nameOf = (row) => row.name ?? inWords(row.id) }: CatalogueViewRows<Row>,
	columns: readonly CatalogueViewColumn<Row>[],
): ShownTable {
	return {
		id,
		name,
		columns: columns.map(([head]) => head),
		rows: rows.map((row) => ({
			id: row.id,
			name: nameOf(row),
			cells: columns.map(([, cell]) => cell(row)),
			source: row.source,
			asOf: row.asOf,
			confidence: row.confidence,
			quality: qualityOfRow(row),
			licence: licenceOf(row.source),
		})),
	}
}

const behind = (id: BuildClassId) => campusesBehind(id, builtInCatalogue.campusBuilds)
const campusesByYear = (rows: readonly CampusBuild[]) =>
	rows.toSorted((a, b) => (a.started ?? '').localeCompare(b.started ?? '') || a.id.localeCompare(b.id))
const speaksFor = ({ id }: CampusBuild) =>
	builtInCatalogue.buildClasses
		.flatMap((row) => (behind(row.id).some((campus) => campus.id === id) ? [row.name] : []))
		.join('; ') || MISSING

/** One that is not at work took longer than to its last image; one not seen at work is the source’s reckoning. */
function monthsWords(row: CampusBuild): string {
	const [begun] = begunCampuses([row])
	if (begun === undefined) return MISSING
	const months = figure(monthsOf(begun))
	if (!row.atWork) return `longer than ${months}`
	return begun.first.seen === true ? months : `${months}, estimated`
}

const ofCountry = ({ id }: { readonly id: string }) => (id === ANY_COUNTRY ? 'All other countries' : id)
const EXPORT = { open: 'freely', licence: 'with a license', barred: 'barred' } as const
const inWords = (id: string) => sentenceCase(keyInWords(id))

function allTables(): readonly ShownTable[] {
	const catalogue = builtInCatalogue
	return [
		table({ id: 'chips', name: 'Chips', rows: catalogue.chips }, [
			['BF16, TFLOP/s', (row) => figure(row.bf16Tflops)],
			['FP8', (row) => figure(row.fp8Tflops)],
			['FP4', (row) => figure(row.fp4Tflops)],
			['Memory, GB', (row) => figure(row.memoryGB)],
			['TB/s', (row) => figure(row.memoryTBps)],
			['TDP, W', (row) => figure(row.tdpW)],
			['Price, USD', (row) => figure(row.priceUsd?.mid ?? null, 6)],
			['Lead, weeks', (row) => figure(row.leadWeeks?.mid ?? null)],
		]),
		table({ id: 'models', name: 'Models', rows: catalogue.models }, [
			['Kind', (row) => row.kind],
			['Parameters, B', (row) => figure(row.totalParamsB)],
			['Active, B', (row) => figure(row.activeParamsB)],
			['Context, tokens', (row) => figure(row.maxContextTokens, 7)],
			['Weights', (row) => (row.openWeights ? 'open' : 'closed')],
			['License', (row) => row.licence ?? MISSING],
		]),
		table({ id: 'powerContractTypes', name: 'Power', rows: catalogue.powerContractTypes }, [
			['Firm share', (row) => share(row.firmShare)],
			['Capacity factor', (row) => share(row.capacityFactor)],
			['USD/MWh', (row) => figure(row.energyPriceUsdPerMWh)],
			['Lead P50, months', (row) => figure(row.leadMonths?.p50 ?? null)],
			['P90', (row) => figure(row.leadMonths?.p90 ?? null)],
			['kg CO₂e/MWh', (row) => figure(row.emissionsKgPerMWh)],
		]),
		table({ id: 'gridRegions', name: 'Grids', rows: catalogue.gridRegions }, [
			['Country', (row) => row.country],
			['kg CO₂e/MWh', (row) => figure(row.emissionsKgPerMWh)],
			['Industrial, USD/MWh', (row) => figure(row.industrialPriceUsdPerMWh)],
			['Wholesale, USD/MWh', (row) => figure(row.wholesalePriceUsdPerMWh)],
		]),
		table({ id: 'climates', name: 'Climates', rows: catalogue.climates }, [
			['Mean, °C', (row) => figure(row.meanDryBulbC)],
			['0.4% dry bulb, °C', (row) => figure(row.designDryBulb04C)],
			['PUE, liquid, dry coolers', (row) => figure(row.designPue['d2c_dry_trim'])],
			['Peak PUE', (row) => figure(row.peakPue['d2c_dry_trim'])],
			['Water, L/kWh, towers', (row) => figure(row.wueLPerKWhIT['d2c_tower'])],
		]),
		table({ id: 'sunPoints', name: 'Sun', rows: catalogue.sunPoints, nameOf: ({ id }) => id }, [
			['kWh/m² per year, horizontal', (row) => figure(row.yearlySunKWhPerSquareMeter)],
		]),
		table({ id: 'coolingTechnologies', name: 'Cooling', rows: catalogue.coolingTechnologies }, [
			['Max kW per rack', (row) => figure(row.maxRackKW)],
			['PUE, year', (row) => range(row.designPue)],
			['PUE, 0.4% hour', (row) => range(row.peakPue)],
			['Water, L/kWh', (row) => range(row.wueLPerKWhIT)],
			['Plant labor', (row) => share(row.plantHoursFactor)],
		]),
		table({ id: 'equipment', name: 'Equipment', rows: catalogue.equipment }, [
			['Unit', (row) => `${figure(row.unitSize)} ${row.sizeUnit}`],
			['Lead, weeks', (row) => figure(row.leadWeeks?.mid ?? null)],
			['Low', (row) => figure(row.leadWeeks?.low ?? null)],
			['High', (row) => figure(row.leadWeeks?.high ?? null)],
		]),
		table({ id: 'constructionPhases', name: 'Construction', rows: catalogue.constructionPhases }, [
			['Months', (row) => figure(row.durationMonths?.mid ?? null)],
			['Low', (row) => figure(row.durationMonths?.low ?? null)],
			['High', (row) => figure(row.durationMonths?.high ?? null)],
			['Starts after', (row) => row.startsAfterText ?? MISSING],
		]),
		table({ id: 'buildClasses', name: 'Build classes', rows: catalogue.buildClasses }, [
			['Months, P10', (row) => figure(row.months.p10)],
			['P50', (row) => figure(row.months.p50)],
			['P90', (row) => figure(row.months.p90)],
			['At work', (row) => String(behind(row.id).filter(({ atWork }) => atWork).length)],
			['Not yet', (row) => String(behind(row.id).filter(({ atWork }) => !atWork).length)],
			['Fitted P10', (row) => figure(row.fit?.p10)],
			['Fitted P50', (row) => figure(row.fit?.p50)],
			['Fitted P90', (row) => figure(row.fit?.p90)],
		]),
		table(
			{
				id: 'campusBuilds',
				name: 'Campuses',
				rows: campusesByYear(catalogue.campusBuilds),
				nameOf: (row) => row.campus,
			},
			[
				['Started', (row) => row.started?.slice(0, 7) ?? MISSING],
				['Represents', (row) => speaksFor(row)],
				['Months to its first building', (row) => monthsWords(row)],
				['MW at the meter then', (row) => figure(row.steps[0]?.facilityMW)],
				['Buildings then', (row) => figure(row.steps[0]?.buildings)],
				['MW, latest step', (row) => figure(row.steps.at(-1)?.facilityMW)],
				['By', (row) => row.steps.at(-1)?.date.slice(0, 7) ?? MISSING],
				['Built by', (row) => row.builtBy ?? MISSING],
			],
		),
		table({ id: 'supplyStages', name: 'Chip supply', rows: catalogue.supplyStages }, [
			['Share of the lead time', (row) => share(row.leadShare)],
		]),
		table({ id: 'labourMarkets', name: 'Labor', rows: catalogue.labourMarkets }, [
			['Country', (row) => row.country],
			['Electricians', (row) => figure(row.electricians, 6)],
			['Plumbers, pipefitters', (row) => figure(row.plumbersPipefitters, 6)],
			['Ironworkers', (row) => figure(row.ironworkers, 6)],
			['Wage index', (row) => figure(row.wageIndex)],
			['Available share', (row) => share(row.shareAvailable)],
		]),
		table({ id: 'countryWork', name: 'Working years', rows: catalogue.countryWork, nameOf: ofCountry }, [
			['Hours per week', (row) => figure(row.weeklyHours)],
			['Legal max', (row) => figure(row.legalWeeklyMax)],
			['Weeks of leave', (row) => figure(row.leaveWeeks)],
			['In construction, million', (row) => figure(row.constructionEmploymentM)],
			['Travelers at one site', (row) => figure(row.travellersCap.best)],
			['Hours against the US', (row) => figure(row.locationFactor)],
			['No work outdoors', (row) => row.middayBan?.clock ?? MISSING],
		]),
		table({ id: 'countryWages', name: 'Wages by country', rows: catalogue.countryWages, nameOf: ({ id }) => id }, [
			['Against the US', (row) => figure(row.labourCostIndex)],
			['USD per construction hour', (row) => figure(row.labourCostUsdPerHour)],
		]),
		table(
			{ id: 'countryLodging', name: 'Lodging by country', rows: catalogue.countryLodging, nameOf: ({ id }) => id },
			[['USD per day', (row) => figure(row.perDiemUsdPerDay)]],
		),
		table({ id: 'countryLand', name: 'Land by country', rows: catalogue.countryLand, nameOf: ofCountry }, [
			['Farmland, USD per hectare', (row) => figure(row.farmUsdPerHectare, 6)],
			['Industrial near a city, USD per hectare', (row) => figure(row.metroUsdPerHectare, 6)],
		]),
		table({ id: 'currencies', name: 'Currencies', rows: catalogue.currencies }, [
			['Countries', (row) => row.countries.join(', ')],
			['USD per unit', (row) => figure(row.usdPerUnit, 4)],
		]),
		table({ id: 'batteryPrices', name: 'Battery prices', rows: catalogue.batteryPrices, nameOf: ofCountry }, [
			['USD/kWh, four-hour', (row) => range(row.usdPerKWhAtFourHours)],
		]),
		table(
			{ id: 'capitalParts', name: 'Capital by scope', rows: catalogue.capitalParts, nameOf: ({ id }) => inWords(id) },
			[
				['Scope includes', (row) => inWords(row.scope)],
				['USD per MW IT', (row) => range(row.usdPerItMW)],
			],
		),
		table({ id: 'chipExport', name: 'Chip exports', rows: catalogue.chipExport, nameOf: ({ id }) => id }, [
			['Data-center chips from 300 TFLOPS', (row) => EXPORT[row.status]],
			['Exceptions with a license', (row) => row.exceptions.join(', ') || MISSING],
		]),
		{ ...table({ id: 'ruleSets', name: 'Local rules', rows: catalogue.ruleSets }, RULE_COLUMNS), inWords: true },
		table({ id: 'demandRegions', name: 'Users', rows: catalogue.demandRegions }, [
			['Latitude', (row) => figure(row.latitude)],
			['Longitude', (row) => figure(row.longitude)],
			['Hours from UTC', (row) => figure(row.utcOffset)],
			['Countries', (row) => row.countries.join(', ')],
		]),
		table({ id: 'archetypes', name: 'Applications', rows: catalogue.archetypes }, [
			['Unit', (row) => row.unitOfDemand],
			['Requests per day', (row) => figure(row.requestsPerUnitPerDay.best)],
			['Output tokens', (row) => figure(row.outputTokensPerRequest?.best ?? null)],
			['Peak factor', (row) => figure(row.peakFactor.best)],
		]),
		table({ id: 'costs', name: 'Hall costs', rows: catalogue.costs, nameOf: (row) => row.market }, [
			['Country', (row) => row.country ?? MISSING],
			['USD million per MW', (row) => figure(row.usdMillionPerMW)],
			['Year', (row) => String(row.year)],
		]),
		...plainTables(),
	]
}

const words = (row: CatalogueRow) =>
	`${row.id} ${row.name} ${row.cells.join(' ')} ${row.source} ${row.asOf} ${row.quality}`.toLowerCase()

function sourcesOf(rows: readonly CatalogueRow[]): readonly SourceShown[] {
	const cited = rows.flatMap(({ source }) => termsOf(source).map(({ id }) => id))
	return SOURCE_TERMS.map(({ id, publisher, licence, attribution }) => ({
		id,
		publisher,
		licence,
		attribution: attribution ?? MISSING,
		rows: cited.filter((one) => one === id).length,
	}))
}

/** The reference data as searchable tables, every row with source, date and how far it can be trusted. */
export function buildCatalogueView({ table: wanted, query }: { table: string | null; query: string }): CatalogueView {
	const tables = allTables()
	const shown = tables.find((known) => known.id === shownUnder(wanted ?? '')) ?? tables[0]
	const rows = shown?.rows.filter((row) => words(row).includes(query.trim().toLowerCase())) ?? []
	const total = tables.reduce((sum, known) => sum + known.rows.length, 0)
	return {
		lede: `${total} rows in ${tables.length} tables, each with its source, date and evidence grade. A plan can add custom rows.`,
		tables: tables.map(({ id, name, rows: all }) => ({ id, name, count: all.length })),
		table: shown?.id ?? '',
		title: shown?.name ?? '',
		columns: shown?.columns ?? [],
		inWords: shown?.inWords ?? false,
		rows,
		query,
		found:
			query.trim() === ''
				? `${rows.length} rows`
				: `${rows.length} of ${shown?.rows.length ?? 0} rows contain “${query.trim()}”`,
		sources: sourcesOf(tables.flatMap(({ rows: all }) => all)),
	}
}
