import { count, power, rateText, usd } from '#shared/formats/figures.ts'
import { readAmount } from '#shared/grid/typed/parse-number.ts'
import { sizeOf } from '#shared/grid/typed/typed-units.ts'
import { SQUARE_FEET_PER_KSF, SQUARE_METRES_PER_KSF } from '#shared/units/conversions.ts'
import type { Unit } from '#shared/units/units.ts'
import { endsIn, withoutHedges, type Bound } from './said-words.ts'

/** What an announcement gives figures of: power in MW, floor in square feet, money in USD, people. */
export type Quantity = 'power' | 'floor' | 'money' | 'people'
/** A figure as it is meant, and as it is read where that is not what was typed; or what is wrong, and what would be right. */
export type SaidAmount =
	| { readonly ok: true; readonly value: number; readonly read: string | null }
	| { readonly ok: false; readonly why: string }
type Rate = { readonly id: string; readonly usdPerUnit: number }
type Reading = { readonly value: number; readonly rate?: Rate }

const SQUARE_FEET_PER_M2 = SQUARE_FEET_PER_KSF / SQUARE_METRES_PER_KSF

type Facts = {
	readonly unit: Unit
	/** what one of the unit is of the quantity's own */
	readonly per: number
	readonly called: string
	readonly such: string
	readonly text: (value: number) => string
	/** words that people write about the unit and that change nothing */
	readonly filler: readonly string[]
}
const FACTS: Readonly<Record<Quantity, Facts>> = {
	power: {
		...{ unit: 'itMW', per: 1, called: 'power', such: '450 MW, 1.2 GW or 900 kW', text: power },
		// prettier-ignore
		filler: ['of', 'it', '(it)', 'capacity', 'load', 'power', 'critical', 'campus', 'data', 'center', 'centre', 'facility', 'site', 'electricity', 'compute'],
	},
	floor: {
		...{ unit: 'm2', per: SQUARE_FEET_PER_M2, called: 'floor area' },
		...{ such: '1.2M sq ft or 120,000 m²', text: (value) => `${count(value)} sq ft` },
		filler: ['of', 'floor', 'space', 'area', 'facility', 'building', 'campus', 'data', 'center', 'centre'],
	},
	money: {
		...{ unit: 'usd', per: 1, called: 'money', such: '$3 billion, US$1.2B or €3 bn', text: (value) => usd(value) },
		filler: ['of', 'in', 'investment', 'capital', 'capex', 'project', 'campus', 'total'],
	},
	people: {
		...{ unit: 'heads', per: 1, called: 'people', such: '1,500 or 4,000 at peak', text: count },
		// prettier-ignore
		filler: ['of', 'construction', 'permanent', 'full', 'time', 'direct', 'skilled', 'site', 'on', 'daily', 'monthly', 'active', 'users', 'user', 'subscribers', 'seats', 'customers', 'new', 'local'],
	},
}

/** No figure that somebody types is longer. */
const LONGEST = 120

const wordsIn = (words: string, quantity: Quantity) =>
	words
		.split(' ')
		.filter((word) => !FACTS[quantity].filler.includes(word.toLowerCase()))
		.map((word) => (quantity === 'floor' ? word.replace(/\.$/, '') : word))
		.join(' ')

/** `1.2m sq ft`: of all but power a small m is a million; of `120,000 m²` it is none. */
const withMillions = (text: string, quantity: Quantity) =>
	quantity === 'power' ? text : text.replace(/(\d) ?m(?![\p{L}²2])(?! ?[²2])/iu, '$1 M')

/** What so many of the words are of the quantity; null where they are no unit of it, or of a currency without a rate: why. */
function sized(words: string, quantity: Quantity, rates: readonly Rate[]): Reading | string | null {
	const { unit, per } = FACTS[quantity]
	if (words === '') return { value: 1 }
	const own = sizeOf(words, unit)
	if (own === null) return null
	if ('size' in own) return { value: own.size * per }
	for (const rate of rates) {
		const found = sizeOf(words, unit, { money: { code: rate.id, usdPerUnit: rate.usdPerUnit } })
		if (found !== null && 'size' in found) return { value: found.size, rate }
	}
	return 'No exchange rate is published here for that currency. Enter the amount in USD, such as $3 billion.'
}

