import type { Explanation, Leaf, Origin, RestsOn } from '#shared/explanation.ts'
import { becauseWords } from '#server/views/messages/explanations.ts'
import { formatFigure } from '#shared/units/format.ts'

const INDENT = '  '

/** An explanation as an indented tree: the figure, how it came about, and the same for each of its inputs. */
export function explanationText(explanation: Explanation): string {
	return `${[...lines(explanation, 0), ...rests(explanation.restsOn)].join('\n')}\n`
}

function lines(explanation: Explanation, depth: number): string[] {
	const { label, symbol, scope, month, inputs, truncated, repeated, omitted } = explanation
	const where = [scope, month].filter((part) => part !== null).join(', ')
	const heading = `${label}${symbol === '' ? '' : ` (${symbol})`} = ${valueText(explanation)}   [${where}]`
	const details = [
		...workings(explanation),
		...origins(explanation.origin, explanation.unit),
		...(truncated ? ['… its inputs are not shown'] : []),
		...(repeated ? ['… laid out above'] : []),
		...(omitted > 0 ? [`… and ${String(omitted)} more that count less`] : []),
	]
	return [
		`${INDENT.repeat(depth)}${heading}`,
		...details.map((detail) => `${INDENT.repeat(depth + 1)}${detail}`),
		...inputs.flatMap((input) => lines(input, depth + 1)),
	]
}

type ValueWithUnit = Pick<Explanation, 'value' | 'unit' | 'date'>

function valueText({ value, unit, date }: ValueWithUnit): string {
	if (date !== undefined) return date
	if (value === null) return 'nothing'
	return unit === '' || isShare(unit) ? number(value, unit) : `${number(value, unit)} ${unit}`
}

/** `%`, `% a year`; the catalogue says `share`. */
const isShare = (unit: string) => unit.startsWith('%') || unit === 'share'

function number(value: number, unit: string): string {
	const percent = 100
	const [shown, sign] = isShare(unit) ? [value * percent, ` ${unit === 'share' ? '%' : unit}`] : [value, '']
	return `${formatFigure(shown, { digits: 6 })}${sign}`
}

function workings(explanation: Explanation): string[] {
	const { inSymbols, inFigures, expression, method, decided, because, value, rule, source, node } = explanation
	if (node === 'input') return []
	const reason = becauseWords(because, { hasValue: value !== null })
	const formula = inSymbols ?? expression
	return [
		...(formula === null ? [] : [`= ${formula}`]),
		...(inFigures === null ? [] : [`= ${inFigures}`]),
		...(method === null ? [] : [method]),
		...(decided === null ? [] : [decided]),
		...(reason === '' ? [] : [reason]),
		`rule ${rule}${source === '' ? '' : ` · ${source}`}`,
	]
}

function origins(origin: Origin | null, unit: string): string[] {
	switch (origin?.kind) {
		case undefined:
			return []
		case 'plan':
			return [`from the plan: ${joined([origin.path, quoted(origin.why), origin.source, origin.quality])}`]
		case 'default':
			return [`default of ${joined([origin.path, range(origin, unit), origin.source, origin.quality])}`]
		case 'override':
			return [
				`assumption ${joined([`${origin.key}, set in the plan`, quoted(origin.why), origin.source])}`,
				`replaces ${joined([number(origin.default ?? NaN, unit), range(origin, unit), origin.defaultSource, origin.defaultQuality])}`,
			]
		case 'catalogue':
			return rowLines(origin, unit)
		case 'rule':
			return [joined([origin.text, origin.source])]
	}
}

function rowLines(origin: Extract<Origin, { readonly kind: 'catalogue' }>, unit: string): string[] {
	const place =
		`${origin.own ? 'the plan’s own row' : 'catalogue'} ${origin.table}/${origin.row} ${origin.field}`.trimEnd()
	const provenance = [origin.source, `as of ${origin.asOf}`, `${origin.confidence} confidence`, origin.quality]
	return [
		joined([place, range(origin, unit), ...provenance]),
		...(origin.replaces === null ? [] : [`replaces ${number(origin.replaces, unit)} of the built-in row`]),
	]
}

/** What a reader should doubt or know of, nearest first. */
function rests(restsOn: RestsOn | null): string[] {
	if (restsOn === null) return []
	const { guesses, overrides } = restsOn
	const line = (leaf: Leaf) => [
		`${INDENT}${leaf.label} = ${valueText(leaf)}   [${leaf.scope}]`,
		...origins(leaf.origin, leaf.unit).map((detail) => `${INDENT}${INDENT}${detail}`),
	]
	return [
		...(guesses.length === 0 ? [] : ['', `Guesses used (${String(guesses.length)}):`, ...guesses.flatMap(line)]),
		...(overrides.length === 0
			? []
			: ['', `Overrides used (${String(overrides.length)}):`, ...overrides.flatMap(line)]),
	]
}

function range(
	{ low, high }: { readonly low: number | null; readonly high: number | null },
	unit: string,
): string | null {
	return low === null || high === null || low === high ? null : `${number(low, unit)} to ${number(high, unit)}`
}

const quoted = (why: string | null) => (why === null || why === '' ? null : `“${why}”`)

function joined(parts: readonly (string | null)[]): string {
	return parts.filter((part) => part !== null && part !== '').join(' · ')
}
