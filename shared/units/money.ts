import { UNITS, type Unit } from './units.ts'

/** The currency money is shown in. Plans, results and everything a machine reads stay in USD. */
export type Money = { readonly code: string; readonly usdPerUnit: number }

export const DOLLARS: Money = { code: 'USD', usdPerUnit: 1 }

/** The plan's own currency; dollars where it states none, or no rate to reach it by. */
export function moneyOf(plan: { readonly currency: string | null; readonly usdPerCurrencyUnit: number | null }): Money {
	const { currency, usdPerCurrencyUnit } = plan
	return currency === null || currency === 'USD' || usdPerCurrencyUnit === null
		? DOLLARS
		: { code: currency, usdPerUnit: usdPerCurrencyUnit }
}

export const isMoney = (unit: Unit): boolean => 'money' in UNITS[unit].dimension

/** A figure in USD as so much of the currency; of any other unit the figure itself. */
export function inMoney(value: number, unit: Unit, money: Money): number {
	return isMoney(unit) ? value / money.usdPerUnit : value
}

/** As exact as anybody types: what a rate makes of a figure and back again differs only beyond. */
const TYPED_DIGITS = 10
/** An amount typed in the currency ends before these; one that a rate made of dollars goes on. */
const EXACT_DIGITS = 13
/** Of an amount that a rate made: as many as the log of edits tells. */
const SHOWN_DIGITS = 6

const isInOther = (unit: Unit | null, { code }: Money): unit is Unit =>
	unit !== null && isMoney(unit) && code !== DOLLARS.code

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits))

/** A figure of a field (money: USD) in the currency, so close that it may be sent back. */
export const closeAmount = (value: number, unit: Unit | null, money: Money): number =>
	isInOther(unit, money) ? rounded(value / money.usdPerUnit, TYPED_DIGITS) : value

/** The same as it is typed and shown: what was typed in the currency as it was, what was entered in dollars rounded. */
export function typedAmount(value: number, unit: Unit | null, money: Money): number {
	if (!isInOther(unit, money)) return value
	const close = closeAmount(value, unit, money)
	return rounded(value / money.usdPerUnit, EXACT_DIGITS) === close ? close : rounded(close, SHOWN_DIGITS)
}

/** What was typed (money: USD); where it says what stands there already, exactly that: no figure changes for its last digits. */
export function keptAmount(typed: number, now: unknown, { unit, money }: { unit: Unit | null; money: Money }): number {
	if (typeof now !== 'number') return typed
	const said = closeAmount(typed, unit, money)
	return said === typedAmount(now, unit, money) || said === closeAmount(now, unit, money) ? now : typed
}

/** A figure as it is typed, of whatever a field holds: figures, alone or in a list, which is sent back whole; all else as it is. */
export function typedValue(value: unknown, unit: Unit | null, money: Money): unknown {
	if (Array.isArray(value))
		return value.map((one: unknown) => (typeof one === 'number' ? closeAmount(one, unit, money) : one))
	return typeof value === 'number' ? typedAmount(value, unit, money) : value
}

/** `USD/MWh` → `JPY/MWh` */
export const moneyLabel = (label: string, { code }: Money): string => label.replace('USD', code)

/** What a field is entered in: `MW`, `EUR/MWh`. */
export const enteredUnit = (unit: Unit, money: Money): string =>
	isMoney(unit) ? moneyLabel(UNITS[unit].label, money) : UNITS[unit].label

const signs = new Map<string, string>()

/** `$`, `€`, `A$`, `CHF `: never one sign for two currencies. */
export function moneySign({ code }: Money): string {
	const sign = signs.get(code) ?? signIn(code)
	signs.set(code, sign)
	return sign
}

function signIn(code: string): string {
	const sign = new Intl.NumberFormat('en-US', { style: 'currency', currency: code })
		.formatToParts(0)
		.find(({ type }) => type === 'currency')?.value
	if (sign === undefined) return `${code} `
	return /[A-Z]$/.test(sign) ? `${sign} ` : sign
}
