import type { Explanation } from '#shared/explanation.ts'
import type { Fact } from '../kernel/algorithm.ts'
import { factAsInput, NOTHING } from '../kernel/explain.ts'
import type { Frame } from '../kernel/run.ts'
import { findScope } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'
import { coolingFigure } from './cooling-figure.ts'
import { emptyLayer } from './empty-layer.ts'
import { floatFigure } from './float-figure.ts'
import { distanceFigure } from './distance-figure.ts'
import { defaultReplicaFigure } from './default-replica-figure.ts'
import { roleFigure } from './role-figure.ts'

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
	readonly decided: string | null
	readonly facts: readonly Fact[]
}

/** Reads one family of figures by its name; null for the names of all others. */
export type DocumentReader = (frame: Frame<EngineModel>, name: string, asked: DocumentAsked) => DocumentFigure | null

const READERS: readonly DocumentReader[] = [
	coolingFigure,
	distanceFigure,
	roleFigure,
	floatFigure,
	emptyLayer,
	defaultReplicaFigure,
]

/** The explanation of a figure that stands in the result alone; null where there is none of that name. */
export function documentFigure(frame: Frame<EngineModel>, name: string, asked: DocumentAsked): Explanation | null {
	if (asked.scope !== undefined && findScope(frame.world, asked.scope) === null) return null
	for (const read of READERS) {
		const figure = read(frame, name, asked)
		if (!figure) continue
		const { facts, ...told } = figure
		const opened = new Set<string>()
		const inputs = facts.map((fact) => factAsInput(fact, { rule: told.rule, opened }))
		return { ...NOTHING, ...told, quantity: name, node: 'algorithm', inputs }
	}
	return null
}
