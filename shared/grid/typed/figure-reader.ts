import type { FieldFacts } from '#shared/fields/field.ts'
import { DOLLARS, isMoney, type Money } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import { rangeFactsOf } from '#shared/ranges/range-facts.ts'
import { type Doubt, PER_CENT, shareDoubt } from './bare-share.ts'
import { eitherWay } from './decimal-signs.ts'
import { readAmount } from './parse-number.ts'
import type { RangeReader } from './parse-range.ts'
import { sizeOf } from './typed-units.ts'

export type FigureFacts = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit' | 'min' | 'max'>>
/** What figures lean on beside their field. */
export type FigureBeside = {
	/** the plan's currency: of figures that name none, too, unless something else is said */
	readonly money?: Money
	/** the currency of figures that name none, where it is not the plan's */
	readonly bare?: Money | undefined
	/** what stands in the cell */
	readonly now?: number | string | null
	/** it stands in a file, which keeps shares as parts of one and money in dollars */
	readonly inFile?: boolean | undefined
	/** on which scale the middle of a range lies; left out: as the field says */
	readonly scale?: string
}
type FigureReader = RangeReader & {
	readonly figureOf: (text: string) => number | null
	/** what stood in the way of the last text that was no figure */
	readonly why: () => string
	/** what could be written in its place */
	readonly fixes: () => readonly string[]
}

// The product of a size and a figure is as exact as what was typed.
export const exact = (value: number) => Number(value.toPrecision(12))

/** What says that a figure is none too sure adds nothing to it here: a range says how sure. */
const ABOUT = /^\s*(?:[~≈∼]|ca\.?\s|circa\s|approx\.?\s|about\s|abt\.?\s)\s*/i

/** Why such a figure is not read where it could be wrong a thousandfold: among whole ones, or with a sign of another currency than dollars. */
function eitherWayIn(text: string, { kind, unit = null }: FigureFacts, { code }: Money): Doubt | null {
	const foreign = code !== 'USD' && unit !== null && isMoney(unit) && /[^\d\s.,]/.test(text)
	return kind === 'integer' || foreign ? eitherWay(text) : null
}

const frontOf = (text: string) => /^\s*([^\d\s.,=+−-]*)/.exec(text)?.[1] ?? ''
function endOf(text: string): string {
	let at = text.length
	while (at > 0 && !/[\d)]/.test(text.charAt(at - 1))) at -= 1
	return text.slice(at)
}
/** Each with what stands behind the last, and with what stands before the first: `€45..60/MWh`. */
function sharing(texts: readonly string[]): readonly string[] {
	const [front, end] = [frontOf(texts[0] ?? ''), endOf(texts.at(-1) ?? '')]
	return texts.map((text) => `${frontOf(text) === '' ? front : ''}${text}${endOf(text) === '' ? end : ''}`)
}

/** Reads figures of a field, alone and as the ends of a range. */
export function figureReader(facts: FigureFacts, beside: FigureBeside): FigureReader {
	const {
		money = DOLLARS,
		inFile = false,
		bare = inFile ? DOLLARS : money,
		now = null,
		scale = rangeFactsOf(facts).scale,
	} = beside
	const { unit = null, kind } = facts
	let doubt: Doubt = { why: '', fixes: [] }
	const not = (one: Doubt) => {
		if (one.why !== '') doubt = one
		return null
	}
	const figureOf = (typed: string): number | null => {
		const text = typed.replace(ABOUT, '')
		const unclear = eitherWayIn(text, facts, money)
		if (unclear !== null) return not(unclear)
		const amount = readAmount(text)
		const found = amount === null ? null : sizeOf(amount.words, unit, { money, bare })
		if (amount === null || found === null) return null
		if ('why' in found) return not({ ...found, fixes: [] })
		if (!isShare(unit) || amount.words !== '' || inFile)
			return found.size === 1 ? amount.value : exact(amount.value * found.size)
		const share = shareDoubt(text, amount.value, facts)
		return share === null ? exact(amount.value / PER_CENT) : not(share)
	}
	// Of shares per cent are points, of all else a part of the figure.
	const isPart = (text: string) => text.endsWith('%') && !isShare(unit)
	const whole = (value: number) => (kind === 'integer' ? Math.round(value) : value)
	return {
		figureOf,
		why: () => doubt.why,
		fixes: () => doubt.fixes,
		valueOf: figureOf,
		isPart,
		awayFrom: (value, text) => {
			if (!isPart(text)) return figureOf(text)
			const part = readAmount(text)?.value ?? null
			return part === null ? null : whole(Math.abs(value) * part)
		},
		sharing,
		middleOf: (low, high) =>
			exact(whole(scale === 'log' && low > 0 && high > 0 ? Math.sqrt(low * high) : (low + high) / 2)),
		now: typeof now === 'number' ? now : null,
	}
}
