import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { countInWords, longMonth } from '#shared/formats/months.ts'
import { tooLong } from '#shared/schemas/storable-text.ts'
import { addMonths } from '#shared/units/months.ts'
import { PLACE_ROWS, type NamedRows, type PlaceRowField } from './place.ts'
import { serves, USES, WAYS, type StartAnswers } from './answers.ts'
import { modelsFor, usesFor } from './offers.ts'
import { readSaidAmount } from './said-amount.ts'
import { readSaidMonth } from './said-month.ts'
import { START_FIELD_NAMES, type StartField, type StartProblem, type StartTexts } from './start-fields.ts'

export type ReadAnswers =
	| { readonly ok: true; readonly answers: Omit<StartAnswers, 'place'> }
	| { readonly ok: false; readonly problems: readonly StartProblem[] }

/** No answer that somebody types is longer: it is refused before it is read. */
const LONGEST_ANSWER = 200
const MOST_MW = 2000
const LEAST_MW = 0.5
const MOST_USERS = 1e10
/** So far ahead a plan can still go on for two years. */
const MOST_MONTHS_AHEAD = 180

/** What is read otherwise than it was typed, by field: `up to 1.2 gigawatts` is told as what is sized. */
export type StartReads = { readonly [Field in StartField]?: string }
export function readsOf(typed: StartTexts): StartReads {
	const said = {
		itMW: readSaidAmount(typed.itMW, 'power'),
		users: readSaidAmount(typed.users, 'people'),
		by: readSaidMonth(typed.by, 'last'),
	}
	return Object.fromEntries(
		Object.entries(said).flatMap(([field, one]) => (one.ok && one.read !== null ? [[field, one.read]] : [])),
	)
}

function readMW(text: string): number | string {
	if (text.trim() === '') return 'Say how much, such as 150 MW or 1.2 GW.'
	const said = readSaidAmount(text, 'power')
	if (!said.ok) return said.why
	const MW = said.value
	return MW >= LEAST_MW && MW <= MOST_MW
		? MW
		: 'Expected between 500 kW and 2 GW: one site. A campus of several is entered site by site.'
}

function readBy(text: string, from: string): { readonly month: string } | string {
	if (text.trim() === '') return 'Say by when, such as Aug 2029 or 2029-Q3.'
	const said = readSaidMonth(text, 'last')
	if (!said.ok) return said.why
	const { month } = said
	if (month <= from) return `Expected a month after ${longMonth(from)}.`
	const last = addMonths(from, MOST_MONTHS_AHEAD)
	return month <= last ? { month } : `Expected ${longMonth(last)} at the latest.`
}

function readUsers(text: string): number | null | string {
	if (text.trim() === '') return null
	const said = readSaidAmount(text, 'people')
	if (!said.ok) return said.why
	const users = said.value
	if (users < 1) return 'Expected a number of users, such as 40,000 or 1.2M; left empty, as many as fill the site.'
	return users <= MOST_USERS ? Math.round(users) : 'Expected at most 10B users.'
}

const TABLES = {
	climate: 'climates',
	gridRegion: 'gridRegions',
	labourMarket: 'labourMarkets',
	costMarket: 'costs',
} as const
const isRow = (field: PlaceRowField, id: string): boolean =>
	builtInCatalogue[TABLES[field]].some((row) => row.id === id)

/** Those that the catalogue has: an address may name any. */
export const knownRows = (rows: NamedRows): NamedRows =>
	Object.fromEntries(PLACE_ROWS.flatMap((field) => (isRow(field, rows[field] ?? '') ? [[field, rows[field]]] : [])))

/** What was typed, as it is meant; or what is wrong with each field, as the page calls it. The place is looked up apart. */
export function readAnswers(typed: StartTexts, from: string): ReadAnswers {
	const problems: StartProblem[] = []
	const told = (field: StartField, text: string) => {
		problems.push({ field, text })
		return null
	}
	for (const field of START_FIELD_NAMES) {
		const long = tooLong(typed[field], LONGEST_ANSWER)
		if (long !== null) told(field, long)
	}
	if (problems.length > 0) return { ok: false, problems }
	const use =
		USES.find((known) => known === typed.use) ?? told('use', `Choose one of the ${countInWords(USES.length)}.`)
	const MW = readMW(typed.itMW)
	const itMW = typeof MW === 'number' ? MW : told('itMW', MW)
	const end = readBy(typed.by, from)
	const by = typeof end === 'string' ? told('by', end) : end.month
	const said = readUsers(typed.users)
	const users = typeof said === 'string' ? told('users', said) : said
	const model = typed.model === '' || use === 'lease' ? null : typed.model
	const runs = use === 'both' ? (['serve', 'train'] as const) : use === null || use === 'lease' ? [] : [use]
	if (model !== null && runs.some((one) => !modelsFor(builtInCatalogue, one).some(({ id }) => id === model)))
		told('model', 'Choose a model that can be run so, or leave it open.')
	const isUsed = use !== null && serves(use)
	const archetype = isUsed && typed.archetype !== '' ? typed.archetype : null
	if (archetype !== null && !usesFor(builtInCatalogue).some(({ id }) => id === archetype))
		told('archetype', 'Choose one of the uses, or leave it open.')
	const buildClass =
		typed.buildClass === ''
			? null
			: (builtInCatalogue.buildClasses.find(({ id }) => id === typed.buildClass)?.id ??
				told('buildClass', 'Choose one of the classes, or leave it open.'))
	const way =
		typed.way === ''
			? null
			: (WAYS.find((known) => known === typed.way) ?? told('way', 'Choose one of the ways, or leave it open.'))
	if (typed.currency !== '' && typed.currency !== 'USD') told('currency', 'Choose US dollars, or leave it open.')
	const rows = typed.rows ?? {}
	if (PLACE_ROWS.some((field) => rows[field] !== undefined && !isRow(field, rows[field])))
		told('place', 'A row named for the place is not in the catalog. Choose another.')
	if (problems.length > 0 || use === null || itMW === null || by === null) return { ok: false, problems }
	const named = Object.keys(rows).length === 0 ? {} : { rows }
	const classed = {
		...(buildClass !== null && { buildClass }),
		...(way !== null && { way }),
		...(typed.currency === 'USD' && { currency: 'USD' as const }),
	}
	const asked = { itMW, by, use, from, model, archetype, users: isUsed ? users : null }
	return { ok: true, answers: { ...asked, ...named, ...classed } }
}
