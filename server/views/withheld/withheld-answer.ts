import { isMetricName, metricOf } from '#shared/metrics/metric.ts'
import { isRecord } from '#shared/is-record.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import type { Withheld } from '#shared/together/link-scope.ts'
import { moneyOf, moneySign, type Money } from '#shared/units/money.ts'
import { isMoneyUnit, isOneByOne, patternOf, tellsPrice } from '../report/redaction.ts'
import { WITHHELD } from '../report/parts/withheld-fields.ts'

/** What is taken out of the list it stands in. */
const GONE = Symbol('gone')
/** Addresses and names of rows, never shown. */
const ADDRESSES = ['quantity', 'scope', 'id', 'ref', 'itemId', 'to', 'href', 'page', 'search']
const TARGETS = ['why', 'opens']
const isAddress = (name: string, part: unknown) =>
	(typeof part === 'string' && ADDRESSES.includes(name)) || (isRecord(part) && TARGETS.includes(name))

type WithheldAnswerParts = Readonly<Record<string, unknown>>

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const NUMBER = '[\u2212-]?\\d[\\d,]*(?:\\.\\d+)?(?:[ \u202f\u00a0]?[kMBT](?![A-Za-z]))?'

/** Amounts of money as texts tell them: `$38.2B`, `−€4`, `48 USD/MWh`. */
function amountsIn({ code }: Money): RegExp {
	const signs = [...new Set([moneySign({ code, usdPerUnit: 1 }), '$'])].map((sign) => escaped(sign.trim()))
	const codes = [...new Set([code, 'USD'])].map(escaped)
	const signed = `[\u2212+-]?(?:${signs.join('|')})[ \u202f\u00a0]?${NUMBER}(?:[\u2013-]${NUMBER})?`
	const named = `${NUMBER}(?:[\u2013-]${NUMBER})?[ \u202f\u00a0](?:${codes.join('|')})(?:/[\\p{L}\\d-]+)*`
	return new RegExp(`${signed}|${named}`, 'gu')
}

const patterns = new WeakMap<PlanFile, Map<string, RegExp | null>>()

/** Spelled out once for a plan: a page asks for it with every answer. */
function namesIn(plan: PlanFile, redact: readonly Redaction[]): RegExp | null {
	const known = patterns.get(plan) ?? new Map<string, RegExp | null>()
	patterns.set(plan, known)
	const name = redact.join(' ')
	const kept = known.get(name)
	if (kept !== undefined) return kept
	const pattern = patternOf(plan, redact)
	known.set(name, pattern)
	return pattern
}

/** Whether money is what an explanation of this quantity tells, or what follows from nothing else: a return, a cover of debt. */
export function isOfMoney(quantity: unknown): boolean {
	if (typeof quantity !== 'string' || !isMetricName(quantity)) return false
	return quantity.startsWith('finance.') || isMoneyUnit(metricOf(quantity).unit)
}

/** A unit by its key, or as an explanation names it: `USD/MWh`. */
export const isOfMoneyUnit = (unit: unknown): boolean =>
	isMoneyUnit(unit) || (typeof unit === 'string' && /(?:^|[^A-Z])[A-Z]{3}(?:$|\/)/.test(unit) && isCurrency(unit))

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const isCurrency = (unit: string) => CURRENCIES.has(/[A-Z]{3}(?=$|\/)/.exec(unit)?.[0] ?? '')

const tellsMoney = ({ why, unit, quantity }: WithheldAnswerParts): boolean =>
	isOfMoneyUnit(unit) || isOfMoney(quantity) || (isRecord(why) && isOfMoney(why['quantity']))

/** A step of an explanation, or where it ends. */
const isTraced = (part: WithheldAnswerParts) => 'origin' in part && tellsMoney(part)
/** Without what it comes to and what that is made of. */
const untraced = (part: WithheldAnswerParts): unknown =>
	'inputs' in part ? { ...part, value: null, origin: null, inputs: [], inFigures: null, because: [], said: null } : GONE

const isNamed = (part: WithheldAnswerParts) => ['label', 'row', 'name'].some((name) => typeof part[name] === 'string')
const isFigure = (part: WithheldAnswerParts) => 'why' in part && 'text' in part

