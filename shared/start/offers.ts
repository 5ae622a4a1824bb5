import { type BuildClass, USUAL_BUILD_CLASS } from '#shared/catalogue/builds/build-classes.ts'
import type { Archetype, Model } from '#shared/catalogue/types.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'

const MAY_SERVE = ['yes', 'conditions']
const SCIENCE = /protein|weather|chemistry/

/** Models that a new plan may be sized with: weights that may be had, and what sizing needs published. */
export function modelsFor({ models }: Pick<Catalogue, 'models'>, use: 'serve' | 'train' | 'science'): readonly Model[] {
	return models.filter((model) => {
		if (!model.openWeights || !MAY_SERVE.includes(model.commercialUse)) return false
		if (use === 'science') return model.job !== null && SCIENCE.test(model.domain ?? '')
		if (model.kind === 'other' || model.totalParamsB === null) return false
		return use === 'serve' || model.trainingTokensT !== null
	})
}

const tokensADay = ({ requestsPerUnitPerDay, inputTokensPerRequest, outputTokensPerRequest }: Archetype) =>
	requestsPerUnitPerDay.best * ((inputTokensPerRequest?.best ?? 0) + (outputTokensPerRequest?.best ?? 0))

/** Kinds of use that ask a data centre for tokens; first those of which one user asks most. */
export const usesFor = ({ archetypes }: Pick<Catalogue, 'archetypes'>): readonly Archetype[] =>
	archetypes
		.filter(({ outputTokensPerRequest, runsAt }) => outputTokensPerRequest !== null && !runsAt.startsWith('edge'))
		.toSorted((a, b) => tokensADay(b) - tokensADay(a))

/** What the page of a new plan lets one choose from. */
export type StartOffers = {
	readonly models: readonly { readonly id: string; readonly name: string; readonly uses: readonly string[] }[]
	readonly uses: readonly { readonly id: string; readonly name: string; readonly unit: string }[]
	/** the usual one first, which '' stands for */
	readonly classes: readonly { readonly value: string; readonly words: string }[]
}

function classChoices(classes: readonly BuildClass[]): StartOffers['classes'] {
	const isUsual = ({ id }: BuildClass) => id === USUAL_BUILD_CLASS
	const ordered = [...classes.filter(isUsual), ...classes.filter((row) => !isUsual(row))]
	return ordered.map((row) => {
		const words = `${row.name}: ${String(row.months.p10)} to ${String(row.months.p90)} months`
		return isUsual(row) ? { value: '', words: `${words} (default)` } : { value: row.id, words }
	})
}

export function startOffers(catalogue: Pick<Catalogue, 'models' | 'archetypes' | 'buildClasses'>): StartOffers {
	const uses = (['serve', 'train', 'science'] as const).map((use) => ({ use, rows: modelsFor(catalogue, use) }))
	const models = catalogue.models.map(({ id, name }) => ({
		id,
		name,
		uses: uses.flatMap(({ use, rows }) => (rows.some((row) => row.id === id) ? [use] : [])),
	}))
	return {
		models: models.filter((model) => model.uses.length > 0),
		uses: usesFor(catalogue).map(({ id, name, unitOfDemand }) => ({ id, name, unit: unitOfDemand })),
		classes: classChoices(catalogue.buildClasses),
	}
}
