import { financeFields } from '#shared/fields/money/finance-fields.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isShare, UNITS, type Unit } from '#shared/units/units.ts'
import { typedShare } from '#shared/formats/figures.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { saidOfShare } from '#shared/grid/typed/said-of-shares.ts'

/** One term of a plan’s financing, as a form asks for it. */
export type FinancingTerm = {
	/** the field of the plan: `finance.gearingShare` */
	readonly name: string
	readonly label: string
	readonly help: string
	readonly unit?: string
	/** empty where the usual one holds */
	readonly value: string
	readonly choices: readonly { readonly value: string; readonly label: string }[]
}

const factsOf = (name: string) => fieldFacts('plan', `finance.${name}`)
const inWords = (value: string): string => value.replaceAll('_', ' ')

/** A value as it is typed; shares in per cent. */
function typed(value: unknown, unit: Unit | null): string {
	if (typeof value === 'number') return isShare(unit) ? typedShare(value) : String(value)
	return typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
}

/** Where the usual one hangs on the plan, the field’s own help says how. */
function usualOf(name: string): string {
	const facts = factsOf(name)
	if (facts.default === null) return ''
	const value = typed(facts.default, facts.unit)
	return ` Default: ${choicesOf(name).find((choice) => choice.value === value)?.label ?? value}.`
}

function choicesOf(name: string): FinancingTerm['choices'] {
	const { kind, choices } = factsOf(name)
	if (kind === 'boolean')
		return [
			{ value: 'true', label: 'yes' },
			{ value: 'false', label: 'no' },
		]
	return (choices ?? []).map((value) => ({ value, label: inWords(value) }))
}

/** The terms of a plan’s financing; null where it states none. */
export function financingTerms({ finance }: Pick<PlanFile, 'finance'>): readonly FinancingTerm[] | null {
	if (finance === null) return null
	const stated = new Map<string, unknown>(Object.entries(finance))
	return Object.keys(financeFields).map((name) => {
		const { label, help, unit } = factsOf(name)
		return {
			...{ name: `finance.${name}`, label, help: `${help}${usualOf(name)}`, choices: choicesOf(name) },
			...(unit !== null && !isShare(unit) && unit !== 'ratio' && { unit: UNITS[unit].label }),
			value: typed(stated.get(name), unit),
		}
	})
}

/** What was typed into a term, as the plan keeps it; what cannot be read stays as it was typed, to be refused by name. */
export function readTerm(name: string, text: string): string | number | boolean | null {
	const parsed = parseCell(text, fieldFacts('plan', name), {
		...{ choices: choicesOf(name.slice('finance.'.length)), range: 'single' },
	})
	const value = parsed.ok ? parsed.value : text
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** What is said of the terms among what was typed: of bare figures that were read as per cent. */
export const saidOfTerms = (typed: Readonly<Record<string, string>>): string =>
	Object.keys(financeFields)
		.map((name) => `finance.${name}`)
		.flatMap((name) => saidOfShare(fieldFacts('plan', name), typed[name] ?? '') ?? [])
		.join(' ')
