import { countryWorkOf } from '#shared/catalogue/catalogue.ts'
import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { UNITS } from '#shared/units/units.ts'
import { present, rowFacts } from '../facts.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineModel } from '../world.ts'

const SHARES = ['nationalReachShare', 'nationalShareAvailable'] as const satisfies readonly AssumptionKey[]

/** What the builders of a country are reckoned from, at a site in it. Rule lP18. */
export function nationalPoolFacts(model: EngineModel, { site, country }: { site: number; country: string }) {
	const row = countryWorkOf(model.catalogue, country)
	const fields = ['constructionEmploymentM']
	return [
		...present([rowFacts({ table: 'countryWork', row, label: `Builders of ${country}`, fields })]),
		...SHARES.map((key) => assumedFact(model, key, site)),
	]
}

/** An assumption that the choice of a site’s rows rests on. */
export function assumedFact(model: EngineModel, key: AssumptionKey, site: number): Fact {
	const { label, unit } = ASSUMPTIONS[key]
	const { value, origin } = fromAssumption(model, key, site)
	return { id: `assumptions.${key}`, label, unit: UNITS[unit].label, value, origin, parts: [] }
}
