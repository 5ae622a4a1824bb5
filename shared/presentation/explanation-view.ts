import type { Explanation, Origin } from '#shared/explanation.ts'
import { formatFigure, formatShare } from '#shared/units/format.ts'
import type { WhyTarget } from './key-figure.ts'
import { usd } from './wording/figures.ts'
import { longMonth } from './wording/months.ts'
import { keyInWords } from './wording/names.ts'

/** What a thing of the plan is called, by its id; ids without a name stand for themselves. */
export type NameOf = (id: string) => string

export type ExplanationStep = {
	readonly key: string
	readonly label: string
	readonly value: string
	readonly detail: string
	/** where it comes from: `contract`, `benchmark`, `guess`, `default` … */
	readonly tag: string | null
	readonly target: WhyTarget | null
	readonly steps: readonly ExplanationStep[]
}

export type ExplanationView = {
	readonly key: string
	readonly where: string
	readonly value: string
	readonly unit: string
	/** one sentence on what decided here; empty where there is none */
	readonly meaning: string
	readonly formulaTitle: string
	readonly formula: readonly string[]
	readonly steps: readonly ExplanationStep[]
	/** says how many inputs of a long sum are left out; empty where none is */
	readonly leftOut: string
	readonly method: string
}

/** A figure with its unit; money and shares carry theirs in the figure. */
function wordValue(value: number | null, unit: string): { readonly figure: string; readonly unit: string } {
	if (value === null) return { figure: '–', unit: '' }
	if (unit === 'USD') return { figure: usd(value), unit: '' }
	if (unit === '%') return { figure: formatShare(value), unit: '' }
	return { figure: formatFigure(value, { digits: 4 }), unit }
}

const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' · ')

function range(low: number | null, high: number | null): string | null {
	return low === null || high === null ? null : `${formatFigure(low)} to ${formatFigure(high)}`
}

function originWords(origin: Origin): { readonly detail: string; readonly tag: string } {
	if (origin.kind === 'plan')
		return { detail: joined([origin.path, origin.why, origin.source]), tag: origin.quality ?? 'plan' }
	if (origin.kind === 'default')
		return {
			detail: joined([range(origin.low, origin.high), origin.source]),
			tag: origin.quality === 'guess' ? 'guess' : 'default',
		}
	if (origin.kind === 'override') {
		const was = origin.default === null ? null : `was ${formatFigure(origin.default)}`
		const by = origin.who === null ? null : `changed by ${origin.who}`
		return { detail: joined([was, by, origin.why, origin.source]), tag: 'override' }
	}
	if (origin.kind === 'catalogue') {
		return {
			detail: joined([
				range(origin.low, origin.high),
				`${keyInWords(origin.table)}, ${origin.row}`,
				origin.source,
				origin.asOf,
			]),
			tag: origin.quality === 'guess' ? 'guess' : 'catalogue',
		}
	}
	return { detail: joined([origin.text, origin.source]), tag: 'rule' }
}

function stepOf({
	explanation,
	path,
	nameOf,
}: {
	explanation: Explanation
	path: string
	nameOf: NameOf
}): ExplanationStep {
	const { figure, unit } = wordValue(explanation.value, explanation.unit)
	const words = explanation.origin === null ? { detail: '', tag: null } : originWords(explanation.origin)
	const key = `${path}/${explanation.quantity}@${explanation.scope}@${explanation.month ?? ''}`
	return {
		key,
		label:
			explanation.scope === 'plan' ? explanation.label : `${explanation.label}, ${placeOf(explanation.scope, nameOf)}`,
		value: unit === '' ? figure : `${figure} ${unit}`,
		detail: explanation.origin === null ? (explanation.inFigures ?? explanation.decided ?? '') : words.detail,
		tag: words.tag,
		target:
			explanation.node === 'input'
				? null
				: { quantity: explanation.quantity, scope: explanation.scope, month: explanation.month },
		steps: explanation.inputs.map((input, index) => stepOf({ explanation: input, path: `${key}/${index}`, nameOf })),
	}
}

/** `site:abilene` → `abilene`, `crew:abilene/electrician` → `abilene, electrician`. */
function placeOf(scope: string, nameOf: NameOf): string {
	const rest = scope.includes(':') ? scope.slice(scope.indexOf(':') + 1) : scope
	return rest
		.split('/')
		.map((id) => keyInWords(nameOf(id)))
		.join(', ')
}

function where(explanation: Explanation, nameOf: NameOf): string {
	return joined([
		explanation.label,
		explanation.scope === 'plan' ? 'whole plan' : placeOf(explanation.scope, nameOf),
		explanation.month === null ? null : longMonth(explanation.month),
	])
}

/** What the drawer says of one figure: value, what decided, the formula in symbols and in figures, and its inputs. */
export function buildExplanationView(explanation: Explanation, nameOf: NameOf = (id) => id): ExplanationView {
	const { figure, unit } = wordValue(explanation.value, explanation.unit)
	const result = unit === '' ? figure : `${figure} ${unit}`
	const lines = [
		explanation.inSymbols === null ? null : `${explanation.symbol} = ${explanation.inSymbols}`,
		explanation.inFigures === null ? null : `${explanation.inFigures} = ${result}`,
		explanation.node === 'algorithm' ? explanation.method : null,
	].filter((line): line is string => line !== null && line !== '')
	const origin = explanation.origin === null ? null : originWords(explanation.origin)
	return {
		key: `${explanation.quantity}@${explanation.scope}@${explanation.month ?? ''}`,
		where: where(explanation, nameOf),
		value: figure,
		unit,
		meaning: explanation.decided ?? origin?.detail ?? '',
		formulaTitle: explanation.node === 'algorithm' ? 'How it is found' : 'Formula',
		formula: lines,
		steps: explanation.inputs.map((input, index) => stepOf({ explanation: input, path: String(index), nameOf })),
		leftOut: explanation.omitted > 0 ? `and ${explanation.omitted} more that count less` : '',
		method: joined([`Rule ${explanation.rule}`, explanation.source]),
	}
}

type Named = { readonly id: string; readonly name?: string | null }

/** Names of everything in a plan that a scope can point at. */
export function namesIn(
	plan: Readonly<
		Record<'sites' | 'powerContracts' | 'buildPhases' | 'chipOrders' | 'workloads' | 'applications', readonly Named[]>
	>,
): NameOf {
	const all = [
		plan.sites,
		plan.powerContracts,
		plan.buildPhases,
		plan.chipOrders,
		plan.workloads,
		plan.applications,
	].flat()
	const names = new Map(all.map((item) => [item.id, item.name ?? item.id]))
	return (id) => names.get(id) ?? id
}
