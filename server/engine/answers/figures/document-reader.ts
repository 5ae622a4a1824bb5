import type { Fact } from '../../kernel/algorithm-node.ts'
import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import type { Remark } from '#shared/remarks.ts'

export type DocumentAsked = { readonly scope?: string | undefined; readonly month?: string | undefined }

/** A figure that the result tells and no quantity holds: what it is called, its value, how it is found and on what. */
export type DocumentFigure = {
	readonly label: string
	readonly symbol: string
	readonly unit: string
	readonly scope: string
	/** the month, year or `all` it is of; null where it has none */
	readonly month: string | null
	readonly value: number | null
	readonly rule: string
	readonly source: string
	readonly method: string
	readonly decided: Remark | null
	readonly facts: readonly Fact[]
	/** quantities of the plan that it was reckoned from */
	readonly from?: readonly string[]
}

/** Reads one family of figures by its name; null for the names of all others. */
export type DocumentReader = (frame: Frame<EngineModel>, name: string, asked: DocumentAsked) => DocumentFigure | null
