import type { Doubt } from './bare-share.ts'

/** What parts the decimals of a sheet's figures; '' where its figures do not show it, or show both. */
export const DECIMAL_SIGNS = ['comma', 'point', ''] as const
export type DecimalSign = (typeof DECIMAL_SIGNS)[number]

/** Figures that can be read one way only; a sign before three digits alone, `54.000`, says nothing. */
const WITH_COMMA =
	/^(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0\d*,\d+|\d{4,},\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})$/
const swapped = (text: string) => text.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))
const FIGURES = /\d[\d.,]*\d|\d/g

/** Which sign the figures in texts part their decimals with: null where none shows it, '' where they show both. */
export function signShown(texts: readonly string[]): DecimalSign | null {
	const figures = texts.flatMap((text) => text.match(FIGURES) ?? [])
	const [comma, point] = [figures, figures.map(swapped)].map((all) => all.some((figure) => WITH_COMMA.test(figure)))
	if (comma !== true) return point === true ? 'point' : null
	return point === true ? '' : 'comma'
}

/** `10.000`: ten to some, ten thousand to others. */
const EITHER_WAY = /(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])/

/** The two figures that such a text may be, with texts that leave no doubt; null of all others. */
export function eitherWay(text: string): (Doubt & { readonly small: number; readonly large: number }) | null {
	const [found, whole = '', part = ''] = EITHER_WAY.exec(text) ?? []
	if (found === undefined) return null
	const [small, large] = [String(Number(found)), `${whole},${part}`]
	const fixes = [large, small === found ? `${small}0` : small]
	const why = `“${found}” is ${small} to some and ${large} to others: write ${fixes.join(', or ')}.`
	return {
		why,
		fixes: fixes.map((fix) => text.replace(found, fix)),
		small: Number(small),
		large: Number(`${whole}${part}`),
	}
}

const POINTS_OF_THOUSANDS = /(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])/g
/** `1.200` of a sheet whose decimals stand behind a comma. */
export const withoutPoints = (text: string): string =>
	text.replaceAll(POINTS_OF_THOUSANDS, (figure) => figure.replaceAll('.', ''))