/** A part of an answer to whom no amount of money is told: what is one goes, and what stands beside one says nothing of it. */
function withoutMoney(part: WithheldAnswerParts): unknown {
	if (isTraced(part)) return untraced(part)
	if (isFigure(part) && tellsMoney(part)) return isNamed(part) ? GONE : WITHHELD
	if (isRecord(part['opens']) && tellsMoney(part['opens'])) return GONE
	if (part['figure'] === WITHHELD || (isNamed(part) && part['value'] === WITHHELD)) return GONE
	if (isNamed(part) && isRecord(part['why']) && tellsMoney(part)) return GONE
	const open = part['open'] === WITHHELD ? { open: null } : {}
	const note = isNamed(part) && isSaid(part['note']) ? { note: '' } : {}
	const value = typeof part['value'] === 'number' && tellsMoney(part) ? { value: null } : {}
	return { ...part, ...open, ...note, ...value }
}

const isSaid = (note: unknown) => typeof note === 'string' && note.includes(WITHHELD)

/** The same where prices alone are withheld: sums stay, and what they are made of is not opened. */
function withoutPrices(part: WithheldAnswerParts): unknown {
	if (isFigure(part) && tellsMoney(part)) {
		if (tellsPrice(part)) return isNamed(part) ? { ...part, text: WITHHELD, value: null, why: null } : WITHHELD
		return isNamed(part) ? { ...part, why: null } : part['text']
	}
	if (isRecord(part['opens']) && tellsMoney(part['opens'])) {
		const { opens: _closed, ...series } = part
		return series
	}
	// What it was is now a text.
	if (typeof part['figure'] === 'string') return { ...part, value: part['figure'], figure: null, why: null }
	if (typeof part['open'] === 'string') return { ...part, open: null }
	return isTraced(part) && isOneByOne(part['scope']) ? untraced(part) : part
}

/** What a price was tried at stands beside what it is now. */
const isPriceMoved = ({ gives, now }: WithheldAnswerParts, amounts: RegExp): boolean =>
	typeof gives === 'string' && typeof now === 'string' && (now.includes(WITHHELD) || now.search(amounts) >= 0)

type Telling = { readonly text: (text: string) => string; readonly part: (part: WithheldAnswerParts) => unknown }

function telling(plan: PlanFile, withheld: readonly Withheld[]): Telling {
	const redact = withheld.filter((one): one is Redaction => one !== 'money')
	const names = namesIn(plan, redact)
	const every = amountsIn(moneyOf(plan))
	const amounts = withheld.includes('money') ? every : null
	return {
		text: (text) => {
			const named = names === null ? text : text.replace(names, WITHHELD)
			return amounts === null ? named : named.replace(amounts, WITHHELD)
		},
		part: (part) => {
			if (!withheld.includes('prices')) return part
			if (isPriceMoved(part, every)) return GONE
			return withheld.includes('money') ? withoutMoney(part) : withoutPrices(part)
		},
	}
}

/** An answer about a plan as whoever is asked to be shown less of it gets it. Files have their own withholding. */
export function withheldAnswer(answer: unknown, plan: PlanFile, withheld: readonly Withheld[]): unknown {
	if (withheld.length === 0) return answer
	const told = within(answer, telling(plan, withheld))
	return told === GONE ? null : told
}

/** What is on the way to a page without the plan at hand: its amounts of money, in the currency shown. */
export function withoutAmounts(text: string, money: Money): string {
	return text.replace(amountsIn(money), WITHHELD)
}

function within(value: unknown, telling: Telling): unknown {
	if (typeof value === 'string') return telling.text(value)
	if (Array.isArray(value)) {
		return value.map((one: unknown) => within(one, telling)).filter((one) => one !== GONE)
	}
	if (!isRecord(value) || !isPlain(value)) return value
	const parts = Object.entries(value).map(([name, part]) => {
		const told = isAddress(name, part) ? part : within(part, telling)
		return [name, told === GONE ? null : told] as const
	})
	return telling.part(Object.fromEntries(parts))
}

// Dates and bytes are no records of ours.
function isPlain(value: object): boolean {
	const made: unknown = Object.getPrototypeOf(value)
	return made === Object.prototype || made === null
}
