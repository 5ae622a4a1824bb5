import { figuresOf } from '#server/engine/lay-out-plan.ts'
import { savedTable } from '#server/exchange/saved-table.ts'
import type { KeptRun } from '../kept-runs.ts'

/** A list or a table of results as CSV, and the name of the plan; no text where there is no such table. */
export function tableText({ plan, written, frame }: KeptRun, { table }: { readonly table: string }) {
	return { text: savedTable({ plan: written, figures: () => figuresOf(frame) }, table), name: plan.name }
}
