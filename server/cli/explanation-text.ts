import type { Explanation, Origin } from '#shared/explanation.ts'

const INDENT = '  '

/** An explanation as an indented tree: the figure, how it came about, and the same for each of its inputs. */
export function explanationText(explanation: Explanation): string {
	return `${lines(explanation, 0).join('\n')}\n`
}

function lines(explanation: Explanation, depth: number): string[] {
	const { label, symbol, scope, month, inputs, truncated, repeated, omitted } = explanation
	const where = [scope, month].filter((part) => part !== null).join(', ')
	const heading = `${label}${symbol === '' ? '' : ` (${symbol})`} = ${valueText(explanation)}   [${where}]`
	const details = [
		...workings(explanation),
		...origins(explanation.origin),
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

function valueText({ value, unit }: Explanation): string {
	if (value === null) return 'nothing'
	const percent = 100
	if (unit === '%') return `${(value * percent).toLocaleString('en-US', { maximumSignificantDigits: 6 })} %`
	return `${value.toLocaleString('en-US', { maximumSignificantDigits: 6 })} ${unit}`
}

function workings({ inSymbols, inFigures, expression, method, decided, rule, source, node }: Explanation): string[] {
	if (node === 'input') return []
	const formula = inSymbols ?? expression
	return [
		...(formula === null ? [] : [`= ${formula}`]),
		...(inFigures === null ? [] : [`= ${inFigures}`]),
		...(method === null ? [] : [method]),
		...(decided === null ? [] : [decided]),
		`rule ${rule}${source === '' ? '' : ` · ${source}`}`,
	]
}

function origins(origin: Origin | null): string[] {
	switch (origin?.kind) {
		case undefined:
			return []
		case 'plan':
			return [`from the plan: ${origin.path}${because(origin)}`]
		case 'default':
			return [`default of ${origin.path} · ${origin.source} · ${origin.quality}`]
		case 'override':
			return [`assumption ${origin.key}, set in the plan${because(origin)}`]
		case 'catalogue':
			return [
				`catalogue ${origin.table}/${origin.row} ${origin.field} · ${origin.source} · as of ${origin.asOf} · ${origin.quality}`,
			]
		case 'rule':
			return [`${origin.text} · ${origin.source}`]
	}
}

function because({ why, source }: { readonly why: string | null; readonly source: string | null }): string {
	const reasons = [why, source].filter((reason) => reason !== null && reason !== '')
	return reasons.length === 0 ? '' : ` · ${reasons.join(' · ')}`
}
