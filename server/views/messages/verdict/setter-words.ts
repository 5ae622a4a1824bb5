import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { SetsDate } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { causeClause } from './cause-clauses.ts'
import { itemNameIn } from './item-names.ts'

/** The month that is set; null: not within the plan. */
type DateSet = { readonly month: string | null; readonly set: SetsDate }

/** As the verdict tells what is late; of what comes in parts, that enough of it is there. */
function setterClause(plan: PlanFile, { month, set }: DateSet): string {
	const { until } = set.facts
	const name = itemNameIn(plan, set.item)
	if (month === null || name === null) return causeClause(plan, set)
	if (until !== null && until > month)
		return `enough of ${name} is there in ${longMonth(month)}, all of it in ${longMonth(until)}`
	return set.cause === 'installing' ? `${name} is installed and ramped in ${longMonth(month)}` : causeClause(plan, set)
}

/** «Hall 8 is ready in January 2028, eight months behind plan.» */
export const setterSentence = (plan: PlanFile, of: DateSet): string => `${sentenceCase(setterClause(plan, of))}.`

/** Of many, those that hold back most are told; each is a step below. */
const MOST_TOLD = 3

/** «Set by Halls: Hall 8 is ready in January 2028, eight months behind plan.»; what never comes is short at plan end. None where it is there from the start. */
export function setSentences(
	plan: PlanFile,
	{ month, set }: { readonly month: string | null; readonly set: readonly SetsDate[] },
): readonly string[] {
	const told = set.toSorted((one, other) => other.facts.mw - one.facts.mw).slice(0, MOST_TOLD)
	const [first] = told
	if (first === undefined) return []
	const clauses = told.map((one) => setterClause(plan, { month, set: one })).join('; ')
	const more = set.length > told.length ? `; and ${counted(set.length - told.length, 'more item')}` : ''
	// Halls that no tenant leases are of no layer of the plan: tenants bring the chips.
	const whose = first.facts.ofTenant ? '' : `, ${LAYER_NAMES[first.layer]}`
	return [`${month === null ? `Short at plan end${whose}` : `Set by ${LAYER_NAMES[first.layer]}`}: ${clauses}${more}.`]
}
