import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { isMoney, type Money, moneyOf } from '#shared/units/money.ts'
import type { HeldPlan } from '../edits-of.ts'
import { touchesOf, valueBefore } from '../find-conflicts.ts'
import type { PlanCommand } from '../plan-command.ts'
import { currentValue } from '../plan-edit.ts'
import { textsTyped, type TypedText } from './texts-typed.ts'

type Since = readonly ChangeRow[]

const CURRENCY_FIELDS = ['currency', 'usdPerCurrencyUnit'] as const
const isOfMoney = ({ kind, fields }: ChangeRow) =>
	kind === 'head' && fields.some(({ field }) => field === '' || CURRENCY_FIELDS.some((own) => own === field))

/**
 * Amounts that name no currency, typed beside another than the plan has by now: 5 euros must not be taken for 5 dollars. Each is
 * refused with what to write in its place; what means the same in both is no matter.
 */
export function checkMoneySeen(held: HeldPlan, command: PlanCommand, since: Since): readonly EditProblem[] {
	const changes = since.filter(isOfMoney)
	if (changes.length === 0) return []
	const now = moneyOf(held.plan)
	return textsTyped(command).flatMap((one): readonly EditProblem[] => {
		const { unit = null } = one.facts
		if (one.baseRev === undefined || unit === null || !isMoney(unit)) return []
		const then = moneyAt(held, one.baseRev, changes)
		return then.code !== now.code && isOtherwise(one, { then, now }) ? [asked(one, { then, now })] : []
	})
}

/** What a plan counted in at one of its edits. */
function moneyAt({ draft }: HeldPlan, baseRev: number, since: Since): Money {
	const [currency, rate] = CURRENCY_FIELDS.map((field) => {
		const place = { kind: 'head', itemId: '', field, baseRev } as const
		const touches = touchesOf(place, { since, userId: '' })
		return touches.length === 0 ? currentValue(draft, place) : valueBefore(draft, place, touches)
	})
	return moneyOf({
		currency: typeof currency === 'string' ? currency : null,
		usdPerCurrencyUnit: typeof rate === 'number' ? rate : null,
	})
}

/** Something for what is said around what stands in a cell. */
const SOMETHING = 100

function readIn({ text, facts }: TypedText, money: Money): string | null {
	const read = parseCell(text, { ...facts, required: false }, { money, now: SOMETHING })
	return read.ok ? JSON.stringify([read.value, read.range]) : null
}

type Both = { readonly then: Money; readonly now: Money }

/** Whether a text can be read in both, and says something else in each. */
function isOtherwise(typed: TypedText, { then, now }: Both): boolean {
	const [was, is] = [readIn(typed, then), readIn(typed, now)]
	return was !== null && is !== null && was !== is
}

function asked(typed: TypedText, { then, now }: Both): EditProblem {
	const { field, facts } = typed
	const text = typed.text.trim()
	const fixes = [then, now]
		.map(({ code }) => `${text} ${code}`)
		.filter((fix) => readIn({ ...typed, text: fix }, now) !== null)
	const what = `${facts.label}: the plan’s currency changed from ${then.code} to ${now.code} after you opened this page, and “${text}” names none.`
	const way = fixes.length === 0 ? 'Write the amount with its currency' : `Write ${fixes.join(' or ')}`
	return { field, text: `${what} ${way}.`, ...(fixes.length > 0 && { fixes }) }
}