const QUANTITIES: readonly Quantity[] = ['power', 'floor', 'money', 'people']

/** What words are that are no unit of the quantity. */
function otherUnit(words: string, quantity: Quantity): string {
	const { called, such } = FACTS[quantity]
	const enter = `Enter ${called}, such as ${such}.`
	if (words.length > LONGEST || /\d/.test(words.replaceAll(/m2|ft2/gi, ''))) return `More than one figure. ${enter}`
	if (/^[kmgt]?w-?h(?:ours?)?$/i.test(words)) return `“${words}” is energy, not ${called}. ${enter}`
	if (/^[kmg]va$/i.test(words)) return `“${words}” is apparent power. ${enter}`
	if (quantity === 'people' && words === '%') return `A share is no number of people. ${enter}`
	const other = QUANTITIES.filter((one) => one !== quantity).find((one) => {
		const rest = wordsIn(words, one)
		return rest !== '' && sized(rest, one, []) !== null
	})
	if (other !== undefined) return `“${words}” is ${FACTS[other].called}, not ${called}. ${enter}`
	return `“${words}” is not a known unit of ${called}. ${enter}`
}

/** `450-megawatt`, `3-billion-dollar` */
const HYPHEN = /(?<=[\d\p{L}])-(?=\p{L})/gu

function readOne(figure: string, quantity: Quantity, rates: readonly Rate[]): Reading | string {
	const { called, such } = FACTS[quantity]
	const amount = readAmount(withMillions(figure.replaceAll(HYPHEN, ' '), quantity))
	if (amount === null)
		return /\d/.test(figure)
			? `“${figure}” is not a figure. Enter ${called}, such as ${such}.`
			: `Enter ${called} in digits, such as ${such}.`
	const words = wordsIn(amount.words, quantity)
	const size = sized(words, quantity, rates)
	if (size === null) return otherUnit(words, quantity)
	if (typeof size === 'string') return size
	if (amount.value <= 0) return `Expected more than zero. Enter ${called}, such as ${such}.`
	return { ...size, value: amount.value * size.value }
}

const BOUNDS: Readonly<Record<NonNullable<Bound>, string>> = { most: ', the most said', least: ', the least said' }
const small = (text: string) => text.toLowerCase().replaceAll(/[\s,]/g, '')

/** A figure as announcements write it: `450-megawatt`, `up to 1 GW`, `120,000 m²`, `€3 bn`, `4,000 at peak`. */
export function readSaidAmount(typed: string, quantity: Quantity, rates: readonly Rate[] = []): SaidAmount {
	if (typed.length > LONGEST) return { ok: false, why: `Expected at most ${String(LONGEST)} letters.` }
	const { figure, bound } = withoutHedges(typed)
	const { text, called, such } = FACTS[quantity]
	const ends = endsIn(figure)
	if (ends !== null) {
		const [low, high] = ends.map((end) => readOne(end, quantity, rates))
		const isRange = typeof low === 'object' && typeof high === 'object'
		const enter = isRange
			? `one end: ${text(low.value)} or ${text(high.value)}`
			: `one figure of ${called}, such as ${such}`
		return { ok: false, why: `“${figure}” is a range. Enter ${enter}.` }
	}
	const one = readOne(figure, quantity, rates)
	if (typeof one === 'string') return { ok: false, why: one }
	const said = `${text(one.value)}${one.rate === undefined ? '' : ` (${rateText(one.rate.id, one.rate.usdPerUnit)})`}`
	const isPlain = [said, count(one.value)].some((plain) => small(plain) === small(typed))
	return { ok: true, value: one.value, read: isPlain ? null : `Read as ${said}${bound === null ? '' : BOUNDS[bound]}.` }
}
