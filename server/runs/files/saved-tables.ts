import { figuresOf } from '#server/engine/lay-out-plan.ts'
import { feedRows, type FeedAsked, MOST_FEED_ROWS } from '#server/paper/exchange/feed-table.ts'
import { savedTable } from '#server/paper/exchange/saved-table.ts'
import type { KeptRun } from '../kept-runs.ts'

/** A list or a table of results as CSV, and the name of the plan; no text where there is no such table. */
export function tableText({ plan, written, frame }: KeptRun, { table }: { readonly table: string }) {
	return { text: savedTable({ plan: written, figures: () => figuresOf(frame) }, table), name: plan.name }
}

/** Figures of the result as a table of one row a figure, place and month; null where it would be too long. */
export function feedText({ plan, frame }: KeptRun, asked: FeedAsked) {
	return { rows: feedRows(plan, figuresOf(frame), asked), most: MOST_FEED_ROWS[asked.as], name: plan.name }
}
