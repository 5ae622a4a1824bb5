import type { Step } from './kernel/compile.ts'
import * as definitions from './definitions.ts'

/** Every formula and algorithm of the engine, and inputs that are shown and not read. Others are found through what reads them. */
export const REGISTRY: readonly Step[] = stepsIn(definitions)

/** What a module defines, alone or several together. */
function stepsIn(exported: unknown): readonly Step[] {
	if (isStep(exported)) return [exported]
	return isRecord(exported) ? Object.values(exported).flatMap(stepsIn) : []
}

function isStep(value: unknown): value is Step {
	return isRecord(value) && 'node' in value && 'id' in value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null
}
