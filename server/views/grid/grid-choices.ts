import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import type { Chip } from '#shared/catalogue/types.ts'
import { ACTUAL_LISTS } from '#shared/fields/actual-refs.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { countries } from '#shared/units/country.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { formatFigure } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { usd } from '#shared/formats/figures.ts'
import { keyInWords, tradeName } from '#shared/formats/names.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'

type NamedRow = { readonly id: string; readonly name?: string | null }
const named = (rows: readonly NamedRow[]): readonly GridChoice[] =>
	rows.map((row) => ({ value: row.id, label: row.name ?? sentenceCase(keyInWords(row.id)) }))
/** Keys that are written otherwise than their letters. */
const SPELT: Readonly<Record<string, string>> = {
	...Object.fromEntries(builtInCatalogue.buildClasses.map(({ id, name }) => [id, name])),
	standing: 'Reserved capacity',
	fit_out_only: 'Fit-out only',
	bf16: 'BF16',
	fp8: 'FP8',
	fp4: 'FP4',
	lora: 'LoRA',
	s_curve: 'S-curve',
	mxfp4: 'MXFP4',
	nvfp4: 'NVFP4',
	moe: 'Mixture of experts',
	macrs5: 'MACRS, 5 years',
	macrs15: 'MACRS, 15 years',
	macrs20: 'MACRS, 20 years',
	units_minus_one: 'All units but one',
	units_minus_tenth: 'All units but a tenth',
	chw: 'Chilled water',
	dec: 'Evaporative cooling',
	d2c: 'Direct-to-chip liquid',
	db: 'Dry bulb',
	wb: 'Wet bulb',
	meanDryBulbC: 'Mean dry bulb',
	meanWetBulbC: 'Mean wet bulb',
	designDryBulb04C: 'Dry bulb, hottest 0.4% of hours',
	designWetBulb04C: 'Wet bulb, hottest 0.4% of hours',
}
const keyed = (keys: readonly string[]): readonly GridChoice[] =>
	keys.map((key) => ({ value: key, label: SPELT[key] ?? sentenceCase(keyInWords(key)) }))

/** What an actual can be of. */
function scheduled(plan: PlanFile): readonly GridChoice[] {
	return Object.entries(ACTUAL_LISTS).flatMap(([word, list]) =>
		plan[list].map(({ id, name }) => ({ value: `${word}:${id}`, label: name ?? id })),
	)
}

const countryChoices = (): readonly GridChoice[] =>
	countries().map(({ code, name, also }) => ({ value: code, label: name, ...(also.length > 0 && { also }) }))

/** Two of one name are told apart by what they are keyed by, so that a name typed always means one. */
function distinct(choices: readonly GridChoice[]): readonly GridChoice[] {
	const counts = new Map<string, number>()
	for (const { label } of choices) counts.set(label.toLowerCase(), (counts.get(label.toLowerCase()) ?? 0) + 1)
	return choices.map((choice) =>
		counts.get(choice.label.toLowerCase()) === 1 ? choice : { ...choice, label: `${choice.label} (${choice.value})` },
	)
}

/** What an accelerator draws, and its usual lead time and price, for who chooses one. */
function detailOf(chip: Chip, plan: PlanFile): string {
	const { leadWeeks, priceUsd } = chip
	const rated = ratedPower(chip)
	const usually = [
		...(leadWeeks === null ? [] : [`${String(weeksToWholeMonths(leadWeeks.mid))} months to first delivery`]),
		...(priceUsd === null ? [] : [`${usd(priceUsd.mid, moneyOf(plan))} per accelerator`]),
	]
	return [
		...(rated === null
			? []
			: [`${formatFigure(rated.kW, { digits: 3 })} kW per accelerator, incl. its share of the server.`]),
		...(usually.length === 0 ? [] : [`Typical: ${usually.join(', ')}.`]),
	].join(' ')
}

/** Tables and lists whose rows stand by their names, or by their keys in words. */
const LISTS = ['sites', 'powerContracts', 'buildPhases', 'chipOrders', 'applications'] as const
const TABLES = [
	...(['models', 'powerContractTypes', 'coolingTechnologies', 'redundancyTopologies'] as const),
	...([
		'gridRegions',
		'climates',
		'labourMarkets',
		'equipment',
		'constructionPhases',
		'costs',
		'demandRegions',
	] as const),
]

function rowsOf(plan: PlanFile, table: string): readonly GridChoice[] {
	const catalogue = catalogueFor(plan)
	if (table === 'archetypes')
		return catalogue.archetypes.map(({ id, name, unitOfDemand }) => ({
			value: id,
			label: name,
			detail: `Counted in ${unitOfDemand}.`,
		}))
	const list = LISTS.find((name) => name === table)
	if (list !== undefined) return named(plan[list])
	const rows = TABLES.find((name) => name === table)
	if (rows === 'costs') return catalogue.costs.map(({ id, market }) => ({ value: id, label: market }))
	if (rows !== undefined) return named(catalogue[rows])
	if (table === 'catalogue.models') return named(plan.catalogue.models)
	if (table === 'chips')
		// A plan file may name those of devices: its workbook and its forms must be able to. They stand last.
		return catalogue.chips
			.toSorted((one, other) => Number(one.role !== 'datacenter') - Number(other.role !== 'datacenter'))
			.map((chip) => ({ value: chip.id, label: chip.name, detail: detailOf(chip, plan) }))
	if (table === 'trades')
		return catalogue.trades.map((trade) => ({ value: trade.id, label: sentenceCase(tradeName(trade.id)) }))
	if (table === 'countries') return countryChoices()
	return table === 'schedule' ? scheduled(plan) : []
}

const YES_OR_NO: readonly GridChoice[] = [
	{ value: 'true', label: 'Yes' },
	{ value: 'false', label: 'No' },
]
const NONE: readonly GridChoice[] = []
const keyedOnce = keptBy(keyed)
const tablesOf = keptBy((plan: PlanFile) => {
	const tables = new Map<string, readonly GridChoice[]>()
	return (table: string) => {
		const choices = tables.get(table) ?? distinct(rowsOf(plan, table))
		tables.set(table, choices)
		return choices
	}
})

/** What a choice may be: the field's own list, yes or no, or the rows of the table it names; of one plan the same list each time. */
export function choicesFor(plan: PlanFile, facts: FieldFacts): readonly GridChoice[] {
	if (facts.kind === 'boolean') return YES_OR_NO
	if (facts.choices !== null) return keyedOnce(facts.choices)
	return facts.reference === null ? NONE : tablesOf(plan)(facts.reference)
}
