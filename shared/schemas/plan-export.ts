import type { PlanFile } from './plan-shape.ts'

type PlanExportJson =
	null | boolean | number | string | readonly PlanExportJson[] | { readonly [key: string]: PlanExportJson }
/** A plan as a file: what was left out is left out again. */
export type ExportedPlan = { readonly [key: string]: PlanExportJson }

const isEmpty = (value: PlanExportJson): boolean =>
	value === null ||
	(Array.isArray(value) && value.length === 0) ||
	(typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)

/** As a file writes it: without nulls, empty lists and empty groups at any depth; entries of lists stay in place. */
export function compact(value: unknown): PlanExportJson {
	if (value === null || value === undefined) return null
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
	if (Array.isArray(value)) return value.map(compact)
	if (typeof value !== 'object') return null
	return compactRecord(value)
}

function compactRecord(value: object): ExportedPlan {
	const kept = Object.entries(value).flatMap(([key, entry]) => {
		const written = compact(entry)
		return isEmpty(written) ? [] : [[key, written] as const]
	})
	return Object.fromEntries(kept)
}

function assumptionsOf(plan: PlanFile): PlanExportJson {
	return Object.fromEntries(
		Object.entries(plan.assumptions).map(([key, { value, text, why, source }]) => {
			const written = text ?? value
			return [key, why === null && source === null ? written : compact({ value: written, why, source })]
		}),
	)
}

/** Notes without a word or figure still stand: an entry of a record is never dropped. */
const notesOf = (plan: PlanFile): PlanExportJson =>
	Object.fromEntries(Object.entries(plan.notes).map(([key, note]) => [key, compact(note)]))

/**
 * Writes a plan as `strata.plan/1`. Parsing what it writes gives the same plan again.
 */
export function toPlanFile(plan: PlanFile): ExportedPlan {
	const { assumptions: _assumptions, notes: _notes, format, name, ...rest } = plan
	const assumptions = assumptionsOf(plan)
	const notes = notesOf(plan)
	// Without a word it still says that the plan is financed.
	const finance = plan.finance === null ? {} : { finance: compactRecord(plan.finance) }
	return {
		format,
		name,
		...compactRecord(rest),
		...finance,
		...(isEmpty(assumptions) ? {} : { assumptions }),
		...(isEmpty(notes) ? {} : { notes }),
	}
}
