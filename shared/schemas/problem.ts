import type { z } from 'zod'
import { findFieldFacts } from '#shared/fields/registry.ts'

/** One thing wrong with a plan: where, what, and what would mend it. */
export type Problem = { readonly path: string; readonly message: string; readonly mend?: string }

/** A problem whose mend may name the key that was meant; found only for the problems a person is shown. */
export type FoundProblem = Problem & { readonly near?: () => string | null }

/** A problem where there is one, in a list of what may be wrong. */
export const problemIf = (wrong: boolean, problem: Problem): readonly Problem[] => (wrong ? [problem] : [])

/** `powerContracts[2].startMonth`, as in exports and on the command line. */
export function dottedPath(path: readonly PropertyKey[]): string {
	if (path.length === 0) return 'plan'
	return path.reduce<string>((text, part) => {
		if (typeof part === 'number') return `${text}[${part}]`
		const key = String(part)
		return text === '' ? key : `${text}.${key}`
	}, '')
}

/** A field that another kind of workload has is known, only not here. */
function unknownField(at: readonly PropertyKey[], key: string): Problem {
	const path = dottedPath([...at, key])
	const kinds = at[0] === 'workloads' && at.length === 2 ? findFieldFacts('workloads', key)?.meantFor?.['kind'] : null
	if (kinds)
		return {
			path,
			message: 'means nothing for this kind of workload',
			mend: `Leave it out, or make the kind ${kinds.join(' or ')}.`,
		}
	return { path, message: 'unknown field', mend: 'Remove it, or see `strata catalogue fields` for the names.' }
}

/** One problem for every issue, one for every unknown field. */
export function problemsOf(error: z.ZodError): Problem[] {
	return error.issues.flatMap((issue): Problem[] => {
		if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(issue.path, key))
		if (issue.code === 'invalid_type' && issue.expected === 'object')
			return [{ path: dottedPath(issue.path), message: 'expected an object' }]
		return [{ path: dottedPath(issue.path), message: issue.message }]
	})
}
