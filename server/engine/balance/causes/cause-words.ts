import { formatMonth } from '#shared/units/format.ts'

const KW_PER_MW = 1000
const LEAST_MW = 0.1

/** Power as a sentence says it: three digits at most, in kW below a tenth of a megawatt. */
export function mw(value: number): string {
	return value < LEAST_MW ? `${figure(value * KW_PER_MW)} kW` : `${figure(value)} MW`
}

/** `in March 2027`, or that it lies beyond what is looked at. */
export function inMonth(monthNames: readonly string[], month: number | null): string {
	const name = month === null ? undefined : monthNames[month]
	return name === undefined ? 'after the horizon' : `in ${formatMonth(name, 'long')}`
}

/** «1 accelerator is», «48 accelerators are»: the verb of a count as a sentence says it. */
export function isAre(count: number): string {
	return figure(count) === '1' ? 'is' : 'are'
}

/** `1 month`, `4 months` */
export function monthsLong(count: number): string {
	return `${String(count)} ${count === 1 ? 'month' : 'months'}`
}

/** A count as a sentence says it: thousands apart, no more digits than are known. */
export function figure(value: number): string {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
	const scale = 10 ** digits
	const rounded = Math.round(value * scale) / scale
	const [whole = '0', part] = String(rounded).split('.')
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
	return part === undefined ? grouped : `${grouped}.${part}`
}
