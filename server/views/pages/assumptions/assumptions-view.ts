import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { ASSUMPTIONS, mayBeOfSite, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { enteredUnit, moneyOf, typedAmount } from '#shared/units/money.ts'
import { isShare, type Unit } from '#shared/units/units.ts'
import type { ReadinessScore } from '../../explain/readiness-score.ts'
import type { Finding } from '../../findings/finding.ts'
import { choicesFor } from '../../grid/grid-choices.ts'
import { inCurrencyOf } from '../../grid/baseline/in-currency-of.ts'
import { endsText, rangeMark, typedRange } from '../../grid/range-text.ts'
import { enteredIn } from '../../grid/usual-values.ts'
import type { AssumptionRow, SiteValue } from './assumption-row.ts'
import { markedAssumptions } from './marked-assumptions.ts'
import { statedRange } from '#shared/ranges/stated-range.ts'
import { noteOfAssumption } from '#shared/schemas/note-key.ts'
import type { PageTabs } from '#shared/pages/page-tabs.ts'
import { partOf, type Parted } from '#shared/pages/page-part.ts'
import { exactShare, typedShare } from '#shared/formats/figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

export type AssumptionsView = {
	readonly finding: Finding
	readonly rows: readonly AssumptionRow[]
}

/** Of an assumption that has another value than its default, and the part of them all. */
const REPLACED = 'override'

/** Any assumption in figures as far as this page shows it. */
type AssumptionFacts = {
	readonly label: string
	readonly help: string
	readonly layer: Layer | null
	readonly unit: Unit
	readonly default: number
	readonly low: number | null
	readonly high: number | null
	readonly source: string
	readonly quality: string
	readonly seldom?: true
}

const shown = (value: number, unit: Unit) => (isShare(unit) ? exactShare(value) : formatFigure(value, { digits: 6 }))

type AssumptionsViewStated = PlanFile['assumptions'][string]

/** As the form holds it, with every digit; a share with its sign, so that what is typed over it has one too. */
const typed = (value: number, unit: Unit) => (isShare(unit) ? typedShare(value) : String(value))

/** As in a plan that follows no other. */
const UNMARKED = { left: [], differs: null } as const

/** What single sites have in the place of an assumption, and which could. */
function ofSites(
	{ sites, assumptions }: PlanFile,
	key: string,
	said: (stated: AssumptionsViewStated, key: string) => Pick<SiteValue, 'value' | 'typed' | 'range' | 'mark'>,
): Pick<AssumptionRow, 'sites' | 'others' | 'left' | 'differs'> {
	const may = mayBeOfSite(key)
	const own = sites.map(({ id, name }) => ({ id, name, stated: assumptions[`${id}/${key}`] }))
	return {
		...UNMARKED,
		sites: own.flatMap(({ id, name, stated }): readonly SiteValue[] =>
			stated === undefined
				? []
				: [
						{
							key: `${id}/${key}`,
							site: name,
							...said(stated, `${id}/${key}`),
							why: stated.why,
							source: stated.source,
							idle: !may,
							differs: null,
						},
					],
		),
		others: own.flatMap(({ id, name, stated }) => (stated === undefined && may ? [{ id, name }] : [])),
	}
}

type AssumptionsViewSaid = Pick<AssumptionRow, 'label' | 'help' | 'source' | 'quality' | 'overridden' | 'was' | 'why'>

/** What is said of an assumption, or of what the plan puts in its place. */
function saidOf(
	{ label, help, source, quality }: Pick<AssumptionFacts, 'label' | 'help' | 'source' | 'quality'>,
	own: AssumptionsViewStated | undefined,
	usual: string,
): AssumptionsViewSaid {
	const common = { label, help, overridden: own !== undefined }
	if (own === undefined) return { ...common, source, quality, was: null, why: null }
	return { ...common, source: own.source ?? 'no source', quality: REPLACED, was: usual, why: own.why }
}

function figureRow(plan: PlanFile, key: string, facts: AssumptionFacts): AssumptionRow {
	const { unit, low, high } = facts
	const own = plan.assumptions[key]
	const money = moneyOf(plan)
	const inOwn = (value: number) => typedAmount(value, unit, money)
	const said = (value: number, of: string) => {
		const range = statedRange(value, { field: '', item: null, note: plan.notes[noteOfAssumption(of)] })
		const ofValue = range && { value, range, facts: { unit }, money }
		return {
			value: shown(inOwn(value), unit),
			typed: ofValue === null ? typed(inOwn(value), unit) : typedRange(ofValue),
			range: ofValue === null ? '' : endsText(ofValue),
			mark: ofValue === null ? '' : rangeMark(ofValue),
		}
	}
	const value = said(own === undefined ? facts.default : own.value, key)
	const usual = low === null || high === null ? '' : `${shown(inOwn(low), unit)} to ${shown(inOwn(high), unit)}`
	return {
		key,
		...saidOf(facts, own, shown(inOwn(facts.default), unit)),
		...value,
		choices: null,
		layer: facts.layer === null ? 'Whole plan' : LAYER_NAMES[facts.layer],
		unit: isShare(unit) ? '' : enteredUnit(unit, money),
		entered: enteredIn(plan, unit).trim(),
		range: value.range || usual,
		...ofSites(plan, key, (stated, of) => said(stated.value, of)),
	}
}

type ChosenFacts = (typeof TEXT_ASSUMPTIONS)[keyof typeof TEXT_ASSUMPTIONS]

/** One that is a row of the catalogue and no figure: a chip, of those whose power is known. */
function chosenRow(plan: PlanFile, key: string, facts: ChosenFacts): AssumptionRow {
	const own = plan.assumptions[key]
	const chosen = own?.text ?? facts.default
	const known = new Map(catalogueFor(plan).chips.map((chip) => [chip.id, chip]))
	const choices = choicesFor(plan, fieldFacts('chipOrders', 'chip')).filter(({ value }) => {
		const chip = known.get(value)
		return chip !== undefined && ratedPower(chip) !== null
	})
	const nameOf = (id: string) => choices.find(({ value }) => value === id)?.label ?? known.get(id)?.name ?? id
	const said = (id: string) => ({ value: nameOf(id), typed: id })
	return {
		key,
		...saidOf(facts, own, nameOf(facts.default)),
		...said(chosen),
		// What stands is among them, whatever it is.
		choices: [
			...choices,
			...(choices.some(({ value }) => value === chosen) ? [] : [{ value: chosen, label: nameOf(chosen) }]),
		].map(({ value, label }) => ({ value, label })),
		layer: LAYER_NAMES[facts.layer],
		...{ unit: '', entered: '', range: '', mark: '' },
		...ofSites(plan, key, ({ text }) => ({ ...said(text ?? facts.default), range: '', mark: '' })),
	}
}

/** A row for each assumption, as one plan has it. */
function assumptionRows(plan: PlanFile): readonly AssumptionRow[] {
	const figures: readonly (readonly [key: string, facts: AssumptionFacts])[] = Object.entries(ASSUMPTIONS)
	return [
		...figures.filter(([, { seldom }]) => seldom !== true).map(([key, facts]) => figureRow(plan, key, facts)),
		...Object.entries(TEXT_ASSUMPTIONS).map(([key, facts]) => chosenRow(plan, key, facts)),
		...figures.filter(([, { seldom }]) => seldom === true).map(([key, facts]) => figureRow(plan, key, facts)),
	]
}

/**
 * All the plan rests on without stating it, with its range and source, and what was put in its place; of a scenario marked
 * where it differs from its baseline.
 */
export function buildAssumptionsView(plan: PlanFile, baseline?: PlanFile): AssumptionsView {
	const own = assumptionRows(plan)
	const rows =
		baseline === undefined
			? own
			: markedAssumptions(own, { plan, baseline, before: assumptionRows(inCurrencyOf(plan, baseline)) })
	const changed = inPart(rows, REPLACED).length
	const guesses = rows.filter((row) => row.quality === 'guess').length
	return {
		rows,
		finding: {
			title: sentenceCase(
				changed === 0 ? 'all defaults in use' : `${counted(changed, 'default')} of ${rows.length} replaced`,
			),
			lede: `${rows.length} assumptions, each with its source and its P10 to P90; ${counted(guesses, 'is a guess', 'are guesses')} to replace.`,
		},
	}
}

/** Parts that are of all inputs of the plan, not of the assumptions alone. */
export const READINESS = 'readiness'
export const STALE = 'stale'
export const MOVES = 'moves'
/** Rows that the plan brings for tables of the catalogue. */
export const OWN_ROWS = 'rows'

/** A page of its own for each part: what is to be replaced first, then layer by layer. */
export function assumptionTabs(rows: readonly AssumptionRow[], readiness?: ReadinessScore, ownRows?: number): PageTabs {
	const stale = readiness?.grades.find(({ grade }) => grade === 'stale')?.count ?? 0
	const ofPlan = [
		{ id: READINESS, name: 'By grade' },
		{ id: STALE, name: 'Stale', figure: String(stale) },
	]
	const moves = { id: MOVES, name: 'What matters most' }
	const part = (id: string, name: string) => ({ id, name, figure: String(inPart(rows, id).length) })
	const layers = [...new Set(rows.map(({ layer }) => layer))].map((layer) => part(layer, layer))
	const all: PageTabs = [
		part('guess', 'Guesses'),
		part(REPLACED, 'Replaced'),
		...(readiness === undefined ? [] : [...ofPlan, moves]),
		...(ownRows === undefined
			? []
			: [{ id: OWN_ROWS, name: 'Custom rows', ...(ownRows > 0 && { figure: String(ownRows) }) }]),
		...layers,
		part('all', 'All'),
	]
	const [first = part('all', 'All'), ...others] = all.filter(({ figure }) => figure !== '0')
	return [first, ...others]
}

/** Assumptions that one screen holds. */
const MOST_SHOWN = 11

/** Those of a part in which the words are found, as many as the page shows at once. */
export function shownIn(
	rows: readonly AssumptionRow[],
	{ tab, query, search }: { readonly tab: string; readonly query: string; readonly search: URLSearchParams },
): Parted<AssumptionRow> {
	const wanted = query.toLowerCase()
	const found = inPart(rows, tab).filter(({ label, key, layer, quality, sites }) =>
		[label, key, layer, quality, ...sites.map(({ site }) => site)].join(' ').toLowerCase().includes(wanted),
	)
	return partOf(found, { of: `assumptions-${tab}`, search, most: MOST_SHOWN })
}

export const inPart = (rows: readonly AssumptionRow[], id: string): readonly AssumptionRow[] =>
	id === 'all'
		? rows
		: rows.filter(
				({ quality, layer, sites }) => quality === id || layer === id || (id === REPLACED && sites.length > 0),
			)
