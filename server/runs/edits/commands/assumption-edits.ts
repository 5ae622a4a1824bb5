import { findAssumption, mayBeOfSite } from '#shared/fields/assumptions.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { readAssumption } from '#server/views/pages/assumptions/read-assumption.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { HeldPlan } from '../edits-of.ts'
import type { PlainCommand, PlanCommand } from '../plan-command.ts'
import { fieldEdit } from '../plan-edit.ts'

type AssumptionCommand = Extract<PlanCommand, { readonly command: 'assumption' }>
type Read =
	| { readonly ok: true; readonly command: PlainCommand; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

const refused = (field: string, text: string): Read => ({ ok: false, problems: [{ field, text }] })

/**
 * An assumption is read in the plan's currency, and kept with its reason; one without an entry is the default again, of a site
 * what the plan has.
 */
export function readAssumptionCommand({ plan }: HeldPlan, { key, entry, baseRev }: AssumptionCommand): Read {
	const facts = findAssumption(key)
	const of = facts?.siteId ?? null
	const site = of === null ? null : plan.sites.find(({ id }) => id === of)
	if (entry !== null && facts !== null && site === undefined)
		return refused('site', `${facts.label}: this site is not in the plan any more. Reload the page.`)
	if (entry !== null && facts !== null && of !== null && !mayBeOfSite(facts.key))
		return refused('site', `${facts.label}: all sites share it. Choose the whole plan.`)
	const read = entry && readAssumption(key, entry.text, { money: moneyOf(plan), site: site?.name ?? null })
	if (read?.ok === false) return refused('value', read.text)
	const value = entry && read && { value: read.value, why: entry.why, source: entry.source }
	const edits = [fieldEdit({ kind: 'assumptions', itemId: key, field: '', value, baseRev })]
	return { ok: true, command: { command: 'edits', edits }, said: read?.said ?? null }
}
