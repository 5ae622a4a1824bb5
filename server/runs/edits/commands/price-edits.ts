import { readTerm, saidOfTerms } from '#server/views/prices/financing-terms.ts'
import { readPrice } from '#server/views/prices/prices.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { keptAmount, moneyOf } from '#shared/units/money.ts'
import type { HeldPlan } from '../edits-of.ts'
import type { FieldPatch, PlainCommand, PlanCommand } from '../plan-command.ts'
import { currentValue, fieldEdit, type FieldEdit } from '../plan-edit.ts'

type PricesCommand = Extract<PlanCommand, { readonly command: 'prices' }>
type ReadPrices =
	| { readonly ok: true; readonly command: PlainCommand; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

const FINANCE = 'finance.'

/** Prices and terms as typed, read in the currency of the plan they go into; what is neither is left out. */
export function readPricesCommand({ plan, draft }: HeldPlan, { typed, baseRev }: PricesCommand): ReadPrices {
	const money = moneyOf(plan)
	const [patches, terms, problems]: [FieldPatch[], FieldEdit[], EditProblem[]] = [[], [], []]
	for (const [name, text] of Object.entries(typed)) {
		if (name.startsWith(FINANCE)) {
			const facts = findFieldFacts('plan', name)
			if (facts === null) continue
			const place = { kind: 'head', itemId: '', field: name, baseRev } as const
			const read = readTerm(name, text, money)
			const value =
				typeof read === 'number' ? keptAmount(read, currentValue(draft, place), { unit: facts.unit, money }) : read
			terms.push(fieldEdit({ ...place, value }))
			continue
		}
		const read = readPrice(name, text, money)
		if (read === null) continue
		if (!read.ok) {
			problems.push({ field: name, text: read.text })
			continue
		}
		const { ok: _ok, ...patch } = read
		patches.push({ ...patch, baseRev })
	}
	if (problems.length > 0) return { ok: false, problems }
	const said = saidOfTerms(Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith(FINANCE))))
	const commands: readonly PlainCommand[] = [
		{ command: 'patches', patches, notes: [] },
		{ command: 'edits', edits: terms },
	]
	return { ok: true, command: { command: 'several', commands }, said: said === '' ? null : said }
}
