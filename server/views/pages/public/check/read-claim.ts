import { longMonth } from '#shared/formats/months.ts'
import { type BuildClassId, USUAL_BUILD_CLASS } from '#shared/catalogue/builds/build-classes.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { FIRST_YEAR, LAST_YEAR, withinYears } from '#shared/fields/field.ts'
import { MONTHS_PER_YEAR, SQUARE_FEET_PER_KSF } from '#shared/units/conversions.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { readSaidAmount, type Quantity } from '#shared/start/said-amount.ts'
import { readSaidMonth } from '#shared/start/said-month.ts'
import {
	BASES,
	type Basis,
	CAPITAL_SCOPES,
	type CapitalScope,
	CLAIM_FIELD_NAMES,
	CLAIM_FIELDS,
	type Claim,
	LEAST_MW,
	LONGEST,
	MOST_MW,
	type ClaimField,
	type ClaimProblem,
	type ClaimTexts,
} from '#shared/pages/claim.ts'

export type ReadClaim =
	| {
			readonly ok: true
			readonly claim: Claim
			readonly from: string
			readonly basis: Basis
			readonly buildClass: BuildClassId
	  }
	| { readonly ok: false; readonly problems: readonly ClaimProblem[] }

type Limits = { readonly least: number; readonly most: number; readonly as: Quantity; readonly range: string }

const NUMBERS = {
	mw: { least: LEAST_MW, most: MOST_MW, as: 'power', range: '1 MW to 10 GW' },
	sqft: { least: 1000, most: 100e6, as: 'floor', range: '1,000 to 100M square feet' },
	usd: { least: 1e6, most: 5e12, as: 'money', range: '$1M to $5,000B' },
	crew: { least: 1, most: 200_000, as: 'people', range: '1 to 200,000 people' },
	jobs: { least: 1, most: 200_000, as: 'people', range: '1 to 200,000 people' },
} as const satisfies Partial<Record<ClaimField, Limits>>
/** From the beginning of the work to first power; the plan that a claim is held against goes on for as long. */
const MOST_MONTHS = 240
const LAST_BEGINNING = LAST_YEAR - MOST_MONTHS / MONTHS_PER_YEAR

/** A beginning is the first month of what was said, an end the last. */
const DATES = { from: 'first', by: 'last' } as const
const isNumber = (field: ClaimField): field is keyof typeof NUMBERS => Object.hasOwn(NUMBERS, field)
const isDate = (field: ClaimField): field is keyof typeof DATES => Object.hasOwn(DATES, field)

const isBuildClass = (text: string): text is BuildClassId => builtInCatalogue.buildClasses.some(({ id }) => id === text)

const isScope = (text: string): text is CapitalScope => Object.hasOwn(CAPITAL_SCOPES, text)
const isBasis = (text: string): text is Basis => Object.hasOwn(BASES, text)
const amountIn = (text: string, as: Quantity) => readSaidAmount(text, as, builtInCatalogue.currencies)

/** What each field is read as, where that is not what was typed. */
export type ClaimReads = Readonly<Partial<Record<ClaimField, string>>>

/** For the form, beside what was typed. */
export function readsOf(typed: ClaimTexts): ClaimReads {
	const said = CLAIM_FIELD_NAMES.map((field) => {
		if (isNumber(field)) return [field, amountIn(typed[field], NUMBERS[field].as)] as const
		return [field, isDate(field) ? readSaidMonth(typed[field], DATES[field]) : null] as const
	})
	return Object.fromEntries(
		said.flatMap(([field, one]) => (one?.ok === true && one.read !== null ? [[field, one.read]] : [])),
	)
}

