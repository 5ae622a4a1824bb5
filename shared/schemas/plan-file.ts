import { isRecord } from '#shared/is-record.ts'
import { formatFigure } from '#shared/units/format.ts'
import { checkAssumptions } from './checks/assumptions.ts'
import { checkDemand } from './checks/demand.ts'
import { draftOf, type Draft } from './checks/draft.ts'
import { checkGatingWorks } from './checks/gating-works.ts'
import { checkHeader } from './checks/header.ts'
import { checkKinds } from './checks/kinds.ts'
import { checkLeases } from './checks/leases.ts'
import { checkOwnRows } from './checks/own-rows.ts'
import { checkPeople } from './checks/people.ts'
import { checkRanges } from './checks/ranges.ts'
import { checkReferences } from './checks/references.ts'
import { checkSites } from './checks/sites.ts'
import { checkSupply } from './checks/supply.ts'
import { checkUnique } from './checks/unique.ts'
import { checkWorkloads } from './checks/workloads.ts'
import { hazardsOf } from './hazards.ts'
import { ITEM_LIMITS } from './plan-items.ts'
import { MOST_KEYS, planFileSchema, type PlanFile } from './plan-shape.ts'
import { problemsOf, type FoundProblem, type Problem } from './problem.ts'

export { PLAN_FORMAT, planFileSchema, type PlanFile } from './plan-shape.ts'
export type { Problem } from './problem.ts'

export type ParsedPlan =
	{ readonly ok: true; readonly plan: PlanFile } | { readonly ok: false; readonly problems: readonly Problem[] }

/** More than a person reads; the rest shows once these are mended. */
const MOST_PROBLEMS = 500

const CHECKS: readonly ((draft: Draft) => readonly FoundProblem[])[] = [
	checkHeader,
	checkUnique,
	checkReferences,
	checkKinds,
	checkOwnRows,
	checkSites,
	checkSupply,
	checkGatingWorks,
	checkLeases,
	checkDemand,
	checkWorkloads,
	checkPeople,
	checkAssumptions,
	checkRanges,
]

/**
 * Reads a plan file from anywhere: a person's JSON, a form, the API. Either the plan, every field present, or
 * all its problems at once, each with its path, what is wrong and, where it helps, what would mend it.
 */
export function parsePlanFile(input: unknown): ParsedPlan {
	const hazards = hazardsOf(input)
	if (hazards.length > 0) return { ok: false, problems: hazards }
	const crowded = crowdedIn(input)
	if (crowded.length > 0) return { ok: false, problems: crowded }
	const parsed = planFileSchema.safeParse(input)
	const draft = draftOf(input, parsed.success ? parsed.data : null)
	const problems: readonly FoundProblem[] = [
		...(parsed.success ? [] : problemsOf(parsed.error)),
		...CHECKS.flatMap((check) => check(draft)),
	]
	if (parsed.success && problems.length === 0) return { ok: true, plan: parsed.data }
	return { ok: false, problems: shortened(problems) }
}

/** Lists and tables with more entries than a plan may have: of what is never taken no entry is read. */
function crowdedIn(input: unknown): readonly Problem[] {
	if (!isRecord(input)) return []
	const limits = { ...ITEM_LIMITS, assumptions: MOST_KEYS, notes: MOST_KEYS }
	return Object.entries(limits).flatMap(([path, most]) => {
		const entries = input[path]
		const count = typeof entries === 'object' && entries !== null ? Object.keys(entries).length : 0
		if (count <= most) return []
		const mend = `It has ${formatFigure(count, { whole: true })}. Take some out, or make several plans of it.`
		return [{ path, message: `expected at most ${most} entries`, mend }]
	})
}

/** Beyond so many, looking for what was meant costs more than it helps. */
const MOST_SUGGESTIONS = 50

function withSuggestion({ near, ...problem }: FoundProblem, index: number): Problem {
	const meant = near && index < MOST_SUGGESTIONS ? near() : null
	return meant === null ? problem : { ...problem, mend: `Did you mean ${meant}? ${problem.mend ?? ''}`.trim() }
}

function shortened(problems: readonly FoundProblem[]): readonly Problem[] {
	const shown = problems.slice(0, MOST_PROBLEMS).map(withSuggestion)
	const rest = problems.length - shown.length
	return rest === 0 ? shown : [...shown, { path: 'plan', message: `${rest} more problems are not shown` }]
}
