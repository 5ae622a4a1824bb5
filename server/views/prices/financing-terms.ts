import { financeFields } from '#shared/fields/money/finance-fields.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { enteredUnit, type Money, moneyOf, typedAmount } from '#shared/units/money.ts'
import { isShare, type Unit } from '#shared/units/units.ts'
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
	/** what holds where the plan states none */
	readonly usual: string
	/** folded away with what planners leave at its default */
	readonly seldom: boolean
}

const factsOf = (name: string) => fieldFacts('plan', `finance.${name}`)
const inWords = (value: string): string => value.replaceAll('_', ' ')

/** A value as it is typed; shares in per cent. */
function typed(value: unknown, unit: Unit | null, money: Money): string {
	if (typeof value === 'number') return isShare(unit) ? typedShare(value) : String(typedAmount(value, unit, money))
	return typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
}

/** The default in figures; where it hangs on the plan, how. */
function usualOf(name: string, money: Money): string {
	const facts = factsOf(name)
	if (facts.default === null) return facts.defaultText ?? ''
	const value = typed(facts.default, facts.unit, money)
	return choicesOf(name).find((choice) => choice.value === value)?.label ?? value
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

type TermsOf = Pick<PlanFile, 'finance' | 'currency' | 'usdPerCurrencyUnit'>
/** The terms of a plan’s financing; null where it states none. */
export function financingTerms(plan: TermsOf): readonly FinancingTerm[] | null {
	const { finance } = plan
	if (finance === null) return null
	const money = moneyOf(plan)
	const stated = new Map<string, unknown>(Object.entries(finance))
	return Object.keys(financeFields).map((name) => {
		const { label, help, unit, seldom } = factsOf(name)
		const usual = usualOf(name, money)
		return {
			...{
				name: `finance.${name}`,
				label,
				help: `${help} Default: ${usual}.`,
				choices: choicesOf(name),
				usual,
				seldom,
			},
			...(unit !== null && !isShare(unit) && unit !== 'ratio' && { unit: enteredUnit(unit, money) }),
			value: typed(stated.get(name), unit, money),
		}
	})
}

/** What was typed into a term, as the plan keeps it; what cannot be read stays as it was typed, to be refused by name. */
export function readTerm(name: string, text: string, money: Money): string | number | boolean | null {
	const parsed = parseCell(text, fieldFacts('plan', name), {
		...{ choices: choicesOf(name.slice('finance.'.length)), money, range: 'single' },
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
