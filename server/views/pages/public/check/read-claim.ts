import { longMonth } from '#shared/formats/months.ts'
import { type BuildClassId, USUAL_BUILD_CLASS } from '#shared/catalogue/builds/build-classes.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { FIRST_YEAR, LAST_YEAR, withinYears } from '#shared/fields/field.ts'
import { readAmount } from '#shared/grid/typed/parse-number.ts'
import { MONTHS_PER_YEAR, SQUARE_FEET_PER_KSF } from '#shared/units/conversions.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { parseEnd } from '#shared/grid/typed/month-read.ts'
import { parseBeginning, parseMW } from '#shared/start/read-answers.ts'
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

type Limits = { readonly least: number; readonly most: number; readonly such: string }

const NUMBERS = {
	sqft: { least: 1000, most: 100e6, such: 'square feet, such as 1.2M or 450,000' },
	usd: { least: 1e6, most: 5e12, such: 'dollars, such as 15B or 800M' },
	crew: { least: 1, most: 200_000, such: 'people, such as 1,500' },
	jobs: { least: 1, most: 200_000, such: 'people, such as 150' },
} as const satisfies Partial<Record<ClaimField, Limits>>
/** From the beginning of the work to first power; the plan that a claim is held against goes on for as long. */
const MOST_MONTHS = 240
const LAST_BEGINNING = LAST_YEAR - MOST_MONTHS / MONTHS_PER_YEAR

const isBuildClass = (text: string): text is BuildClassId => builtInCatalogue.buildClasses.some(({ id }) => id === text)

const isScope = (text: string): text is CapitalScope => Object.hasOwn(CAPITAL_SCOPES, text)
const isBasis = (text: string): text is Basis => Object.hasOwn(BASES, text)
/** Words that people write behind such figures. */
const UNITS = /^(?:(?:us)?\$|usd|dollars|sq\.? ?ft\.?|square feet|sf|people|jobs|workers)?$/i

/** `$15 billion`, `1.2m sq ft`, `1,500 jobs` → the number. */
function amountIn(text: string): number | null {
	const amount = readAmount(text.replace(/(\d)\s*m(?=\b|illion)(?:illion)?/i, '$1 M'))
	return amount !== null && UNITS.test(amount.words.trim()) ? amount.value : null
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
		const { least, most, such } = NUMBERS[field]
		const value = amountIn(typed[field])
		return value !== null && value >= least && value <= most ? value : told(field, `Expected ${such}.`)
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
	const power =
		typed.mw.trim() === ''
			? null
			: (readPower(typed.mw) ?? told('mw', 'Expected an amount of power from 1 MW to 10 GW, such as 100 MW or 1.2 GW.'))
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

function readPower(text: string): number | null {
	const power = parseMW(text)
	return power !== null && power >= LEAST_MW && power <= MOST_MW ? power : null
}

type ReadBeginningParams = (field: ClaimField, text: string) => null

/** A refusal of a field as the page calls it. */
const named = (field: ClaimField, text: string) => `${CLAIM_FIELDS[field]}: ${text}.`
const outside = (field: ClaimField, last: number) =>
	named(field, `expected a year from ${String(FIRST_YEAR)} to ${String(last)}`)

/** The month in which the work begins: what is built then must still lie within the years of a plan. */
function readBeginning(text: string, told: ReadBeginningParams): string | null {
	const from = parseBeginning(text)
	if (from === null) return told('from', 'Expected a month or a part of a year, such as Jun 2026 or mid 2026.')
	const fits = withinYears(from) && withinYears(addMonths(from, MOST_MONTHS))
	return fits ? from : told('from', outside('from', LAST_BEGINNING))
}

type Beginning = { readonly from: string | null; readonly hasBegun: boolean }

function readMonths(text: string, { from, hasBegun }: Beginning, told: ReadBeginningParams): number | null {
	const by = parseEnd(text)
	if (by !== null && !withinYears(by)) return told('by', outside('by', LAST_YEAR))
	if (by === null) return told('by', 'Expected a month or a part of a year, such as Aug 2028, Q3 2028 or mid 2028.')
	if (from === null) return null
	// Work that nobody dates begins today: what was to be there before then needs its beginning.
	if (by <= from && !hasBegun) return told('from', `${longMonth(by)} has passed: enter when work began.`)
	if (by <= from) return told('by', 'Expected a month after the work begins.')
	return by <= addMonths(from, MOST_MONTHS) ? monthsBetween(from, by) : told('by', 'Expected a month within 20 years.')
}
