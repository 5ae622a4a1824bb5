import { getArchetype } from '#shared/catalogue/catalogue.ts'
import { ANY, guessed, logSpread, type Placed, type Spread, type SpreadsModel } from './spread.ts'

type Application = SpreadsModel['plan']['applications'][number]
type ApplicationAt = { readonly model: SpreadsModel; readonly index: number; readonly application: Application }

/** Compute chapter §10: of units at the start and at the end, of what a unit asks, and of tokens. Guesses. */
const SIGMA = { start: 0.25, end: 0.5, requests: 0.35, tokens: 0.4, agentTokens: 0.6 } as const
/** Kinds of use whose requests are made by agents. */
const AGENTS: readonly string[] = ['software-development']

/** How much is asked: units growing apart with time, requests of a unit, tokens of a request. Rule U4. */
export function demandSpreads(model: SpreadsModel): readonly Spread[] {
	return model.plan.applications.flatMap((application, index) => {
		const at = { model, index, application }
		return [unitsSpread(at), ...requestSpreads(at)]
	})
}

/** One draw moves start and end: a small error at the start is a large one of the same sign at the end. */
function unitsSpread({ index, application }: ApplicationAt): Spread {
	const { id, unitsAtStart, unitsAtEnd, growth } = application
	const end = growth === 'constant' ? unitsAtStart : (unitsAtEnd ?? unitsAtStart)
	const place = { list: 'applications', index } as const
	return {
		name: `applications/${id}/unitsAtEnd`,
		kind: 'units',
		place: { list: 'applications', id, field: 'unitsAtEnd' },
		unit: 'count',
		...logSpread(end, SIGMA.end),
		...guessed,
		...ANY,
		cause: { group: 'demand', name: 'applications' },
		write: (into, { value, z }) => {
			into.set({ ...place, field: 'unitsAtStart' }, unitsAtStart * Math.exp(SIGMA.start * z))
			into.set({ ...place, field: 'unitsAtEnd' }, value)
			// What is constant as entered grows apart in proportion to time, too.
			if (growth === 'constant') into.set({ ...place, field: 'growth' }, 'exponential')
		},
	}
}

/** Where the use is of tokens; of agents more, and what goes in and comes out together. */
function requestSpreads({ model, index, application }: ApplicationAt): readonly Spread[] {
	const kind = getArchetype(model.catalogue, application.archetype)
	const isAgent = AGENTS.includes(kind.id)
	const place = { list: 'applications', index } as const
	const spread = (field: RequestField, of: Pick<Spread, 'kind' | 'unit' | 'cause'> & { readonly sigma: number }) => {
		const { sigma, ...named } = of
		const p50 = application[field] ?? kind[field]?.best ?? 0
		return p50 > 0
			? [requestSpread({ ...place, id: application.id, field }, { ...named, ...logSpread(p50, sigma) })]
			: []
	}
	const cause = isAgent ? ({ group: 'tokens', name: application.id } as const) : null
	const sigma = isAgent ? SIGMA.agentTokens : SIGMA.tokens
	return [
		...spread('requestsPerUnitPerDay', { kind: 'requests', unit: 'requests', cause: null, sigma: SIGMA.requests }),
		...spread('inputTokensPerRequest', { kind: 'input_tokens', unit: 'tokens', cause, sigma }),
		...spread('outputTokensPerRequest', { kind: 'output_tokens', unit: 'tokens', cause, sigma: SIGMA.tokens }),
	]
}

type RequestField = 'requestsPerUnitPerDay' | 'inputTokensPerRequest' | 'outputTokensPerRequest'

function requestSpread(
	{ id, field, ...at }: Placed & { readonly id: string; readonly field: RequestField },
	of: Pick<Spread, 'kind' | 'unit' | 'cause' | 'scale' | 'p10' | 'p50' | 'p90'>,
): Spread {
	return {
		name: `applications/${id}/${field}`,
		place: { list: 'applications', id, field },
		...of,
		...guessed,
		...ANY,
		write: (into, { value }) => into.set({ ...at, field }, value),
	}
}
