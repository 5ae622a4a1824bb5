import { isRecord } from '#shared/is-record.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure, formatQuantity } from '#shared/units/format.ts'
import { inMoney, isMoney, moneyOf } from '#shared/units/money.ts'
import { UNITS, type Unit } from '#shared/units/units.ts'
import { valueAt } from '../grid/grid-rows.ts'
import { heldBy, WITHHELD } from './parts/withheld-fields.ts'
import { rewritten } from './parts/rewritten.ts'
import type { ReportModel } from './report-model.ts'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Shorter names would be found within other words. */
const LEAST_NAME = 2

type SpellingsParams = { readonly value: unknown; readonly unit: Unit | null }

/** Every value of a plan’s entries that the registry calls a price or a counterparty. */
export function heldIn(plan: PlanFile, redaction: Redaction): readonly SpellingsParams[] {
	return ITEM_KINDS.flatMap((list) => {
		const fields = fieldsOf(list).filter((facts) => heldBy(facts, facts.name) === redaction)
		return plan[list].flatMap((item) =>
			fields.flatMap(({ name, unit }): readonly SpellingsParams[] => {
				const value = valueAt(item, name.split('.')) ?? null
				return value === null ? [] : [{ value, unit }]
			}),
		)
	})
}

/** A price as any text may tell it: with its sign or its unit. A bare number is told from no other by itself. */
function spellings(plan: PlanFile, { value, unit }: SpellingsParams): readonly string[] {
	if (typeof value === 'string') return value.trim().length < LEAST_NAME ? [] : [value.trim()]
	if (typeof value !== 'number' || unit === null || !isMoney(unit)) return []
	const money = moneyOf(plan)
	const label = UNITS[unit].label
	return [
		formatQuantity(value, unit, { money }),
		formatQuantity(value, unit, { money, style: 'figure' }),
		formatQuantity(value, 'usd', { money }),
		`${formatFigure(value)} ${label}`,
		`${formatFigure(inMoney(value, unit, money))} ${money.code}`,
	]
}

/** Every spelling of what is withheld of a plan; null where that is nothing. */
export function patternOf(plan: PlanFile, redact: readonly Redaction[]): RegExp | null {
	const all = redact.flatMap((one) => heldIn(plan, one).flatMap((held) => spellings(plan, held)))
	const told = [...new Set(all)].toSorted((one, other) => other.length - one.length)
	if (told.length === 0) return null
	return new RegExp(`(?<![\\p{L}\\d.,])(?:${told.map(escaped).join('|')})(?![\\p{L}\\d]|[.,]\\d)`, 'gu')
}

/** One thing that is bought or let, by whose money its price could be told. */
const ONE_BY_ONE = /^(?:contract|order|lease|phase|equipment|purchase):/

/** One thing that is bought or let: its money is its price. */
export const isOneByOne = (scope: unknown): boolean => typeof scope === 'string' && ONE_BY_ONE.test(scope)

const isUnit = (unit: string): unit is Unit => Object.hasOwn(UNITS, unit)
export const isMoneyUnit = (unit: unknown): boolean => typeof unit === 'string' && isUnit(unit) && isMoney(unit)

/** A figure by which the price of one thing could be told. */
export function tellsPrice({ why, unit }: Readonly<Record<string, unknown>>): boolean {
	return isRecord(why) && isOneByOne(why['scope']) && isMoneyUnit(unit)
}

function withheldCell(cell: Readonly<Record<string, unknown>>, redact: readonly Redaction[]): unknown {
	const held = redact.some((one) => cell['holds'] === one) || (redact.includes('prices') && tellsPrice(cell))
	return held && cell['text'] !== '–' ? { text: WITHHELD } : cell
}

/** The report without the prices or the counterparties it was asked to withhold, wherever they stand. */
export function withheld(model: ReportModel, plan: PlanFile): ReportModel {
	const { redact } = model.facts.settings
	if (redact.length === 0) return model
	const pattern = patternOf(plan, redact)
	// What is printed of the changes stands in their appendix.
	const printed: ReportModel = { ...model, facts: { ...model.facts, changes: null } }
	return rewritten(printed, (value) => {
		if (typeof value === 'string') return pattern === null ? value : value.replace(pattern, WITHHELD)
		return isRecord(value) && 'text' in value ? withheldCell(value, redact) : value
	})
}
