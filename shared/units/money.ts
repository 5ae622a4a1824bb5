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

/** A figure of a field (money: USD) as it is typed and shown in the currency. */
export const typedAmount = (value: number, unit: Unit | null, money: Money): number =>
	unit === null || !isMoney(unit) || money.code === DOLLARS.code
		? value
		: Number((value / money.usdPerUnit).toPrecision(TYPED_DIGITS))

/** What was typed (money: USD); where it says what stands there already, exactly that: no figure changes for its last digits. */
export function keptAmount(typed: number, now: unknown, { unit, money }: { unit: Unit | null; money: Money }): number {
	const isSame = typeof now === 'number' && typedAmount(now, unit, money) === typedAmount(typed, unit, money)
	return isSame ? now : typed
}

/** A figure as it is typed, of whatever a field holds: figures, alone or in a list; all else as it is. */
export function typedValue(value: unknown, unit: Unit | null, money: Money): unknown {
	if (Array.isArray(value)) return value.map((one) => typedValue(one, unit, money))
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
