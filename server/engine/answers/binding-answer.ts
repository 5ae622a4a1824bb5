import type { Explanation } from '#shared/explanation.ts'
import { type BindingCause, type Layer, LAYERS } from '#shared/result.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { balanceResult } from '../balance/balance-result.ts'
import { explain, NOTHING } from '../kernel/explain.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { scheduleResult } from '../outcomes/schedule-result.ts'
import { findScope, type ScopePlace } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'
import type { DocumentAsked } from './document-figure.ts'
import { oncePerRun } from './once-per-run.ts'

const NAMES: readonly string[] = ['binding', 'bindingCause']

/**
 * Which layer holds the plan or a site back in a month and why, with the coverages it is judged by. Without a month the
 * first in which one does. Null for all other names, and where the plan has no such place or month.
 */
export function bindingAnswer(frame: Frame<EngineModel>, name: string, asked: DocumentAsked): Explanation | null {
	const scope = findScope(frame.world, asked.scope ?? 'plan')
	if (!NAMES.includes(name) || !scope || !['plan', 'site'].includes(scope.scope)) return null
	const { binding, causes } = boundIn(frame, scope)
	const { months } = frame.world.model
	const first = binding.findIndex((layer) => layer !== null)
	const month = asked.month === undefined ? Math.max(0, first) : months.indexOf(asked.month)
	const named = months[month]
	if (named === undefined) return null
	const layer = binding[month] ?? null
	return {
		...NOTHING,
		quantity: name,
		symbol: '',
		label: name === 'binding' ? 'Layer that binds' : 'What binds, and why',
		unit: '',
		scope: asked.scope ?? 'plan',
		month: named,
		rule: layer === null ? 'B11' : 'B12',
		source: 'Methodology §2',
		node: 'algorithm',
		method:
			'The layer of lowest coverage below 1 binds; ties go to energy, chips, infrastructure, models in this order.',
		decided: said(layer, causes[month] ?? null),
		inputs: LAYERS.map((one) => coverageOf(frame, { layer: one, month, scope })),
	}
}

type Bound = {
	readonly binding: readonly (Layer | null)[]
	/** of the plan alone */
	readonly causes: readonly (BindingCause | null)[]
}

function boundIn(frame: Frame<EngineModel>, scope: ScopePlace): Bound {
	const result = balanced(frame)
	if (scope.scope === 'plan') return { binding: result.binding, causes: result.bindingCause }
	const id = frame.world.tables['site']?.ids[scope.index] ?? ''
	return { binding: result.sites[id]?.binding ?? [], causes: [] }
}

const balanced = oncePerRun((frame) => balanceResult(noteOf(frame, balancePlan), scheduleResult(frame)))

function said(layer: Layer | null, cause: BindingCause | null): string {
	if (cause) return `${cause.text} ${cause.mend}`
	return layer === null ? 'No layer is short in this month.' : `The ${layer} layer binds.`
}

type Coverage = {
	readonly layer: Layer
	readonly month: number
	readonly scope: ScopePlace
}

function coverageOf(frame: Frame<EngineModel>, { layer, month, scope }: Coverage): Explanation {
	const quantity = scope.scope === 'plan' ? `plan.${layer}.coverage` : `${layer}.coverage`
	return explain(frame, { quantity, index: scope.index, month, monthNames: frame.world.model.months, depth: 1 })
}
