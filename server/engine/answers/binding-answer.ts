import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { BindingCause } from '#shared/result/cause-result.ts'
import { boundCauses } from '../document/bound-causes.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { balanceResult } from '../balance/balance-result.ts'
import { explain, NOTHING } from '../kernel/explain/explain.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { findHeadline } from '../shortfall/headline-step.ts'
import { findScope, type ScopePlace } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'
import type { DocumentAsked } from './figures/document-reader.ts'
import { keptBy } from '#shared/records/kept-by.ts'

const NAMES: readonly string[] = ['binding', 'bindingCause']

/**
 * Which layer holds the plan or a site back in a month and why, with the coverages it is judged by. Without a month the
 * first in which one does. Null for all other names, and where the plan has no such place or month.
 */
export function bindingAnswer(
	frame: Frame<EngineModel>,
	name: string,
	asked: DocumentAsked,
): Explanation<Remark> | null {
	const found = NAMES.includes(name) ? findBound(frame, asked) : null
	if (!found) return null
	const { scope, bound, month } = found
	const layer = bound.binding[month] ?? null
	return {
		...NOTHING,
		quantity: name,
		symbol: '',
		label: 'Limiting layer and cause',
		unit: '',
		scope: asked.scope ?? 'plan',
		month: frame.world.model.months[month] ?? null,
		rule: layer === null ? 'B11' : 'B12',
		source: 'Methodology §2',
		node: 'algorithm',
		method: 'The layer of lowest coverage below 1 limits; ties go to energy, chips, halls, models in this order.',
		decided: decidedBy(layer, bound.causes[month] ?? null),
		inputs: LAYERS.map((one) => coverageOf(frame, { layer: one, month, scope })),
	}
}

type FindBoundResult = { readonly scope: ScopePlace; readonly bound: Bound; readonly month: number }

function findBound(frame: Frame<EngineModel>, asked: DocumentAsked): FindBoundResult | null {
	const scope = findScope(frame.world, asked.scope ?? 'plan')
	if (!scope || !['plan', 'site'].includes(scope.scope)) return null
	const bound = boundIn(frame, scope)
	const month = monthOf(frame, bound.binding, asked.month)
	return month < 0 ? null : { scope, bound, month }
}

/** The month that is asked for, else the first in which a layer binds; below 0 where the plan has no such month. */
function monthOf(frame: Frame<EngineModel>, binding: Bound['binding'], asked: string | undefined): number {
	if (asked !== undefined) return frame.world.model.months.indexOf(asked)
	return Math.max(
		0,
		binding.findIndex((layer) => layer !== null),
	)
}

type Bound = {
	readonly binding: readonly (Layer | null)[]
	/** of the plan alone */
	readonly causes: readonly (BindingCause | null)[]
}

function boundIn(frame: Frame<EngineModel>, scope: ScopePlace): Bound {
	const result = balanced(frame)
	if (scope.scope === 'plan')
		return { binding: result.binding, causes: boundCauses(frame.world.model, result.bindingCause, result.binding) }
	const id = frame.world.tables['site']?.ids[scope.index] ?? ''
	return { binding: result.sites[id]?.binding ?? [], causes: [] }
}

const balanced = keptBy((frame: Frame<EngineModel>) =>
	balanceResult(noteOf(frame, balancePlan), noteOf(frame, findHeadline).bindings),
)

function decidedBy(layer: Layer | null, cause: BindingCause | null): Remark {
	if (cause) return { code: 'bound', facts: { cause } }
	return layer === null ? 'nothing_short' : { code: 'layer_binds', facts: { layer } }
}

type Coverage = {
	readonly layer: Layer
	readonly month: number
	readonly scope: ScopePlace
}

function coverageOf(frame: Frame<EngineModel>, { layer, month, scope }: Coverage): Explanation<Remark> {
	const quantity = scope.scope === 'plan' ? `layers.${layer}.coverage` : `sites.layers.${layer}.coverage`
	return explain(frame, { quantity, index: scope.index, month, monthNames: frame.world.model.months, depth: 1 })
}
