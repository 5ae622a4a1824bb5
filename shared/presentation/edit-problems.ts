import { findFieldFacts } from '#shared/fields/registry.ts'
import type { FieldList } from '#shared/fields/registry.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { EditProblem } from './edit-reply.ts'
import { sentenceCase } from './wording/months.ts'

const LISTS: readonly FieldList[] = [
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
]

/** `powerContracts[2].startMonth` → field `startMonth` of that list. */
function place(path: string): { readonly list: FieldList | null; readonly field: string } {
	const match = /^(\w+)(?:\[\d+\])?\.?(.*)$/.exec(path)
	const list = LISTS.find((known) => known === match?.[1]) ?? null
	return { list, field: list === null ? '' : (match?.[2] ?? '') }
}

function textOf(problem: Problem): string {
	const { list, field } = place(problem.path)
	const label = list === null ? null : (findFieldFacts(list, field)?.label ?? null)
	const what = label === null ? sentenceCase(problem.message) : `${label}: ${problem.message}`
	const stop = /[.!?]$/.test(what) ? '' : '.'
	return `${what}${stop}${problem.mend === undefined ? '' : ` ${problem.mend}`}`
}

/** The plan's problems as sentences for the fields they belong to. */
export function editProblems(problems: readonly Problem[]): readonly EditProblem[] {
	return problems.map((problem) => ({ field: place(problem.path).field, text: textOf(problem) }))
}
