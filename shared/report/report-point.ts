import type { PointKind } from '#shared/schemas/report/open-points.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** Something a reader of the report should know, and where it can be closed. */
export type ReportPoint = {
	/** names it in this plan: `no_workload@applications[0]`, `layer@chips`, `comment@` and the thread */
	readonly id: string
	readonly kind: PointKind
	readonly text: string
	readonly mend: string
	/** the page of the plan on which it is closed; empty for the first, or for a comment */
	readonly page: string
}

export const KIND_NAMES: Readonly<Record<PointKind, string>> = {
	missing: 'Missing',
	impossible: 'Not possible as entered',
	finding: 'Finding',
}

/** Said in the drawer of comments. */
export const COMMENT = 'comment@'

export const isComment = ({ id }: Pick<ReportPoint, 'id'>): boolean => id.startsWith(COMMENT)

/** A finding is what a report is made for; anything else stays open until it is closed, or accepted by name. */
export const blocks = ({ kind }: Pick<ReportPoint, 'kind'>): boolean => kind !== 'finding'

/** `Two points are open` */
export const areOpen = (points: number): string =>
	`${sentenceCase(counted(points, 'item'))} ${points === 1 ? 'is' : 'are'} open`