/** What was typed, as it is meant; or what is wrong with each field. */
export function readClaim(typed: ClaimTexts, today: string): ReadClaim {
	const problems: ClaimProblem[] = []
	const told = (field: ClaimField, text: string) => {
		problems.push({ field, text })
		return null
	}
	const number = (field: keyof typeof NUMBERS): number | null => {
		if (typed[field].trim() === '') return null
		const { least, most, as, range } = NUMBERS[field]
		const said = amountIn(typed[field], as)
		if (!said.ok) return told(field, said.why)
		return said.value >= least && said.value <= most ? said.value : told(field, `Expected ${range}.`)
	}
	for (const field of CLAIM_FIELD_NAMES)
		if (typed[field].length > LONGEST) told(field, named(field, `expected at most ${String(LONGEST)} letters`))
	if (problems.length > 0) return { ok: false, problems }
	const basis = isBasis(typed.basis) ? typed.basis : 'meter'
	if (typed.basis !== '' && typed.basis !== basis)
		told('basis', named('basis', `expected ${Object.values(BASES).join(' or ')}`))
	const buildClass = isBuildClass(typed.buildClass) ? typed.buildClass : USUAL_BUILD_CLASS
	if (typed.buildClass !== '' && typed.buildClass !== buildClass)
		told('buildClass', named('buildClass', 'choose a class, or leave it blank'))
	const scope = isScope(typed.scope) ? typed.scope : null
	if (typed.scope !== '' && scope === null)
		told('scope', named('scope', `expected one of: ${Object.values(CAPITAL_SCOPES).join(', ')}`))
	const power = number('mw')
	const sqft = number('sqft')
	const [usd, crew, jobs] = [number('usd'), number('crew'), number('jobs')]
	const hasBegun = typed.from.trim() !== ''
	const from = hasBegun ? readBeginning(typed.from, told) : today
	const months = typed.by.trim() === '' ? null : readMonths(typed.by, { from, hasBegun }, told)
	const said = [power, sqft, usd, crew, jobs, months]
	if (problems.length === 0 && said.every((value) => value === null))
		told('mw', 'Enter at least one: power, floor area, money, jobs or a date.')
	if (problems.length > 0 || from === null) return { ok: false, problems }
	const { facilityMWPerItMW } = builtInCatalogue.labourDefaults
	const itMW = power === null ? null : basis === 'it' ? power : power / facilityMWPerItMW
	const ksf = sqft === null ? null : sqft / SQUARE_FEET_PER_KSF
	const as = {
		power: power === null ? null : { MW: power, basis, assumed: typed.basis === '' },
		from: !hasBegun ? null : { text: typed.from.trim(), month: from },
		by: months === null ? null : { text: typed.by.trim(), month: addMonths(from, months) },
	}
	return { ok: true, claim: { itMW, ksf, usd, scope, crew, jobs, months, as }, from, basis, buildClass }
}

type ReadBeginningParams = (field: ClaimField, text: string) => null

/** A refusal of a field as the page calls it. */
const named = (field: ClaimField, text: string) => `${CLAIM_FIELDS[field]}: ${text}.`
const outside = (field: ClaimField, last: number) =>
	named(field, `expected a year from ${String(FIRST_YEAR)} to ${String(last)}`)

/** The month in which the work begins: what is built then must still lie within the years of a plan. */
function readBeginning(text: string, told: ReadBeginningParams): string | null {
	const said = readSaidMonth(text, DATES.from)
	if (!said.ok) return told('from', said.why)
	const from = said.month
	const fits = withinYears(from) && withinYears(addMonths(from, MOST_MONTHS))
	return fits ? from : told('from', outside('from', LAST_BEGINNING))
}

type Beginning = { readonly from: string | null; readonly hasBegun: boolean }

function readMonths(text: string, { from, hasBegun }: Beginning, told: ReadBeginningParams): number | null {
	const said = readSaidMonth(text, DATES.by)
	if (!said.ok) return told('by', said.why)
	const by = said.month
	if (!withinYears(by)) return told('by', outside('by', LAST_YEAR))
	if (from === null) return null
	// Work that nobody dates begins today: what was to be there before then needs its beginning.
	if (by <= from && !hasBegun) return told('from', `${longMonth(by)} has passed: enter when work began.`)
	if (by <= from) return told('by', 'Expected a month after the work begins.')
	return by <= addMonths(from, MOST_MONTHS) ? monthsBetween(from, by) : told('by', 'Expected a month within 20 years.')
}
